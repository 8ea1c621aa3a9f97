package dev.flatline.suite.scenario;

import dev.flatline.simulator.fault.Fault;
import dev.flatline.simulator.fault.FaultKind;
import dev.flatline.simulator.fault.NetworkProfile;
import dev.flatline.simulator.link.Direction;
import dev.flatline.suite.scenario.YamlNode.Entry;
import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code fault:} steps: {@code { cut: alice }}, {@code { latency: { client: alice, eachWay: 200 ms } }}, and those that
 * befall the server, {@code serverCrash}.
 */
final class FaultReader {

    /** What stands for the server where a client could stand; no client can be called so. */
    private static final String SERVER = "server";

    private static final List<String> SERVER_FAULTS =
            List.of(FaultKind.SERVER_CRASH.word(), FaultKind.SERVER_RESTART.word());

    private final Problems problems;
    private final Scalars scalars;
    private final BoundReader bounds;
    private final Scope scope;

    FaultReader(Problems problems, Scalars scalars, BoundReader bounds, Scope scope) {
        this.problems = problems;
        this.scalars = scalars;
        this.bounds = bounds;
        this.scope = scope;
    }

    /** The step; empty after a complaint. */
    Optional<Step> read(Position position, YamlNode node) {
        if (node instanceof Scalar alone
                && Suggestions.nearest(alone.text(), SERVER_FAULTS).isPresent()) {
            return ofServer(position, alone);
        }
        Optional<Entry> only = ValueReader.onlyEntry(node);
        if (only.isEmpty()) {
            problems.expected(node, "one fault and its client", "fault: { cut: alice }");
            return Optional.empty();
        }
        Scalar word = only.get().key();
        Optional<FaultKind> kind = FaultKind.byWord(word.text());
        if (kind.isEmpty()) {
            problems.unknown(word, "fault", word.text(), FaultKind.words(), "here");
        }
        return kind.flatMap(it -> inject(position, word, it, only.get().value()));
    }

    private Optional<Step> ofServer(Position position, Scalar word) {
        Optional<FaultKind> kind = FaultKind.byWord(word.text());
        if (kind.isEmpty()) {
            problems.unknown(word, "fault of the server", word.text(), SERVER_FAULTS, "here");
            return Optional.empty();
        }
        if (kind.get() == FaultKind.SERVER_CRASH) {
            scope.crashServer(word);
            return Optional.of(new Step.InjectServer(position, new Fault.ServerCrash()));
        }
        scope.restartServer();
        return Optional.of(new Step.InjectServer(position, new Fault.ServerRestart()));
    }

    private Optional<Step> inject(Position position, Scalar word, FaultKind kind, YamlNode body) {
        if (SERVER_FAULTS.contains(kind.word())) {
            problems.add(
                    word,
                    "A %s befalls the server, not a client.".formatted(kind.word()),
                    "Write: fault: " + kind.word());
            return Optional.empty();
        }
        return Optional.of(inject(position, kind, body));
    }

    private Step inject(Position position, FaultKind kind, YamlNode body) {
        return switch (kind) {
            case CRASH -> crash(position, body);
            case FREEZE -> plain(position, body, new Fault.Freeze());
            case THAW -> plain(position, body, new Fault.Thaw());
            case CUT -> plain(position, body, new Fault.Cut());
            case CLOSE -> plain(position, body, new Fault.Close());
            case REFUSE -> plain(position, body, new Fault.Refuse());
            case SIGNAL_LOSS -> plain(position, body, new Fault.SignalLoss());
            case SIGNAL_BACK -> plain(position, body, new Fault.SignalBack());
            case BLACK_HOLE -> plain(position, body, new Fault.BlackHole());
            case UNREACHABLE -> plain(position, body, new Fault.Unreachable());
            case HALF_OPEN -> plain(position, body, new Fault.HalfOpen());
            case DROP_ACKS -> plain(position, body, new Fault.DropAcks());
            case HEAL -> plain(position, body, new Fault.Heal());
            case LATENCY -> latency(position, body);
            case ONE_WAY -> oneWay(position, body);
            case BANDWIDTH -> bandwidth(position, body);
            case LIMIT_DATA -> limitData(position, body);
            case SLICE -> slice(position, body);
            case FLAP -> flap(position, body);
            case PROFILE -> profile(position, body);
            case CLOCK_SKEW -> clockSkew(position, body);
            case SERVER_CRASH, SERVER_RESTART -> throw new IllegalArgumentException(kind + " befalls no client");
        };
    }

    private Step crash(Position position, YamlNode body) {
        Step.Inject crash = plain(position, body, new Fault.Crash());
        scope.crash(body, crash.client());
        return crash;
    }

    private Step.Inject plain(Position position, YamlNode body, Fault fault) {
        return new Step.Inject(position, client(body), fault);
    }

    private Step latency(Position position, YamlNode body) {
        Fields fields = Fields.of(body, "a latency", "latency: { client: alice, eachWay: 200 ms }", problems);
        String client = fields.required("client", this::client, "");
        Duration eachWay = fields.required("eachWay", bounds::duration, Duration.ZERO);
        Optional<YamlNode> varies = fields.optional("jitter");
        Duration jitter = varies.map(bounds::duration).orElse(Duration.ZERO);
        fields.end();
        if (varies.isPresent() && jitter.compareTo(eachWay) > 0) {
            problems.add(
                    varies.get(), "The jitter is greater than the latency.", "A latency cannot fall below nothing.");
            jitter = Duration.ZERO;
        }
        return new Step.Inject(position, client, new Fault.Latency(eachWay, jitter));
    }

    private Step flap(Position position, YamlNode body) {
        Fields fields = Fields.of(body, "a flap", "flap: { client: alice, times: 3, every: 500 ms }", problems);
        String client = fields.required("client", this::client, "");
        int times = fields.required("times", scalars::size, 1);
        Duration every = fields.required("every", bounds::duration, Duration.ofMillis(1));
        fields.end();
        return new Step.Inject(position, client, new Fault.Flap(times, atLeastOneMilli(every)));
    }

    /** After a complaint, a length of time is zero. */
    private static Duration atLeastOneMilli(Duration duration) {
        return duration.isZero() ? Duration.ofMillis(1) : duration;
    }

    private Step profile(Position position, YamlNode body) {
        Fields fields = Fields.of(body, "a profile", "profile: { client: alice, name: 3g }", problems);
        String client = fields.required("client", this::client, "");
        String name = fields.required("name", node -> scalars.oneOf(node, "network", NetworkProfile.words()), "");
        fields.end();
        NetworkProfile network = NetworkProfile.byWord(name).orElse(NetworkProfile.LTE);
        return new Step.Inject(position, client, new Fault.Profile(network));
    }

    private Step clockSkew(Position position, YamlNode body) {
        Fields fields = Fields.of(body, "a clockSkew", "clockSkew: { of: alice, clock: +1 h }", problems);
        String of = fields.required("of", this::serverOrClient, SERVER);
        Fault skew = new Fault.ClockSkew(fields.required("clock", bounds::skew, Duration.ZERO));
        fields.end();
        return of.equals(SERVER) ? new Step.InjectServer(position, skew) : new Step.Inject(position, of, skew);
    }

    private String serverOrClient(YamlNode node) {
        return node instanceof Scalar scalar && scalar.text().equals(SERVER) ? SERVER : client(node);
    }

    private Step oneWay(Position position, YamlNode body) {
        Fields fields = Fields.of(body, "a oneWay", "oneWay: { client: alice, lost: up }", problems);
        String client = fields.required("client", this::client, "");
        Direction lost = fields.required("lost", this::way, Direction.UPSTREAM);
        fields.end();
        return new Step.Inject(position, client, new Fault.OneWay(lost));
    }

    private Step bandwidth(Position position, YamlNode body) {
        Fields fields = Fields.of(body, "a bandwidth", "bandwidth: { client: alice, kilobytesPerSecond: 4 }", problems);
        String client = fields.required("client", this::client, "");
        int rate = fields.required("kilobytesPerSecond", scalars::size, 1);
        fields.end();
        return new Step.Inject(position, client, new Fault.Bandwidth(rate));
    }

    private Step limitData(Position position, YamlNode body) {
        Fields fields = Fields.of(body, "a limitData", "limitData: { client: alice, way: up, bytes: 500 }", problems);
        String client = fields.required("client", this::client, "");
        Direction way = fields.required("way", this::way, Direction.UPSTREAM);
        int bytes = fields.required("bytes", scalars::size, 1);
        fields.end();
        return new Step.Inject(position, client, new Fault.LimitData(way, bytes));
    }

    private Step slice(Position position, YamlNode body) {
        Fields fields = Fields.of(body, "a slice", "slice: { client: alice, bytes: 10 }", problems);
        String client = fields.required("client", this::client, "");
        int bytes = fields.required("bytes", scalars::size, 1);
        fields.end();
        return new Step.Inject(position, client, new Fault.Slice(bytes));
    }

    /** {@code up}: from the client to the server; {@code down}: back. */
    private Direction way(YamlNode node) {
        return scalars.oneOf(node, "direction", List.of("up", "down")).equals("up")
                ? Direction.UPSTREAM
                : Direction.DOWNSTREAM;
    }

    private String client(YamlNode node) {
        String client = scalars.name(node);
        scope.useRunningClient(node, client);
        return client;
    }
}
