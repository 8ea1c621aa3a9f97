package dev.flatline.suite.scenario;

import dev.flatline.simulator.fault.Fault;
import dev.flatline.suite.scenario.YamlNode.Entry;
import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code fault:} steps: {@code { cut: alice }}, {@code { latency: { client: alice, eachWay: 200 ms } }}. */
final class FaultReader {

    private static final String LATENCY = "latency";

    /** Faults that need nothing but a client. */
    private static final Map<String, Fault> PLAIN = plain();

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

    private static Map<String, Fault> plain() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("crash", new Fault.Crash());
        faults.put("cut", new Fault.Cut());
        faults.put("close", new Fault.Close());
        faults.put("signalLoss", new Fault.SignalLoss());
        faults.put("signalBack", new Fault.SignalBack());
        faults.put("blackHole", new Fault.BlackHole());
        faults.put("refuse", new Fault.Refuse());
        faults.put("heal", new Fault.Heal());
        return Collections.unmodifiableMap(faults);
    }

    /** The fault words, in the order of the glossary. */
    static List<String> words() {
        List<String> words = new ArrayList<>(PLAIN.keySet());
        words.add(LATENCY);
        return words;
    }

    /** The step; empty after a complaint. */
    Optional<Step> read(Position position, YamlNode node) {
        Optional<Entry> only = ValueReader.onlyEntry(node);
        if (only.isEmpty()) {
            problems.expected(node, "one fault and its client", "fault: { cut: alice }");
            return Optional.empty();
        }
        Scalar word = only.get().key();
        YamlNode body = only.get().value();
        if (word.text().equals(LATENCY)) {
            return Optional.of(latency(position, body));
        }
        Fault fault = PLAIN.get(word.text());
        if (fault == null) {
            problems.unknown(word, "fault", word.text(), words(), "here");
            return Optional.empty();
        }
        return Optional.of(new Step.Inject(position, client(body), fault));
    }

    private Step latency(Position position, YamlNode body) {
        Fields fields = Fields.of(body, "a latency", "latency: { client: alice, eachWay: 200 ms }", problems);
        String client = fields.required("client", this::client, "");
        Duration eachWay = fields.required("eachWay", bounds::duration, Duration.ZERO);
        fields.end();
        return new Step.Inject(position, client, new Fault.Latency(eachWay));
    }

    private String client(YamlNode node) {
        String client = scalars.name(node);
        scope.useClient(node, client);
        return client;
    }
}
