package dev.flatline.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.flatline.simulator.fault.Fault;
import dev.flatline.simulator.fault.NetworkProfile;
import dev.flatline.simulator.link.Direction;
import dev.flatline.suite.driver.Behaviour;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;
import dev.flatline.suite.driver.Command.ListenFor;
import dev.flatline.suite.driver.Query;
import dev.flatline.suite.rest.RestCall;
import dev.flatline.suite.rest.RestCall.Method;
import dev.flatline.suite.scenario.Expectation.Subject;
import dev.flatline.suite.scenario.Matcher.EqualTo;
import dev.flatline.suite.scenario.Matcher.With;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every word of the language and what it stands for. */
class ScenarioLanguageTest {

    private static final String BEFORE_THE_STEP = """
            title: All words
            covers: [OD-02]
            clients: [alice, bob]
            steps:
              - mark: before
              - client: bob
                listen: { as: chat, path: chat, for: value }
              - client: bob
                listen: { as: room, path: room, for: children }
              - client: alice
                set: { path: a, value: 1 }
                pipelined: true
                as: firstWrite
              -\s""";

    private static final Map<String, Object> TIMESTAMP = Map.of(".sv", "timestamp");

    private static Scenario parse(String text) {
        return new ScenarioLoader(Fixtures.requirements("OD-02")).parse("folder/name.yaml", text);
    }

    private static Step step(String yaml) {
        List<Step> steps = parse(BEFORE_THE_STEP + yaml).steps();
        return steps.get(steps.size() - 1);
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                arguments("set: { path: a/b, value: text }", new Command.SetValue("a/b", "text")),
                arguments("set: { path: a, value: null }", new Command.SetValue("a", null)),
                arguments(
                        "set: { path: 2024, value: [1, 2.5, true] }",
                        new Command.SetValue("2024", List.of(1L, 2.5, true))),
                arguments("set: { path: a, value: { timestamp: true } }", new Command.SetValue("a", TIMESTAMP)),
                arguments(
                        "set: { path: a, value: { at: { timestamp: true }, .priority: 1 } }",
                        new Command.SetValue("a", Map.of("at", TIMESTAMP, ".priority", 1L))),
                arguments(
                        "set: { path: a, value: { increment: -0.5 } }",
                        new Command.SetValue("a", Map.of(".sv", Map.of("increment", -0.5)))),
                arguments(
                        "set: { path: a, value: { literal: { timestamp: true } } }",
                        new Command.SetValue("a", Map.of("timestamp", true))),
                arguments(
                        "update: { path: a, values: { b/c: 1, d: null } }",
                        new Command.Update("a", mapWithNull("b/c", 1L, "d"))),
                arguments("remove: { path: a }", new Command.Remove("a")),
                arguments("push: { path: a, value: 1 }", new Command.Push("a", 1L, Optional.empty())),
                arguments(
                        "push: { path: a, value: 1, onDisconnect: remove }",
                        new Command.Push("a", 1L, Optional.of(new DisconnectWrite.Remove()))),
                arguments(
                        "push: { path: a, value: 1, onDisconnect: { set: gone } }",
                        new Command.Push("a", 1L, Optional.of(new DisconnectWrite.SetValue("gone")))),
                arguments("transaction: { path: a, add: 2 }", new Command.Transaction("a", 2)),
                arguments("get: { path: a }", new Command.Get("a")),
                arguments(
                        "listen: { as: news, path: a, for: children }",
                        new Command.Listen("news", "a", ListenFor.CHILDREN)),
                arguments(
                        "get: { path: a, orderBy: .key, equalTo: b }",
                        new Command.Get(
                                "a",
                                Optional.of(new Query(
                                        ".key",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of("b"),
                                        OptionalInt.empty(),
                                        OptionalInt.empty())))),
                arguments(
                        "listen: { as: news, path: a, for: value, orderBy: b/c, startAt: 1, endAt: 5, limitToLast: 2 }",
                        new Command.Listen(
                                "news",
                                "a",
                                ListenFor.VALUE,
                                Optional.of(new Query(
                                        "b/c",
                                        Optional.of(1L),
                                        Optional.of(5L),
                                        Optional.empty(),
                                        OptionalInt.empty(),
                                        OptionalInt.of(2))))),
                arguments(
                        "onDisconnect: { path: a, set: { timestamp: true } }",
                        new Command.OnDisconnect("a", new DisconnectWrite.SetValue(TIMESTAMP))),
                arguments(
                        "onDisconnect: { path: a, update: { b: 1, c: null } }",
                        new Command.OnDisconnect("a", new DisconnectWrite.Update(mapWithNull("b", 1L, "c")))),
                arguments(
                        "onDisconnect: { path: a, remove: true }",
                        new Command.OnDisconnect("a", new DisconnectWrite.Remove())),
                arguments(
                        "onDisconnect: { path: a, cancel: true }",
                        new Command.OnDisconnect("a", new DisconnectWrite.Cancel())),
                arguments("goOffline: true", new Command.GoOffline()),
                arguments("goOnline: true", new Command.GoOnline()),
                arguments("signOut: true", new Command.SignOut()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aClientDoesWhatItsStepSays(String yaml, Command command) {
        assertThat(step("{ client: alice, " + yaml + " }")).isInstanceOfSatisfying(Step.Act.class, act -> {
            assertThat(act.client()).isEqualTo("alice");
            assertThat(act.command()).isEqualTo(command);
            assertThat(act.label()).isEmpty();
            assertThat(act.pipelined()).isFalse();
        });
    }

    @Test
    void aListenerCanBeDetachedByTheClientThatHasIt() {
        assertThat(step("{ client: bob, unlisten: chat }"))
                .isInstanceOfSatisfying(
                        Step.Act.class, act -> assertThat(act.command()).isEqualTo(new Command.Unlisten("chat")));
    }

    @Test
    void aStepCanHaveANameAndNotWait() {
        assertThat(step("{ client: alice, remove: { path: a }, as: second, pipelined: true }"))
                .isInstanceOfSatisfying(Step.Act.class, act -> {
                    assertThat(act.label()).contains("second");
                    assertThat(act.pipelined()).isTrue();
                });
    }

    static Stream<Arguments> tokens() {
        return Stream.of(
                arguments("uid: alice", new Token(Optional.of("alice"), Map.of(), Optional.empty())),
                arguments("administrator: true", new Token(Optional.empty(), Map.of(), Optional.empty())),
                arguments(
                        "uid: alice, claims: { role: editor }, expires: 0.5 x detection",
                        new Token(
                                Optional.of("alice"),
                                Map.of("role", "editor"),
                                Optional.of(new Bound.Named("detection", 0.5)))));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void clientsAndRequestsComeAsSomebody(String yaml, Token token) {
        assertThat(step("{ client: alice, signIn: { " + yaml + " }, as: second, pipelined: true }"))
                .isEqualTo(new Step.SignIn(
                        new Position("folder/name.yaml", 14, 5),
                        "alice",
                        token,
                        Optional.empty(),
                        Optional.of("second"),
                        true));
        assertThat(step("{ client: alice, signIn: { uid: bob, then: { " + yaml + " } } }"))
                .isInstanceOfSatisfying(
                        Step.SignIn.class, signIn -> assertThat(signIn.then()).contains(token));
        assertThat(step("rest: { method: GET, auth: { " + yaml + " } }"))
                .isInstanceOfSatisfying(
                        Step.Rest.class, rest -> assertThat(rest.auth()).contains(token));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("crash: alice", new Fault.Crash()),
                arguments("freeze: alice", new Fault.Freeze()),
                arguments("thaw: alice", new Fault.Thaw()),
                arguments("cut: alice", new Fault.Cut()),
                arguments("close: alice", new Fault.Close()),
                arguments("refuse: alice", new Fault.Refuse()),
                arguments("signalLoss: alice", new Fault.SignalLoss()),
                arguments("signalBack: alice", new Fault.SignalBack()),
                arguments("blackHole: alice", new Fault.BlackHole()),
                arguments("heal: alice", new Fault.Heal()),
                arguments("unreachable: alice", new Fault.Unreachable()),
                arguments("halfOpen: alice", new Fault.HalfOpen()),
                arguments("dropAcks: alice", new Fault.DropAcks()),
                arguments("oneWay: { client: alice, lost: up }", new Fault.OneWay(Direction.UPSTREAM)),
                arguments("oneWay: { client: alice, lost: down }", new Fault.OneWay(Direction.DOWNSTREAM)),
                arguments("bandwidth: { client: alice, kilobytesPerSecond: 4 }", new Fault.Bandwidth(4)),
                arguments(
                        "limitData: { client: alice, way: down, bytes: 500 }",
                        new Fault.LimitData(Direction.DOWNSTREAM, 500)),
                arguments("slice: { client: alice, bytes: 10 }", new Fault.Slice(10)),
                arguments(
                        "latency: { client: alice, eachWay: 200 ms, jitter: 50 ms }",
                        new Fault.Latency(Duration.ofMillis(200), Duration.ofMillis(50))),
                arguments(
                        "flap: { client: alice, times: 3, every: 500 ms }", new Fault.Flap(3, Duration.ofMillis(500))),
                arguments("profile: { client: alice, name: 2g }", new Fault.Profile(NetworkProfile.TWO_G)),
                arguments("clockSkew: { of: alice, clock: -90 s }", new Fault.ClockSkew(Duration.ofSeconds(-90))),
                arguments("latency: { client: alice, eachWay: 200 ms }", new Fault.Latency(Duration.ofMillis(200))));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultBefallsAClient(String yaml, Fault fault) {
        assertThat(step("fault: { " + yaml + " }"))
                .isEqualTo(new Step.Inject(new Position("folder/name.yaml", 14, 5), "alice", fault));
    }

    static Stream<Arguments> serverFaults() {
        return Stream.of(
                arguments("serverCrash", new Fault.ServerCrash()),
                arguments("serverRestart", new Fault.ServerRestart()),
                arguments("{ clockSkew: { of: server, clock: +1 h } }", new Fault.ClockSkew(Duration.ofHours(1))));
    }

    @ParameterizedTest
    @MethodSource("serverFaults")
    void aFaultBefallsTheServer(String yaml, Fault fault) {
        assertThat(step("fault: " + yaml))
                .isEqualTo(new Step.InjectServer(new Position("folder/name.yaml", 14, 5), fault));
    }

    static Stream<Arguments> requests() {
        Map<String, String> ordered = new LinkedHashMap<>();
        ordered.put("orderBy", "\"age\"");
        ordered.put("limitToLast", "2");
        return Stream.of(
                arguments("method: GET", new RestCall(Method.GET, "", Map.of(), Map.of(), Optional.empty())),
                arguments(
                        "method: PUT, path: a/b, body: { timestamp: true }",
                        new RestCall(Method.PUT, "a/b", Map.of(), Map.of(), Optional.of("{\".sv\":\"timestamp\"}"))),
                arguments(
                        "method: POST, path: a, body: null",
                        new RestCall(Method.POST, "a", Map.of(), Map.of(), Optional.of("null"))),
                arguments(
                        "method: GET, path: a, query: { orderBy: age, limitToLast: 2 }",
                        new RestCall(Method.GET, "a", ordered, Map.of(), Optional.empty())));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void dataIsReadAndWrittenOverRest(String yaml, RestCall call) {
        assertThat(step("rest: { " + yaml + " }")).isInstanceOfSatisfying(Step.Rest.class, rest -> {
            assertThat(rest.call()).isEqualTo(call);
            assertThat(rest.answer()).isEqualTo(new RestAnswer(Optional.empty(), Optional.empty()));
        });
    }

    @Test
    void aRequestCanSayWhatTheAnswerIsAndRememberItsTag() {
        assertThat(step("rest: { method: GET, path: a, tag: seen, status: 412, answer: { children: 2 } }"))
                .isInstanceOfSatisfying(Step.Rest.class, rest -> {
                    assertThat(rest.tag()).contains("seen");
                    assertThat(rest.answer())
                            .isEqualTo(new RestAnswer(Optional.of(412), Optional.of(new Matcher.Children(2))));
                });
    }

    static Stream<Arguments> bounds() {
        return Stream.of(
                arguments("settle", new Bound.Named("settle", 1)),
                arguments("0.5 x detection", new Bound.Named("detection", 0.5)),
                arguments("2 x close", new Bound.Named("close", 2)),
                arguments("300 ms", new Bound.Exact(Duration.ofMillis(300))),
                arguments("1.5 s", new Bound.Exact(Duration.ofMillis(1500))),
                arguments("2min", new Bound.Exact(Duration.ofMinutes(2))));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void timeIsABoundOfTheTargetAMultipleOfOneOrExact(String yaml, Bound bound) {
        assertThat(step("wait: " + yaml))
                .isInstanceOfSatisfying(
                        Step.Wait.class, wait -> assertThat(wait.duration()).isEqualTo(bound));
    }

    @Test
    void timeCanBeMarkedAndStepsTakenTogether() {
        Position position = new Position("folder/name.yaml", 14, 5);
        assertThat(step("mark: after")).isEqualTo(new Step.Mark(position, "after"));
        assertThat(step("together: [{ fault: { cut: alice } }, { fault: { cut: bob } }]"))
                .isInstanceOfSatisfying(
                        Step.Together.class,
                        together -> assertThat(together.steps())
                                .extracting(each -> ((Step.Inject) each).client())
                                .containsExactly("alice", "bob"));
    }

    static Stream<Arguments> expectations() {
        Bound push = new Bound.Named("push", 1);
        Bound settle = new Bound.Named("settle", 1);
        Subject observed = new Subject.Observed("a/b");
        Subject outcome = new Subject.WriteOutcome("alice", "firstWrite");
        return Stream.of(
                arguments(
                        "path: a/b, becomes: 1, within: push",
                        new Expectation.Becomes(observed, new EqualTo(1L), push, Optional.empty())),
                arguments(
                        "path: a/b, becomes: 1, within: push, holdsFor: settle",
                        new Expectation.Becomes(observed, new EqualTo(1L), push, Optional.of(settle))),
                arguments(
                        "path: a/b, stays: null, for: settle",
                        new Expectation.Stays(observed, new EqualTo(null), settle)),
                arguments(
                        "client: bob, listener: chat, becomes: hi, within: push",
                        new Expectation.Becomes(
                                new Subject.Seen("bob", "chat"), new EqualTo("hi"), push, Optional.empty())),
                arguments(
                        "client: bob, listener: chat, stays: hi, for: settle",
                        new Expectation.Stays(new Subject.Seen("bob", "chat"), new EqualTo("hi"), settle)),
                arguments(
                        "client: bob, listener: chat, events: [null, hi], within: push",
                        new Expectation.Becomes(
                                new Subject.Events("bob", "chat"),
                                new Matcher.Sequence(List.of(new EqualTo(null), new EqualTo("hi"))),
                                push,
                                Optional.empty())),
                arguments(
                        "client: bob, listener: room, events: [added: a, { removed: b, value: 1 }], for: settle",
                        new Expectation.Stays(
                                new Subject.Events("bob", "room"),
                                new Matcher.Sequence(List.of(
                                        new With(List.of(child("event", "added"), child("key", "a"))),
                                        new With(List.of(
                                                child("event", "removed"), child("key", "b"), child("value", 1L))))),
                                settle)),
                arguments(
                        "client: bob, listener: room, cancelled: true, within: push",
                        new Expectation.Becomes(
                                new Subject.Cancelled("bob", "room"), new EqualTo(true), push, Optional.empty())),
                arguments(
                        "client: alice, connected: true, within: push",
                        new Expectation.Becomes(
                                new Subject.Connected("alice"), new EqualTo(true), push, Optional.empty())),
                arguments(
                        "client: alice, connectedEvents: [false, true], for: settle",
                        new Expectation.Stays(
                                new Subject.ConnectedEvents("alice"),
                                new Matcher.Sequence(List.of(new EqualTo(false), new EqualTo(true))),
                                settle)),
                arguments(
                        "client: alice, offset: { near: -3600000, tolerance: 250 }, within: push",
                        new Expectation.Becomes(
                                new Subject.Offset("alice"),
                                new Matcher.Near(-3_600_000, 250),
                                push,
                                Optional.empty())),
                arguments(
                        "client: alice, outcome: { of: firstWrite, becomes: acked }, within: push",
                        new Expectation.Becomes(outcome, new EqualTo("acked"), push, Optional.empty())),
                arguments(
                        "client: alice, outcome: { of: firstWrite, stays: unknown }, for: settle",
                        new Expectation.Stays(outcome, new EqualTo("unknown"), settle)));
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void anExpectationSaysWhatHowAndHowLong(String yaml, Expectation expectation) {
        assertThat(step("expect: { " + yaml + " }"))
                .isEqualTo(new Step.Expect(new Position("folder/name.yaml", 14, 5), expectation));
    }

    static Stream<Arguments> matchers() {
        return Stream.of(
                arguments("text", new EqualTo("text")),
                arguments("{ b: 1, c: [true, null] }", new EqualTo(Map.of("b", 1L, "c", Arrays.asList(true, null)))),
                arguments("{ children: 2 }", new Matcher.Children(2)),
                arguments("{ children: 2, b: 1 }", new EqualTo(Map.of("children", 2L, "b", 1L))),
                arguments("{ near: 1.5, tolerance: 0.5 }", new Matcher.Near(1.5, 0.5)),
                arguments("{ timestampBetween: [before, now] }", new Matcher.TimestampBetween("before", "now")),
                arguments(
                        "{ with: { b/c: 1, d: { children: 1 } } }",
                        new With(List.of(child("b/c", 1L), new With.Child("d", new Matcher.Children(1))))),
                arguments("{ literal: { children: 2 } }", new EqualTo(Map.of("children", 2L))));
    }

    @ParameterizedTest
    @MethodSource("matchers")
    void aValueIsMatchedPlainlyOrByAMatcherWord(String yaml, Matcher matcher) {
        assertThat(step("expect: { path: a, becomes: " + yaml + ", within: push }"))
                .isInstanceOfSatisfying(
                        Step.Expect.class,
                        expect -> assertThat(expect.expectation().matcher()).isEqualTo(matcher));
    }

    @Test
    void aClientCanHaveAWrongClockAndDoThingsByItself() {
        Scenario scenario = parse("""
                id: folder/name
                title: Special clients
                covers: [OD-02]
                tags: [core, two-words]
                clients:
                  plain:
                  early: { clock: +1 h }
                  late:
                    clock: -90 s
                    behaviours: &presence
                      - when: { connected: true }
                        do:
                          - push: { path: here, value: true, onDisconnect: remove }
                          - onDisconnect: { path: gone, set: true }
                  also: { behaviours: *presence }
                steps:
                  - fault: { cut: late }
                """);

        List<Behaviour> presence = List.of(new Behaviour(
                true,
                List.of(
                        new Command.Push("here", true, Optional.of(new DisconnectWrite.Remove())),
                        new Command.OnDisconnect("gone", new DisconnectWrite.SetValue(true)))));
        assertThat(scenario.id()).isEqualTo("folder/name");
        assertThat(scenario.tags()).containsExactly("core", "two-words");
        assertThat(scenario.clients())
                .containsExactly(
                        new ClientSpec("plain", Duration.ZERO, List.of(), Optional.empty()),
                        new ClientSpec("early", Duration.ofHours(1), List.of(), Optional.empty()),
                        new ClientSpec("late", Duration.ofSeconds(-90), presence, Optional.empty()),
                        new ClientSpec("also", Duration.ZERO, presence, Optional.empty()));
    }

    @Test
    void aClientCanHaveADriverOfItsOwn() {
        Scenario scenario = parse("""
                title: Clients of two SDKs
                covers: [OD-02]
                clients:
                  alice:
                  bob: { driver: wilddog-js-0.7 }
                  carol: { driver: firebase-js }
                  dave: { driver: firebase-js }
                steps:
                  - fault: { cut: bob }
                """);

        assertThat(scenario.clients())
                .extracting(ClientSpec::driver)
                .containsExactly(
                        Optional.empty(),
                        Optional.of("wilddog-js-0.7"),
                        Optional.of("firebase-js"),
                        Optional.of("firebase-js"));
        assertThat(scenario.drivers()).containsExactly("wilddog-js-0.7", "firebase-js");
    }

    @Test
    void childrenKeepTheOrderInWhichTheyAreWritten() {
        assertThat(step("{ client: alice, update: { path: a, values: { z: 1, a: 2, m: 3 } } }"))
                .isInstanceOfSatisfying(
                        Step.Act.class,
                        act -> assertThat(((Command.Update) act.command())
                                        .values()
                                        .keySet())
                                .containsExactly("z", "a", "m"));
    }

    private static With.Child child(String key, Object value) {
        return new With.Child(key, new EqualTo(value));
    }

    private static Map<String, @Nullable Object> mapWithNull(String key, Object value, String keyOfNull) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(keyOfNull, null);
        return Collections.unmodifiableMap(map);
    }
}
