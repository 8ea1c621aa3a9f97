package dev.flatline.suite.driver.kit;

import static dev.flatline.suite.driver.kit.Talk.require;

import dev.flatline.suite.driver.Behaviour;
import dev.flatline.suite.driver.Capability;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverEvent.ChildChange;
import dev.flatline.suite.driver.kit.Check.LeftOutException;
import dev.flatline.suite.driver.kit.Check.WrongException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The rules of the page, in its order. */
final class Checks {

    private static final Duration HOUR = Duration.ofHours(1);

    /** How far a client's estimate of the server's clock may be off on loopback, on a busy machine. */
    private static final double OFFSET_TOLERANCE_MILLIS = 30_000;

    /** Long enough to see a connection that begins too early. */
    private static final Duration GLANCE = Duration.ofMillis(300);

    private static final List<Check> ALL = List.of(
            Check.of(
                    "greeting",
                    "It greets first, and neither says more nor connects before it is started.",
                    Checks::greets),
            Check.of("start", "It tells connected, at first and at each change, and the offset.", Checks::starts),
            Check.of("set", "Overwrites path; replied to when the server has answered.", Checks::sets),
            Check.of("server time", "Server values are passed through.", Checks::passesServerTime),
            Check.of("increment", "Server values are passed through.", Checks::passesIncrements),
            Check.of("update", "Keys may be deep paths, null deletes.", Checks::updates),
            Check.of("remove", "Deletes path.", Checks::removes),
            Check.of("push", "The value of the reply is the new key.", Checks::pushes),
            Check.of(
                    "push with a disconnect write",
                    "It is requested for the new child.",
                    Checks::pushesWithDisconnectWrite),
            Check.of("get", "The value of the reply is the value.", Checks::gets),
            Check.of("transaction", "Adds to the number there, or to 0; aborts at anything else.", Checks::transacts)
                    .needs(Capability.TRANSACTION.word()),
            Check.of("listen to a value", "Replied to after its first events.", Checks::listens),
            Check.of(
                    "listen to children",
                    "added, changed and removed, each with key and value.",
                    Checks::listensToChildren),
            Check.of("unlisten", "Nothing is told of a listener any more.", Checks::unlistens),
            Check.of("onDisconnect", "set, update, remove and cancel.", Checks::asksForDisconnectWrites),
            Check.of(
                    "goOffline, goOnline",
                    "Replied to at once; what was written meanwhile follows.",
                    Checks::leavesAndComesBack),
            Check.of("many at once", "In order, none waiting for another, each answered once.", Checks::answersEach),
            Check.of("refusal", "acked is false, with the server's code in lower case.", Checks::tellsRefusals),
            Check.of("invalid", "The code of what the SDK refuses by itself is invalid.", Checks::tellsInvalid),
            Check.of("behaviours", "On each connection, in order, told when they end.", Checks::behaves)
                    .needs(Capability.BEHAVIOURS.word()),
            Check.of("clockSkew", "The client's clock is ahead by clockSkewMillis.", Checks::skews)
                    .needs(Capability.CLOCK_SKEW.word()),
            Check.of("clockJump", "The clock can be moved while the client runs.", Checks::jumps)
                    .needs(Capability.CLOCK_JUMP.word()),
            Check.of("unknown command", "It is skipped, with a reason.", Checks::skipsTheUnknown),
            Check.of(
                    "malformed line",
                    "It ends with another exit code than 0 and shows the line.",
                    Checks::endsAtNonsense),
            Check.of("stop", "It leaves the server and exits within 2 s.", Checks::stops),
            Check.of("end of input", "It exits when its standard input ends.", Checks::endsWithItsInput),
            Check.of("crash", "One process is one client: SIGKILL ends its session.", Checks::crashes));

    private Checks() {}

    static List<Check> all() {
        return ALL;
    }

    private static String in(String name) {
        return Bench.OPEN + "/" + name;
    }

    private static void greets(Bench bench, Talk talk) throws WrongException, LeftOutException {
        // The greeting itself has been heard: every check begins with it.
        talk.listenFor(GLANCE);
        require("The number of connections before the start", bench.begun(talk.namespace()), 0L);
    }

    private static void starts(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.await("tell the offset", DriverEvent.Offset.class::isInstance);
    }

    private static void sets(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.done(new Command.SetValue(in("a"), Map.of("text", "é", "flag", true, "half", 0.5)));
        talk.holds(in("a"), "{\"flag\":true,\"half\":0.5,\"text\":\"é\"}");
        talk.done(new Command.SetValue(in("a"), null));
        talk.holds(in("a"), "null");
    }

    private static void passesServerTime(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.done(new Command.SetValue(in("t"), Map.of(".sv", "timestamp")));
        String stored = bench.data(talk.namespace(), in("t"));
        if (!stored.matches("\\d{13}")) {
            throw new WrongException("The server holds " + stored + ", which is no time");
        }
    }

    private static void passesIncrements(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.done(new Command.SetValue(in("n"), 40));
        talk.done(new Command.SetValue(in("n"), Map.of(".sv", Map.of("increment", 2))));
        talk.holds(in("n"), "42");
    }

    private static void updates(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.done(new Command.SetValue(in("a"), Map.of("gone", 1, "kept", 1)));
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("gone", null);
        values.put("deep/er", 2);
        talk.done(new Command.Update(in("a"), values));
        talk.holds(in("a"), "{\"deep\":{\"er\":2},\"kept\":1}");
    }

    private static void removes(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.done(new Command.SetValue(in("a"), 1));
        talk.done(new Command.Remove(in("a")));
        talk.holds(in("a"), "null");
    }

    private static void pushes(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        Object key = talk.done(new Command.Push(in("list"), 7, Optional.empty()));
        talk.holds(in("list"), "{\"" + key + "\":7}");
    }

    private static void pushesWithDisconnectWrite(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.done(new Command.Push(in("list"), 7, Optional.of(new DisconnectWrite.SetValue("gone"))));
        talk.driver().kill();
        if (!bench.comesTrue(() -> bench.data(talk.namespace(), in("list")).contains("\"gone\""))) {
            throw new WrongException("The disconnect write did not run when the client was killed");
        }
    }

    private static void gets(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        require("The value of nothing", talk.done(new Command.Get(in("a"))), null);
        talk.done(new Command.SetValue(in("a"), Map.of("b", 1)));
        require("The value", talk.done(new Command.Get(in("a"))), Map.of("b", 1L));
    }

    private static void transacts(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        require("What it left", talk.done(new Command.Transaction(in("n"), 2)), 2L);
        require("What it left", talk.done(new Command.Transaction(in("n"), 0.5)), 2.5);
        talk.done(new Command.SetValue(in("n"), "text"));
        DriverEvent.Reply aborted = talk.reply(talk.send(new Command.Transaction(in("n"), 1)));
        require("Whether one at a text is acked", aborted.outcome().acked(), false);
        require("Its code", aborted.outcome().code().orElse(""), "aborted");
    }

    private static void listens(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.done(new Command.SetValue(in("a"), 1));
        talk.done(new Command.Listen("l", in("a"), Command.ListenFor.VALUE));
        if (!talk.told().contains(new DriverEvent.Value("l", 1L))) {
            throw new WrongException("It answered before it told the value");
        }
        talk.done(new Command.SetValue(in("a"), "two"));
        talk.await("tell the change", new DriverEvent.Value("l", "two")::equals);
    }

    private static void listensToChildren(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.done(new Command.SetValue(in("a/b"), 1));
        talk.done(new Command.Listen("l", in("a"), Command.ListenFor.CHILDREN));
        if (!talk.told().contains(new DriverEvent.Child("l", ChildChange.ADDED, "b", 1L))) {
            throw new WrongException("It answered before it told the child");
        }
        talk.done(new Command.SetValue(in("a/b"), 2));
        talk.await("tell the change", new DriverEvent.Child("l", ChildChange.CHANGED, "b", 2L)::equals);
        talk.done(new Command.Remove(in("a/b")));
        talk.await("tell the removal", new DriverEvent.Child("l", ChildChange.REMOVED, "b", 2L)::equals);
    }

    private static void unlistens(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.done(new Command.Listen("l", in("a"), Command.ListenFor.VALUE));
        talk.done(new Command.Unlisten("l"));
        talk.done(new Command.SetValue(in("a"), 5));
        if (talk.told().contains(new DriverEvent.Value("l", 5L))) {
            throw new WrongException("It told what happened afterwards");
        }
    }

    private static void asksForDisconnectWrites(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.done(new Command.SetValue(in("a"), Map.of("removed", 1, "kept", 1)));
        talk.done(new Command.OnDisconnect(in("a/set"), new DisconnectWrite.SetValue("off")));
        talk.done(new Command.OnDisconnect(in("a"), new DisconnectWrite.Update(Map.of("updated", 2))));
        talk.done(new Command.OnDisconnect(in("a/removed"), new DisconnectWrite.Remove()));
        talk.done(new Command.OnDisconnect(in("a/kept"), new DisconnectWrite.Remove()));
        talk.done(new Command.OnDisconnect(in("a/kept"), new DisconnectWrite.Cancel()));
        talk.holds(in("a"), "{\"kept\":1,\"removed\":1}");
        talk.driver().kill();
        talk.holds(in("a"), "{\"kept\":1,\"set\":\"off\",\"updated\":2}");
    }

    private static void leavesAndComesBack(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.done(new Command.GoOffline());
        talk.await(
                "tell that it is not connected any more",
                event -> event.equals(new DriverEvent.Connected(false))
                        && talk.told().contains(new DriverEvent.Connected(true)));
        long write = talk.send(new Command.SetValue(in("a"), 1));
        talk.done(new Command.Listen("l", in("b"), Command.ListenFor.VALUE));
        talk.done(new Command.GoOnline());
        require("Whether the write is acked", talk.reply(write).outcome().acked(), true);
        talk.holds(in("a"), "1");
    }

    private static void answersEach(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        for (int i = 0; i < 20; i++) {
            talk.send(new Command.SetValue(in("n"), i));
        }
        for (long id = 1; id <= 20; id++) {
            require(
                    "Whether the command " + id + " is acked",
                    talk.reply(id).outcome().acked(),
                    true);
        }
        talk.listenFor(GLANCE);
        talk.holds(in("n"), "19");
    }

    private static void tellsRefusals(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        DriverEvent.Reply reply = talk.reply(talk.send(new Command.SetValue("closed", 1)));
        require("Whether it is acked", reply.outcome().acked(), false);
        require("The code", reply.outcome().code().orElse(""), "permission_denied");
        talk.driver().command(99, new Command.Listen("l", "closed", Command.ListenFor.VALUE));
        talk.await(
                "tell that the listener is cancelled",
                event -> event instanceof DriverEvent.Cancelled cancelled
                        && cancelled.listener().equals("l")
                        && cancelled.code().equals("permission_denied"));
    }

    private static void tellsInvalid(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        DriverEvent.Reply reply = talk.reply(talk.send(new Command.SetValue(in("a.b"), 1)));
        require("Whether it is acked", reply.outcome().acked(), false);
        require("The code", reply.outcome().code().orElse(""), "invalid");
    }

    private static void behaves(Bench bench, Talk talk) throws WrongException, LeftOutException {
        Behaviour presence = new Behaviour(
                true,
                List.of(
                        new Command.OnDisconnect(in("status"), new DisconnectWrite.SetValue("off")),
                        new Command.SetValue(in("status"), "on")));
        talk.connect(Duration.ZERO, List.of(presence));
        talk.await("tell the end of its second action", event -> behaved(talk.told()) == 2);
        talk.holds(in("status"), "\"on\"");
        talk.done(new Command.GoOffline());
        talk.holds(in("status"), "\"off\"");
        talk.done(new Command.GoOnline());
        talk.holds(in("status"), "\"on\"");
    }

    private static long behaved(List<DriverEvent> told) {
        return told.stream()
                .filter(event -> event instanceof DriverEvent.Behaved one
                        && one.outcome().acked())
                .count();
    }

    private static void skews(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect(HOUR, List.of());
        talk.await(
                "tell an offset of about -1 h",
                event -> event instanceof DriverEvent.Offset offset && isNear(offset.millis(), HOUR));
    }

    private static void jumps(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.driver().skewClock(HOUR);
        talk.done(new Command.GoOffline());
        talk.done(new Command.GoOnline());
        talk.await(
                "tell an offset of about -1 h after it came back",
                event -> event instanceof DriverEvent.Offset offset && isNear(offset.millis(), HOUR));
    }

    private static boolean isNear(double offsetMillis, Duration skew) {
        return Math.abs(offsetMillis + skew.toMillis()) < OFFSET_TOLERANCE_MILLIS;
    }

    private static void skipsTheUnknown(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        String reason = talk.lacking(talk.sendRaw("\"do\":\"levitate\",\"path\":\"" + in("a") + "\""));
        if (reason.isBlank()) {
            throw new WrongException("It gave no reason");
        }
    }

    private static void endsAtNonsense(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.driver().say("this is no JSON");
        OptionalInt code = talk.driver().exitWithin(bench.patience());
        if (code.isEmpty()) {
            throw new WrongException("It still runs");
        }
        if (code.getAsInt() == 0) {
            throw new WrongException("Its exit code is 0");
        }
        if (!talk.driver().lastWords().contains("this is no JSON")) {
            throw new WrongException("The line is not on its standard error");
        }
    }

    private static void stops(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.driver().stop();
        ends(bench, talk);
    }

    private static void endsWithItsInput(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.driver().endInput();
        ends(bench, talk);
    }

    private static void ends(Bench bench, Talk talk) throws WrongException {
        OptionalInt code = talk.driver().exitWithin(bench.patience());
        if (code.isEmpty()) {
            throw new WrongException("It still runs after " + bench.patience().toSeconds() + " s");
        }
        require("Its exit code", code.getAsInt(), 0);
        sessionEnds(bench, talk);
    }

    private static void crashes(Bench bench, Talk talk) throws WrongException, LeftOutException {
        talk.connect();
        talk.driver().kill();
        sessionEnds(bench, talk);
    }

    private static void sessionEnds(Bench bench, Talk talk) throws WrongException {
        if (!bench.comesTrue(() -> bench.ended(talk.namespace()) == bench.begun(talk.namespace()))) {
            throw new WrongException("Its connection to the server is still open");
        }
    }
}
