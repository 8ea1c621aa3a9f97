package dev.flatline.server.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.NamespaceData;
import dev.flatline.server.ReferenceServer;
import dev.flatline.server.rules.Rules;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests as users write them. Not run by themselves: {@link ReferenceServerExtensionTest} has them run and looks. */
final class ExtensionSamples {
    static final List<ReferenceServer> SERVERS = new CopyOnWriteArrayList<>();
    static final List<String> NAMESPACES = new CopyOnWriteArrayList<>();

    private ExtensionSamples() {}

    static class StaticField {
        @RegisterExtension
        static final ReferenceServerExtension FIREBASE = new ReferenceServerExtension(
                ReferenceServer.builder().rules(Rules.parse("{\"rules\": {}}")).build());

        @BeforeAll
        static void seed(ReferenceServer server) {
            server.data("shared").set("/seed", 1);
            SERVERS.add(server);
        }

        @RepeatedTest(2)
        void sees() {
            assertThat(FIREBASE.server().data("shared").get("/seed")).contains(1L);
            SERVERS.add(FIREBASE.server());
        }

        @Test
        void writesPastTheRules(NamespaceData data) {
            data.set("/x", true);
            assertThat(data.exportJson("/")).isEqualTo("{\"x\":true}");
        }
    }

    static class InstanceField {
        @RegisterExtension
        final ReferenceServerExtension firebase = new ReferenceServerExtension();

        @RepeatedTest(2)
        void startsEmpty() {
            assertThat(firebase.server().data("shared").get("/")).isEmpty();
            firebase.server().data("shared").set("/x", 1);
            SERVERS.add(firebase.server());
        }
    }

    @ExtendWith(ReferenceServerExtension.class)
    static class ExtendedWith {
        @BeforeEach
        void seed(NamespaceData data) {
            assertThat(data.get("/")).isEmpty();
            data.set("/seed", data.name());
        }

        @RepeatedTest(2)
        void remembers(NamespaceData data, ReferenceServer server) {
            assertThat(data.get("/seed")).contains(data.name());
            NAMESPACES.add(data.name());
            SERVERS.add(server);
        }

        @Nested
        class Inside {
            @Test
            void looksNested(NamespaceData data, ReferenceServer server) {
                assertThat(data.url()).isEqualTo(server.databaseUrl(data.name()));
                NAMESPACES.add(data.name());
                SERVERS.add(server);
            }
        }
    }

    @ExtendWith(ReferenceServerExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class TooEarly {
        TooEarly(ReferenceServer server) {
            SERVERS.add(server);
        }

        @Test
        void isNeverReached() {}
    }

    @ExtendWith(ReferenceServerExtension.class)
    static class NoTestYet {
        @BeforeAll
        static void whoseNamespace(NamespaceData data) {}

        @Test
        void isNeverReached() {}
    }
}
