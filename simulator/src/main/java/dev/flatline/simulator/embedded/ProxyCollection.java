package dev.flatline.simulator.embedded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All proxies of an engine, by name. Used from the control thread only. */
final class ProxyCollection {
    private final EngineParts engine;
    private final Map<String, EmbeddedProxy> proxies = new TreeMap<>();

    ProxyCollection(EngineParts engine) {
        this.engine = engine;
    }

    Collection<EmbeddedProxy> all() {
        return proxies.values();
    }

    Optional<EmbeddedProxy> get(String name) {
        return Optional.ofNullable(proxies.get(name));
    }

    /** Makes a proxy; one that cannot start is not kept. */
    EmbeddedProxy create(ProxyInput input) {
        if (proxies.containsKey(input.nameOrEmpty())) {
            throw new ApiException(409, "proxy already exists");
        }
        if (proxies.size() >= EngineLimits.MAX_PROXIES) {
            throw new ApiException(400, "too many proxies: this engine holds at most " + EngineLimits.MAX_PROXIES);
        }
        EmbeddedProxy proxy = make(input);
        proxies.put(proxy.name(), proxy);
        return proxy;
    }

    private EmbeddedProxy make(ProxyInput input) {
        EmbeddedProxy proxy = new EmbeddedProxy(
                engine,
                input.nameOrEmpty(),
                input.listen().orElse(""),
                input.upstream().orElse(""));
        if (input.enabled().orElse(true)) {
            proxy.enable();
        }
        return proxy;
    }

    /** Changes addresses and state. Other addresses drop the connections and keep the toxics. */
    void update(EmbeddedProxy proxy, ProxyInput input) {
        boolean enabled = input.enabled().orElse(proxy.isEnabled());
        String listen = input.listen().orElse(proxy.listen());
        String upstream = input.upstream().orElse(proxy.upstream());
        if (proxy.differs(listen, upstream)) {
            proxy.disable();
            proxy.setAddresses(listen, upstream);
        }
        if (enabled) {
            proxy.enable();
        } else {
            proxy.disable();
        }
    }

    /** Makes a proxy, replaces one with other addresses, and leaves one with the same addresses wholly alone. */
    EmbeddedProxy populate(ProxyInput input) {
        EmbeddedProxy existing = proxies.get(input.nameOrEmpty());
        if (existing != null) {
            if (!existing.differs(input.listen().orElse(""), input.upstream().orElse(""))) {
                return existing;
            }
            delete(existing);
        }
        return create(input);
    }

    void delete(EmbeddedProxy proxy) {
        proxies.remove(proxy.name());
        proxy.discard();
    }

    /** Enables all proxies and removes all toxics; stops at the first that cannot start. */
    void reset() {
        for (EmbeddedProxy proxy : proxies.values()) {
            proxy.enable();
            proxy.toxics().forEach(toxic -> proxy.remove(toxic.placed()));
        }
    }

    /** Disables and forgets all proxies. */
    void close() {
        List<EmbeddedProxy> closing = new ArrayList<>(proxies.values());
        proxies.clear();
        closing.forEach(EmbeddedProxy::discard);
    }
}
