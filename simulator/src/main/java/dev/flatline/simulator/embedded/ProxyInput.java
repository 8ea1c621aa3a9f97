package dev.flatline.simulator.embedded;

import java.util.Optional;

/** What a request says about a proxy; what it leaves out is empty. */
record ProxyInput(
        Optional<String> name, Optional<String> listen, Optional<String> upstream, Optional<Boolean> enabled) {

    static ProxyInput of(JsonBody body) {
        return new ProxyInput(body.text("name"), body.text("listen"), body.text("upstream"), body.flag("enabled"));
    }

    String nameOrEmpty() {
        return name.orElse("");
    }

    void requireNameAndUpstream(String where) {
        if (nameOrEmpty().isEmpty()) {
            throw new ApiException(400, "missing required field: name" + where);
        }
        if (upstream.orElse("").isEmpty()) {
            throw new ApiException(400, "missing required field: upstream" + where);
        }
    }
}
