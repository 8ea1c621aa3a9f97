package dev.flatline.suite.scenario;

import dev.flatline.suite.driver.Command.ListenFor;
import dev.flatline.suite.scenario.Expectation.Subject;
import dev.flatline.suite.scenario.YamlNode.Entry;
import java.util.List;
import java.util.Optional;

/** Reads {@code expect:} steps. */
final class ExpectationReader {

    private static final String PATH = "path";
    private static final String STREAM = "stream";
    private static final List<String> SUBJECTS = List.of(PATH, "client", STREAM);
    private static final String BECOMES = "becomes";
    private static final String STAYS = "stays";
    private static final String EVENTS = "events";
    private static final String WITHIN = "within";
    private static final String FOR = "for";
    private static final List<String> OF_CLIENT =
            List.of("listener", "connected", "connectedEvents", "offset", "outcome");
    private static final String CANCELLED = "cancelled";
    private static final List<String> OF_STREAM = List.of(BECOMES, STAYS, EVENTS);
    private static final List<String> OF_LISTENER = List.of(BECOMES, STAYS, EVENTS, CANCELLED);
    private static final List<String> OUTCOMES = List.of("acked", "rejected", "unknown");

    private final Problems problems;
    private final Scalars scalars;
    private final BoundReader bounds;
    private final MatcherReader matchers;
    private final Scope scope;

    ExpectationReader(Problems problems, Scalars scalars, BoundReader bounds, MatcherReader matchers, Scope scope) {
        this.problems = problems;
        this.scalars = scalars;
        this.bounds = bounds;
        this.matchers = matchers;
        this.scope = scope;
    }

    /**
     * What is looked at, what it has to be, and which of {@code within} and {@code for} goes with it, where the words
     * say so.
     */
    private record Claim(Subject subject, Matcher matcher, Optional<String> bound) {}

    private record Bounds(Optional<Bound> within, Optional<Bound> holdsFor, Optional<Bound> lasting) {}

    /** The expectation; empty after a complaint. */
    Optional<Expectation> read(YamlNode node) {
        Fields fields = Fields.of(node, "an expect", "expect: { path: a/b, becomes: 1, within: close }", problems)
                .knowing(SUBJECTS)
                .knowing(OF_CLIENT)
                .knowing(OF_LISTENER);
        Bounds given = new Bounds(bound(fields, WITHIN), bound(fields, "holdsFor"), bound(fields, FOR));
        Optional<Entry> subject = fields.oneOf(SUBJECTS);
        Optional<Claim> claim = subject.flatMap(entry -> switch (entry.key().text()) {
            case PATH -> observed(fields, path(entry.value()));
            case STREAM -> ofStream(fields, entry.value());
            default -> ofClient(fields, client(entry.value()));
        });
        if (subject.isEmpty()) {
            OF_LISTENER.forEach(fields::optional);
        }
        fields.end();
        return claim.flatMap(it -> bounded(node, given, it));
    }

    private Optional<Bound> bound(Fields fields, String key) {
        return fields.optional(key).map(bounds::bound);
    }

    private String client(YamlNode node) {
        String client = scalars.name(node);
        scope.useClient(node, client);
        return client;
    }

    private Optional<Expectation> bounded(YamlNode node, Bounds given, Claim claim) {
        Optional<Bound> within = given.within();
        Optional<Bound> lasting = given.lasting();
        if (claim.bound().equals(Optional.of(WITHIN)) && within.isEmpty()) {
            problems.add(node, "What becomes true needs a bound.", "Add \"within:\" and how long it may take.");
        } else if (claim.bound().equals(Optional.of(FOR)) && lasting.isEmpty()) {
            problems.add(node, "What stays true needs a bound.", "Add \"for:\" and how long it must last.");
        } else if (within.isPresent() == lasting.isPresent()) {
            problems.add(
                    node,
                    "An expect has either \"within\" or \"for\".",
                    "\"within\": it becomes true. \"for\": it stays true.");
        } else if (lasting.isPresent() && given.holdsFor().isPresent()) {
            problems.add(
                    node,
                    "\"holdsFor\" goes with \"within\".",
                    "What stays true \"for\" a while holds for that while.");
        }
        return within.map(bound -> becomes(claim, bound, given.holdsFor()))
                .or(() -> lasting.map(bound -> stays(claim, bound)));
    }

    private static Expectation becomes(Claim claim, Bound within, Optional<Bound> holdsFor) {
        return new Expectation.Becomes(claim.subject(), claim.matcher(), within, holdsFor);
    }

    private static Expectation stays(Claim claim, Bound duration) {
        return new Expectation.Stays(claim.subject(), claim.matcher(), duration);
    }

    private Optional<Claim> observed(Fields fields, String path) {
        return fields.oneOf(List.of(BECOMES, STAYS)).map(entry -> value(new Subject.Observed(path), entry));
    }

    private String path(YamlNode node) {
        scope.useObserver(node);
        return scalars.path(node);
    }

    private Claim value(Subject subject, Entry entry) {
        return new Claim(subject, matchers.matcher(entry.value()), boundOf(entry));
    }

    private static Optional<String> boundOf(Entry entry) {
        return Optional.of(entry.key().text().equals(BECOMES) ? WITHIN : FOR);
    }

    private Optional<Claim> ofClient(Fields fields, String client) {
        return fields.oneOf(OF_CLIENT).flatMap(entry -> {
            YamlNode body = entry.value();
            return switch (entry.key().text()) {
                case "listener" -> ofListener(fields, client, body);
                case "connected" -> Optional.of(connected(client, body));
                case "connectedEvents" -> Optional.of(connectedEvents(client, body));
                case "offset" -> Optional.of(claim(new Subject.Offset(client), matchers.matcher(body)));
                default -> outcome(client, body);
            };
        });
    }

    private static Claim claim(Subject subject, Matcher matcher) {
        return new Claim(subject, matcher, Optional.empty());
    }

    private Claim connected(String client, YamlNode body) {
        return claim(new Subject.Connected(client), new Matcher.EqualTo(scalars.truth(body)));
    }

    private Claim connectedEvents(String client, YamlNode body) {
        List<Matcher> events = scalars.list(body, "true and false", item -> new Matcher.EqualTo(scalars.truth(item)));
        return claim(new Subject.ConnectedEvents(client), new Matcher.Sequence(events));
    }

    private Optional<Claim> ofListener(Fields fields, String client, YamlNode name) {
        String listener = scalars.name(name);
        ListenFor listenFor = scope.useListener(name, listener, client).orElse(ListenFor.VALUE);
        return fields.oneOf(OF_LISTENER).map(entry -> {
            if (entry.key().text().equals(EVENTS)) {
                return claim(new Subject.Events(client, listener), events(entry.value(), listenFor));
            }
            if (entry.key().text().equals(CANCELLED)) {
                return claim(
                        new Subject.Cancelled(client, listener), new Matcher.EqualTo(scalars.truth(entry.value())));
            }
            if (listenFor == ListenFor.CHILDREN) {
                problems.add(
                        entry.key(),
                        "A listener for children has no value.",
                        "Say \"events:\", or listen with \"for: value\".");
            }
            return value(new Subject.Seen(client, listener), entry);
        });
    }

    private Optional<Claim> ofStream(Fields fields, YamlNode name) {
        String stream = scalars.name(name);
        scope.useStream(name, stream);
        return fields.oneOf(OF_STREAM)
                .map(entry -> entry.key().text().equals(EVENTS)
                        ? claim(
                                new Subject.StreamEvents(stream),
                                new Matcher.Sequence(scalars.list(entry.value(), EVENTS, matchers::streamEvent)))
                        : value(new Subject.Streamed(stream), entry));
    }

    private Matcher events(YamlNode body, ListenFor listenFor) {
        return new Matcher.Sequence(scalars.list(
                body, "events", listenFor == ListenFor.CHILDREN ? matchers::childEvent : matchers::matcher));
    }

    private Optional<Claim> outcome(String client, YamlNode body) {
        Fields fields = Fields.of(body, "an outcome", "outcome: { of: firstWrite, becomes: acked }", problems);
        String label = fields.required("of", scalars::name, "");
        fields.optional("of").ifPresent(node -> scope.useLabel(node, label, client));
        Optional<Claim> claim = fields.oneOf(List.of(BECOMES, STAYS))
                .map(entry -> new Claim(
                        new Subject.WriteOutcome(client, label),
                        new Matcher.EqualTo(scalars.oneOf(entry.value(), "outcome", OUTCOMES)),
                        boundOf(entry)));
        fields.end();
        return claim;
    }
}
