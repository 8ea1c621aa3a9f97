package dev.flatline.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.InMemoryClient;
import dev.flatline.server.InMemoryWorld;
import dev.flatline.server.Profile;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.rules.Rules;
import dev.flatline.server.tree.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What the vendor leaves open is switched by the profile:")
class ProfileTest extends InMemoryWorld {
    /** Everybody may read, and write where no child of {@code closed} says otherwise. */
    private static final Rules CLOSABLE = Rules.parse(
            "{\"rules\": {\".read\": true, \"$x\": {\".write\": \"!root.child('closed/' + $x).exists()\"}}}");

    /** Of {@code ("x":(number:3ff0000000000000))}, computed elsewhere. */
    private static final String HASH_OF_X = "TD0SDKyN1ts/vXD2CK9xVANC7xc=";

    private static final String PUT = "{\"t\":\"d\",\"d\":{\"a\":\"d\",\"b\":{\"p\":\"%s\",\"d\":%s}}}";
    private static final String MERGE = "{\"t\":\"d\",\"d\":{\"a\":\"m\",\"b\":{\"p\":\"%s\",\"d\":%s}}}";

    private InMemoryClient observer() {
        InMemoryClient observer = connectGreeted();
        answers(observer, "q", "{\"p\":\"/\",\"h\":\"\"}");
        return observer;
    }

    private List<String> told(InMemoryClient observer) {
        loop.settle();
        return observer.takeFrames();
    }

    @ParameterizedTest
    @EnumSource(Profile.DisconnectRun.class)
    @DisplayName("how disconnect writes run together (OD-25)")
    void howDisconnectWritesRunTogether(Profile.DisconnectRun run) {
        restart(config().profile(Profile.DEFAULT.with(run)).build(), new Random(1));
        InMemoryClient client = connectGreeted();
        InMemoryClient observer = observer();
        answers(client, "om", "{\"p\":\"/\",\"d\":{\"a/.priority\":5,\"a/v\":1,\"b\":2}}");

        client.cut();

        assertThat(told(observer))
                .containsExactlyElementsOf(
                        run == Profile.DisconnectRun.ONE_BY_ONE
                                ? List.of(
                                        PUT.formatted("a/v", 1), PUT.formatted("b", 2), PUT.formatted("a/.priority", 5))
                                : List.of(MERGE.formatted("", "{\"a/v\":1,\"b\":2,\"a/.priority\":5}")));
    }

    @ParameterizedTest
    @EnumSource(Profile.DisconnectRun.class)
    @DisplayName("what becomes of disconnect writes when one has lost its permission")
    void whatBecomesOfDisconnectWritesWhenOneHasLostItsPermission(Profile.DisconnectRun run) {
        restart(config().rules(CLOSABLE).profile(Profile.DEFAULT.with(run)).build(), new Random(1));
        InMemoryClient client = connectGreeted();
        InMemoryClient observer = observer();
        answers(client, "om", "{\"p\":\"/\",\"d\":{\"a\":1,\"b\":2,\"c\":3}}");
        answers(connectGreeted(), "p", "{\"p\":\"/closed\",\"d\":{\"b\":true}}");
        observer.takeFrames();

        client.cut();

        assertThat(told(observer))
                .containsExactlyElementsOf(
                        switch (run) {
                            case TOGETHER -> List.of(MERGE.formatted("", "{\"a\":1,\"c\":3}"));
                            case ALL_OR_NONE -> List.of();
                            case ONE_BY_ONE -> List.of(PUT.formatted("a", 1), PUT.formatted("c", 3));
                        });
    }

    @ParameterizedTest
    @EnumSource(Profile.DisconnectAtStop.class)
    @DisplayName("what becomes of disconnect writes when the server stops (OD-32)")
    void whatBecomesOfDisconnectWritesWhenTheServerStops(Profile.DisconnectAtStop atStop) {
        restart(config().profile(Profile.DEFAULT.with(atStop)).build(), new Random(1));
        answers(connectGreeted(), "o", "{\"p\":\"/a\",\"d\":1}");
        ServerEvent ran = new ServerEvent.DisconnectWritesRan(sessionIdOf(0), List.of(Path.parse("/a")));

        server.close();

        assertThat(events.contains(ran)).isEqualTo(atStop == Profile.DisconnectAtStop.RUN);
    }

    @ParameterizedTest
    @EnumSource(Profile.ListenRevocation.class)
    @DisplayName("whether a listen ends that new rules forbid (SEC-12)")
    void whetherAListenEndsThatNewRulesForbid(Profile.ListenRevocation revocation) {
        restart(config().profile(Profile.DEFAULT.with(revocation)).build(), new Random(1));
        InMemoryClient observer = observer();

        server.setRules(Rules.parse("{\"rules\": {\".write\": true}}"));
        answers(connectGreeted(), "p", "{\"p\":\"/a\",\"d\":1}");

        assertThat(told(observer))
                .containsExactly(
                        revocation == Profile.ListenRevocation.NEVER
                                ? PUT.formatted("a", 1)
                                : "{\"t\":\"d\",\"d\":{\"a\":\"c\",\"b\":{\"p\":\"\"}}}");
    }

    @ParameterizedTest
    @EnumSource(Profile.CancelPermission.class)
    @DisplayName("whether cancelling asks for permission to write")
    void whetherCancellingAsksForPermissionToWrite(Profile.CancelPermission permission) {
        boolean asks = permission == Profile.CancelPermission.WRITE;
        restart(
                config().rules(CLOSABLE)
                        .profile(Profile.DEFAULT.with(permission))
                        .build(),
                new Random(1));
        InMemoryClient client = connectGreeted();
        answers(client, "o", "{\"p\":\"/a\",\"d\":1}");
        answers(connectGreeted(), "p", "{\"p\":\"/closed\",\"d\":{\"a\":true}}");

        assertThat(answers(client, "oc", "{\"p\":\"/a\",\"d\":null}"))
                .singleElement()
                .asString()
                .contains(asks ? "\"s\":\"permission_denied\"" : "\"s\":\"ok\"");
        server.setRules(Rules.open());
        client.cut();
        loop.settle();
        assertThat(valueAt("/a")).isEqualTo(asks ? "1" : "null");
    }

    @ParameterizedTest
    @EnumSource(Profile.CompoundHashAnswer.class)
    @DisplayName("whether a compound hash is answered with ranges (REC-17)")
    void whetherACompoundHashIsAnsweredWithRanges(Profile.CompoundHashAnswer answer) {
        restart(config().profile(Profile.DEFAULT.with(answer)).build(), new Random(1));
        InMemoryClient client = connectGreeted();
        answers(client, "p", "{\"p\":\"/a\",\"d\":{\"x\":1,\"y\":2}}");

        assertThat(answers(
                                client,
                                "q",
                                "{\"p\":\"/a\",\"h\":\"old\",\"ch\":{\"ps\":[\"x\",\"y\"],\"hs\":[\"" + HASH_OF_X
                                        + "\",\"old\",\"\"]}}")
                        .get(0))
                .isEqualTo(
                        answer == Profile.CompoundHashAnswer.WHOLE
                                ? PUT.formatted("a", "{\"x\":1,\"y\":2}")
                                : "{\"t\":\"d\",\"d\":{\"a\":\"rm\",\"b\":{\"p\":\"a\","
                                        + "\"d\":[{\"s\":\"x\",\"e\":\"y\",\"m\":{\"y\":2}}]}}}");
    }
}
