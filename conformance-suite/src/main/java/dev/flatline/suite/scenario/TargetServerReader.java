package dev.flatline.suite.scenario;

import dev.flatline.suite.scenario.ServerSource.Ready;
import dev.flatline.suite.scenario.ServerSource.Sign;
import dev.flatline.suite.scenario.ServerSource.Stop;
import dev.flatline.suite.scenario.YamlNode.Entry;
import dev.flatline.suite.scenario.YamlNode.Mapping;
import dev.flatline.suite.scenario.YamlNode.Scalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads where the server of a target comes from. */
final class TargetServerReader {

    /** Signals that a program can answer to by ending in an orderly way. */
    private static final List<String> SIGNALS = List.of("TERM", "INT", "HUP", "QUIT", "KILL");

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.-]+:(?:[0-9]{1,5}|\\{port})");
    private static final Ready USUAL_READY = new Ready(new Sign.Port(), Duration.ofSeconds(30));
    private static final Stop USUAL_STOP = new Stop("TERM", Duration.ofSeconds(5));
    private static final int PORT_MAX = 65_535;

    private final Problems problems;
    private final Scalars scalars;
    private final BoundReader bounds;
    private final Path folder;

    TargetServerReader(Problems problems, Path folder) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
        this.bounds = new BoundReader(problems);
        this.folder = folder;
    }

    ServerSource server(YamlNode node) {
        Fields fields = Fields.of(node, "a server", "server: { url: 127.0.0.1:9000 }", problems)
                .knowing(List.of("directory", "environment", "address", "packages", "needs", "ready", "stop"));
        Optional<Entry> kind = fields.oneOf(List.of("reference", "command", "container", "url"));
        ServerSource source = kind.map(entry -> read(fields, entry)).orElseGet(ServerSource.Reference::new);
        fields.end();
        return source;
    }

    private ServerSource read(Fields fields, Entry kind) {
        return switch (kind.key().text()) {
            case "command" -> program(fields, kind.value());
            case "container" -> container(fields, kind.value());
            case "url" -> new ServerSource.Running(address(kind.value(), false));
            default -> {
                scalars.justTrue(kind.value());
                yield new ServerSource.Reference();
            }
        };
    }

    private ServerSource program(Fields fields, YamlNode line) {
        return new ServerSource.Program(
                words(line),
                fields.optional("directory").map(this::directory).orElse(folder),
                fields.optional("environment").map(this::texts).orElse(Map.of()),
                fields.optional("address").map(it -> address(it, true)).orElse("127.0.0.1:" + ServerSource.PORT),
                fields.optional("packages").map(this::packages).isPresent(),
                fields.optional("needs").map(this::texts).orElse(Map.of()),
                fields.optional("ready").map(this::ready).orElse(USUAL_READY),
                fields.optional("stop").map(this::stop).orElse(USUAL_STOP));
    }

    private ServerSource container(Fields fields, YamlNode node) {
        Fields inner =
                Fields.of(node, "a container", "container: { image: 'example/server:1.2', port: 9000 }", problems);
        String image = inner.required("image", this::word, "");
        int port = inner.required("port", this::port, 1);
        List<String> arguments = inner.optional("arguments").map(this::words).orElse(List.of());
        inner.end();
        return new ServerSource.Container(
                image,
                port,
                arguments,
                fields.optional("environment").map(this::texts).orElse(Map.of()),
                fields.optional("ready").map(this::ready).orElse(USUAL_READY),
                fields.optional("stop").map(this::stop).orElse(USUAL_STOP));
    }

    /** A command line: a word each; numbers are words, too. */
    List<String> words(YamlNode node) {
        return scalars.someOf(node, "words", this::word);
    }

    private String word(YamlNode node) {
        if (node instanceof Scalar scalar
                && scalar.value() != null
                && !scalar.text().isEmpty()) {
            return scalar.text();
        }
        problems.expected(node, "a word", "--port");
        return "";
    }

    /** Names with a text each. */
    Map<String, String> texts(YamlNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> texts.put(entry.key().text(), word(entry.value())));
        } else {
            problems.expected(node, "names with a text each", "{ LOG_LEVEL: error }");
        }
        return texts;
    }

    /** A folder, relative to the target file, that is there. */
    Path directory(YamlNode node) {
        Path path = path(node);
        if (!Files.isDirectory(path)) {
            problems.add(node, "There is no folder %s.".formatted(path));
        }
        return path;
    }

    /** What paths are relative to. */
    Path folder() {
        return folder;
    }

    /** A path, relative to the target file. */
    Path path(YamlNode node) {
        return folder.resolve(scalars.text(node)).normalize();
    }

    private String packages(YamlNode node) {
        return scalars.oneOf(node, "package manager", List.of("npm"));
    }

    private int port(YamlNode node) {
        int port = scalars.size(node);
        if (port > PORT_MAX) {
            problems.expected(node, "a port from 1 to 65535", "9000");
        }
        return port;
    }

    private String address(YamlNode node, boolean mayBeFree) {
        String text = node instanceof Scalar scalar ? scalar.text() : "";
        String plain = text.replaceFirst("^(http|ws)://", "").replaceFirst("/$", "");
        if (!ADDRESS.matcher(plain).matches() || (!mayBeFree && plain.endsWith(ServerSource.PORT))) {
            problems.expected(node, "a host and a port, without TLS", "127.0.0.1:9000");
        }
        return plain;
    }

    private Ready ready(YamlNode node) {
        Fields fields = Fields.of(node, "ready", "ready: { line: Listening on, within: 20 s }", problems);
        Sign sign =
                fields.oneOf(List.of("line", "port", "http")).map(this::sign).orElseGet(Sign.Port::new);
        Duration within = fields.optional("within").map(bounds::duration).orElse(USUAL_READY.within());
        fields.end();
        return new Ready(sign, within);
    }

    private Sign sign(Entry entry) {
        return switch (entry.key().text()) {
            case "line" -> new Sign.Line(pattern(entry.value()));
            case "http" -> new Sign.Http(httpPath(entry.value()));
            default -> {
                scalars.justTrue(entry.value());
                yield new Sign.Port();
            }
        };
    }

    private String pattern(YamlNode node) {
        String pattern = scalars.text(node);
        try {
            return Pattern.compile(pattern).pattern();
        } catch (PatternSyntaxException e) {
            problems.add(node, "This is not a regular expression: %s.".formatted(e.getDescription()));
            return "";
        }
    }

    private String httpPath(YamlNode node) {
        String path = scalars.text(node);
        if (!path.isEmpty() && !path.matches("/[!-~]*")) {
            problems.expected(node, "the path of an HTTP request", "/.json?ns=demo");
        }
        return path;
    }

    private Stop stop(YamlNode node) {
        Fields fields = Fields.of(node, "stop", "stop: { signal: TERM, grace: 5 s }", problems);
        String signal = fields.optional("signal")
                .map(it -> scalars.oneOf(it, "signal", SIGNALS))
                .orElse(USUAL_STOP.signal());
        Duration grace = fields.optional("grace").map(bounds::duration).orElse(USUAL_STOP.grace());
        fields.end();
        return new Stop(signal, grace);
    }
}
