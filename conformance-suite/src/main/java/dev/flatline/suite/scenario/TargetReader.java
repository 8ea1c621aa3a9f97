package dev.flatline.suite.scenario;

import dev.flatline.server.Profile;
import dev.flatline.suite.driver.Capability;
import dev.flatline.suite.scenario.TargetFile.ClientChoice;
import dev.flatline.suite.scenario.TargetFile.Heartbeat;
import dev.flatline.suite.scenario.TargetFile.Isolation;
import dev.flatline.suite.scenario.TargetFile.TargetTiming;
import dev.flatline.suite.scenario.YamlNode.Mapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads target files. */
public final class TargetReader {

    private static final String REFERENCE = "reference";
    private static final Isolation USUAL_ISOLATION = new Isolation.Namespaces("");

    private final Problems problems;
    private final Scalars scalars;
    private final BoundReader bounds;
    private final TargetServerReader servers;
    private final List<String> clients;

    private TargetReader(Problems problems, Path folder, Collection<String> clients) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
        this.bounds = new BoundReader(problems);
        this.servers = new TargetServerReader(problems, folder);
        this.clients = List.copyOf(clients);
    }

    /**
     * Reads the target in a file.
     *
     * @param name the file as its user knows it
     * @param clients the clients that a file may name; at least one
     * @throws LoadException with every problem of the file
     */
    public static TargetFile load(Path file, String name, Collection<String> clients) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseGet(() -> Path.of(""));
        return read(TextFiles.read(file, name), folder, clients);
    }

    /**
     * Reads the target in a text, as with {@link #load}.
     *
     * @param folder what paths in it are relative to
     */
    public static TargetFile parse(String name, String text, Path folder, Collection<String> clients) {
        return read(new SourceText(name, text), folder, clients);
    }

    private static TargetFile read(SourceText source, Path folder, Collection<String> clients) {
        Problems problems = new Problems(source);
        Optional<TargetFile> target =
                YamlReader.read(source, problems).map(root -> new TargetReader(problems, folder, clients).target(root));
        problems.throwIfAny();
        return target.orElseThrow();
    }

    private TargetFile target(YamlNode root) {
        Fields fields = Fields.of(root, "a target", "name: my-server", problems);
        String name = fields.required("name", scalars::name, "");
        ServerSource server = fields.required("server", servers::server, new ServerSource.Reference());
        Isolation isolation = fields.optional("isolation").map(this::isolation).orElse(USUAL_ISOLATION);
        ClientChoice client =
                fields.optional("client").map(this::client).orElseGet(() -> new ClientChoice.Named(REFERENCE));
        TargetTiming timing = fields.optional("timing").map(this::timing).orElse(TargetTiming.UNSAID);
        Set<Capability> lacks = EnumSet.noneOf(Capability.class);
        fields.optional("lacks").ifPresent(list -> lacks.addAll(scalars.list(list, "capabilities", this::capability)));
        Profile profile = profile(fields, server);
        Optional<Path> baseline = fields.optional("baseline").map(this::baseline);
        if (isOurs(server)) {
            fields.optional("timing")
                    .ifPresent(it ->
                            problems.add(it, "The timing of the reference server is known: leave \"timing\" out."));
        }
        fields.end();
        return new TargetFile(name, server, isolation, client, timing, lacks, profile, baseline);
    }

    private static boolean isOurs(ServerSource server) {
        return server instanceof ServerSource.Reference;
    }

    private Isolation isolation(YamlNode node) {
        Fields fields = Fields.of(node, "isolation", "isolation: { path: flatline }", problems)
                .knowing(List.of("in"));
        Optional<YamlNode.Entry> way = fields.oneOf(List.of("namespace", "path"));
        Isolation isolation = way.<Isolation>map(entry -> entry.key().text().equals("namespace")
                        ? new Isolation.Namespaces(scalars.name(entry.value()))
                        : new Isolation.Paths(
                                scalars.path(entry.value()),
                                fields.optional("in").map(scalars::name).orElse("flatline")))
                .orElse(USUAL_ISOLATION);
        fields.end();
        return isolation;
    }

    private ClientChoice client(YamlNode node) {
        if (!(node instanceof Mapping)) {
            return new ClientChoice.Named(scalars.oneOf(node, "client", clients));
        }
        Fields fields = Fields.of(node, "a client", "client: { name: my-sdk, command: [node, driver.mjs] }", problems);
        String name = fields.required("name", scalars::name, "");
        List<String> line = fields.required("command", servers::words, List.of());
        Path directory = fields.optional("directory").map(servers::directory).orElseGet(servers::folder);
        Map<String, String> environment =
                fields.optional("environment").map(servers::texts).orElse(Map.of());
        fields.end();
        return new ClientChoice.Program(name, line, directory, environment);
    }

    private TargetTiming timing(YamlNode node) {
        Fields fields = Fields.of(node, "timing", "timing: { detection: 60 s, reconnect: 6 s }", problems);
        Optional<Heartbeat> heartbeat = fields.optional("heartbeat").map(this::heartbeat);
        Map<String, Duration> given = new LinkedHashMap<>();
        for (String bound : BoundReader.NAMES) {
            fields.optional(bound).ifPresent(length -> given.put(bound, bounds.duration(length)));
        }
        fields.end();
        return new TargetTiming(heartbeat, given);
    }

    private Heartbeat heartbeat(YamlNode node) {
        Fields fields = Fields.of(node, "a heartbeat", "heartbeat: { every: 45 s, timeout: 90 s }", problems);
        Duration every = fields.required("every", bounds::duration, Duration.ZERO);
        Duration timeout = fields.required("timeout", bounds::duration, Duration.ZERO);
        if (timeout.compareTo(every.multipliedBy(2)) < 0) {
            problems.add(node, "The time-out of a heartbeat is at least twice as long as the time between two probes.");
        }
        fields.end();
        return new Heartbeat(every, timeout);
    }

    private Capability capability(YamlNode node) {
        String word = scalars.oneOf(
                node,
                "capability",
                Arrays.stream(Capability.values()).map(Capability::word).toList());
        return Arrays.stream(Capability.values())
                .filter(capability -> capability.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private Profile profile(Fields fields, ServerSource server) {
        Optional<YamlNode> node = fields.optional("profile");
        if (node.isPresent() && !isOurs(server)) {
            problems.add(node.get(), "Only the reference server can be told how to decide: leave \"profile\" out.");
        }
        return node.map(it -> new ProfileReader(problems).profile(it)).orElse(Profile.DEFAULT);
    }

    private Path baseline(YamlNode node) {
        Path file = servers.path(node);
        if (!Files.isRegularFile(file)) {
            problems.add(node, "There is no file %s.".formatted(file));
        }
        return file;
    }
}
