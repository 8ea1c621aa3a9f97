package dev.flatline.server.junit;

import dev.flatline.server.NamespaceData;
import dev.flatline.server.ReferenceServer;
import dev.flatline.server.ServerConfig;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link ReferenceServer}.
 *
 * <ul>
 *   <li>{@code @RegisterExtension static}, or {@code @ExtendWith} on the class: one server for all tests of the class, those
 *       of its nested classes included.
 *   <li>{@code @RegisterExtension} on an instance field, or {@code @ExtendWith} on a method: a server for each test.
 * </ul>
 *
 * Tests, and methods around each test, may take a {@link ReferenceServer} and a {@link NamespaceData} as parameters. The
 * latter is a namespace of the test's own, so that tests do not see each other's data, even side by side.
 */
public final class ReferenceServerExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    /** What remains of the hundred characters that a namespace's name may have, when the number has its share. */
    private static final int MAX_NAME_CHARS = 80;

    private final ServerConfig config;
    private final AtomicInteger namespaces = new AtomicInteger();
    private volatile @Nullable ReferenceServer server;

    /** For {@code @ExtendWith}, or a server with the defaults. */
    public ReferenceServerExtension() {
        this(ReferenceServer.builder().build());
    }

    /** A server that is configured like that. */
    public ReferenceServerExtension(ServerConfig config) {
        this.config = config;
    }

    /**
     * The server that runs now.
     *
     * @throws IllegalStateException if none does: before the first test, after the last, or between tests
     */
    public ReferenceServer server() {
        ReferenceServer running = server;
        if (running == null) {
            throw new IllegalStateException("the server runs only while tests do; a static field with"
                    + " @RegisterExtension has it run for the whole class");
        }
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        startUnlessRunning(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        startUnlessRunning(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stopIfStartedHere(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stopIfStartedHere(context);
    }

    private void startUnlessRunning(ExtensionContext context) {
        Store store = store(context);
        if (store.get(ReferenceServer.class) == null) {
            ReferenceServer started = ReferenceServer.start(config);
            store.put(ReferenceServer.class, started);
            server = started;
        }
    }

    /** Other than a look, a removal does not ask the contexts above: what they started is theirs to stop. */
    private void stopIfStartedHere(ExtensionContext context) {
        ReferenceServer started = store(context).remove(ReferenceServer.class, ReferenceServer.class);
        if (started != null) {
            server = null;
            started.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ReferenceServer.class || type == NamespaceData.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = store(context);
        ReferenceServer running = store.get(ReferenceServer.class, ReferenceServer.class);
        if (running == null) {
            throw new ParameterResolutionException(
                    "the server does not run yet: take it as a parameter of a test or of a"
                            + " method before each test, or make it run for the whole class");
        }
        if (parameter.getParameter().getType() == ReferenceServer.class) {
            return running;
        }
        String method = context.getTestMethod()
                .orElseThrow(() -> new ParameterResolutionException(
                        "each test has a namespace of its own: take NamespaceData where there is a test, and a"
                                + " ReferenceServer here"))
                .getName();
        NamespaceData known = store.get(NamespaceData.class, NamespaceData.class);
        if (known != null) {
            return known;
        }
        NamespaceData made = running.data(nameFor(method));
        store.put(NamespaceData.class, made);
        return made;
    }

    /** Lower case, since SDKs take a namespace for part of a host name. */
    private String nameFor(String method) {
        String readable = method.replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT);
        return readable.substring(0, Math.min(readable.length(), MAX_NAME_CHARS)) + "-" + namespaces.incrementAndGet();
    }

    private Store store(ExtensionContext context) {
        return context.getStore(Namespace.create(ReferenceServerExtension.class, this));
    }
}
