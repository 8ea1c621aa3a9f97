package dev.flatline.suite.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.flatline.server.Profile;
import dev.flatline.suite.driver.Capability;
import dev.flatline.suite.scenario.TargetFile.ClientChoice;
import dev.flatline.suite.scenario.TargetFile.Isolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a target file may say, and how its author hears of mistakes. */
class TargetReaderTest {

    private static final String WHOLE = """
            name: my-server
            server:
              command: [node, server.js, --port, "{port}", 7]
              directory: sub
              environment: { LOG_LEVEL: error }
              address: localhost:{port}
              packages: npm
              needs: { node: "https://nodejs.org" }
              ready: { line: 'Listening on [0-9.]+', within: 20 s }
              stop: { signal: INT, grace: 2 s }
            isolation: { path: deep/down, in: demo }
            client: { name: my-sdk, command: [python3, driver.py], directory: sub, environment: { A: b } }
            timing:
              heartbeat: { every: 45 s, timeout: 90 s }
              reconnect: 30 s
            lacks: [transaction]
            baseline: known.yaml
            """;
    private static final String OURS = """
            name: ours
            server: { reference: true }
            client: firebase-js
            profile: { disconnectRun: one-by-one }
            """;
    private static final String IMAGE = """
            name: boxed
            server:
              container: { image: 'example/server:1.2', port: 9000, arguments: [--verbose] }
              environment: { A: b }
              ready: { http: '/.json?ns=demo' }
              stop: { grace: 20 s }
            isolation: { namespace: tests }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeWhatTheFileNames() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        Files.createFile(folder.resolve("known.yaml"));
    }

    @Test
    void aProgramIsReadWithAllThatIsSaidAboutIt() {
        TargetFile target = read(WHOLE);

        assertThat(target.name()).isEqualTo("my-server");
        assertThat(target.server())
                .isEqualTo(new ServerSource.Program(
                        List.of("node", "server.js", "--port", "{port}", "7"),
                        folder.resolve("sub"),
                        Map.of("LOG_LEVEL", "error"),
                        "localhost:{port}",
                        true,
                        Map.of("node", "https://nodejs.org"),
                        new ServerSource.Ready(
                                new ServerSource.Sign.Line("Listening on [0-9.]+"), Duration.ofSeconds(20)),
                        new ServerSource.Stop("INT", Duration.ofSeconds(2))));
        assertThat(target.isolation()).isEqualTo(new Isolation.Paths("deep/down", "demo"));
        assertThat(target.client())
                .isEqualTo(new ClientChoice.Program(
                        "my-sdk", List.of("python3", "driver.py"), folder.resolve("sub"), Map.of("A", "b")));
        assertThat(target.timing().heartbeat())
                .contains(new TargetFile.Heartbeat(Duration.ofSeconds(45), Duration.ofSeconds(90)));
        assertThat(target.timing().bounds()).containsExactly(Map.entry("reconnect", Duration.ofSeconds(30)));
        assertThat(target.lacks()).containsExactly(Capability.TRANSACTION);
        assertThat(target.baseline()).contains(folder.resolve("known.yaml"));
    }

    @Test
    void whatIsNotSaidHasADefault() {
        TargetFile target = read("name: small\nserver: { command: [serve] }");

        assertThat(target.server())
                .isEqualTo(new ServerSource.Program(
                        List.of("serve"),
                        folder,
                        Map.of(),
                        "127.0.0.1:{port}",
                        false,
                        Map.of(),
                        new ServerSource.Ready(new ServerSource.Sign.Port(), Duration.ofSeconds(30)),
                        new ServerSource.Stop("TERM", Duration.ofSeconds(5))));
        assertThat(target.client()).isEqualTo(new ClientChoice.Named("reference"));
        assertThat(target.isolation()).isEqualTo(new Isolation.Namespaces(""));
        assertThat(target.timing()).isEqualTo(TargetFile.TargetTiming.UNSAID);
        assertThat(target.lacks()).isEmpty();
        assertThat(target.baseline()).isEmpty();
    }

    @Test
    void aContainerIsReadWithAllThatIsSaidAboutIt() {
        assertThat(read(IMAGE).server())
                .isEqualTo(new ServerSource.Container(
                        "example/server:1.2",
                        9000,
                        List.of("--verbose"),
                        Map.of("A", "b"),
                        new ServerSource.Ready(new ServerSource.Sign.Http("/.json?ns=demo"), Duration.ofSeconds(30)),
                        new ServerSource.Stop("TERM", Duration.ofSeconds(20))));
        assertThat(read(IMAGE).isolation()).isEqualTo(new Isolation.Namespaces("tests"));
    }

    @Test
    void ourOwnServerAndAServerThatRunsAreTargetsToo() {
        assertThat(read(OURS).server()).isEqualTo(new ServerSource.Reference());
        assertThat(read(OURS).client()).isEqualTo(new ClientChoice.Named("firebase-js"));
        assertThat(read(OURS).profile()).isEqualTo(Profile.DEFAULT.with(Profile.DisconnectRun.ONE_BY_ONE));
        assertThat(read("name: there\nserver: { url: 'ws://localhost:9000/' }").server())
                .isEqualTo(new ServerSource.Running("localhost:9000"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: my-server       | nam: my-server        | target.yaml:1:1: There is no key "nam" in a target. | Did you mean "name"?
            name: my-server       | name: my server       | target.yaml:1:7: Expected a name of letters | For example: alice
            command: [node        | comand: [node         | target.yaml:3:3: There is no key "comand" in a server. | Did you mean "command"?
            '[node, server.js, --port, "{port}", 7]' | '[]' | target.yaml:3:12: This list of words is empty. | ^
            '[node, server.js, --port, "{port}", 7]' | 'node server.js' | target.yaml:3:12: Expected a list of words | [one, two]
            'address: localhost:{port}' | 'url: localhost:9000' | target.yaml:6:3: A server has either "command" or "url", not both. | ^
            'address: localhost:{port}' | 'address: localhost' | target.yaml:6:12: Expected a host and a port | 127.0.0.1:9000
            directory: sub        | directory: nowhere    | target.yaml:4:14: There is no folder | nowhere
            packages: npm         | packages: npn         | target.yaml:7:13: There is no package manager "npn" here. | Did you mean "npm"?
            line: 'Listening      | lin: 'Listening       | target.yaml:9:12: There is no key "lin" in ready. | Did you mean "line"?
            '[0-9.]+'             | '[0-9.'               | target.yaml:9:18: This is not a regular expression | ^
            within: 20 s          | within: soon          | target.yaml:9:50: Expected a length of time | 300 ms
            signal: INT           | signal: TERN          | target.yaml:10:19: There is no signal "TERN" here. | Did you mean "TERM"?
            path: deep/down       | path: deep.down       | target.yaml:11:20: "deep.down" is not a path | ^
            command: [python3     | comand: [python3      | target.yaml:12:25: There is no key "comand" in a client. | Did you mean "command"?
            every: 45 s           | every: 60 s           | target.yaml:14:14: The time-out of a heartbeat is at least twice as long | ^
            reconnect: 30 s       | reconect: 30 s        | target.yaml:15:3: There is no key "reconect" in timing. | Did you mean "reconnect"?
            lacks: [transaction]  | lacks: [transactions] | target.yaml:16:9: There is no capability "transactions" here. | Did you mean "transaction"?
            baseline: known.yaml  | baseline: unknown.yaml | target.yaml:17:11: There is no file | unknown.yaml
            baseline: known.yaml  | 'profile: {}'         | target.yaml:17:10: Only the reference server can be told how to decide | ^
            """)
    void aMistakeIsAnsweredWithItsPlaceAndAdvice(String right, String wrong, String told, String advice) {
        assertThat(WHOLE).contains(right);
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> read(WHOLE.replace(right, wrong)))
                .withMessageContaining(told)
                .withMessageContaining(advice);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            client: firebase-js | client: firebase   | target.yaml:3:9: There is no client "firebase" here. | Did you mean "firebase-js"?
            one-by-one          | one-by-on          | target.yaml:4:27: There is no way "one-by-on" here. | Did you mean "one-by-one"?
            disconnectRun       | disconectRun       | target.yaml:4:12: There is no key "disconectRun" in a profile. | Did you mean "disconnectRun"?
            reference: true     | reference: false   | target.yaml:2:22: Expected true | ^
            reference: true     | 'reference: true, ready: { port: true }' | target.yaml:2:28: The key "ready" does not go with the others here. | ^
            reference: true     | 'url: "host:{port}"' | target.yaml:2:16: Expected a host and a port | ^
            'profile: { disconnectRun: one-by-one }' | 'timing: { ack: 1 s }' | target.yaml:4:9: The timing of the reference server is known | ^
            """)
    void theSameGoesForTheReferenceServer(String right, String wrong, String told, String advice) {
        assertThat(OURS).contains(right);
        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> read(OURS.replace(right, wrong)))
                .withMessageContaining(told)
                .withMessageContaining(advice);
    }

    @Test
    void editorsCheckTheSameByTheSchema() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "scenarios", "target.schema.json")));

        for (String right : List.of(WHOLE, OURS, IMAGE, "name: there\nserver: { url: 'ws://localhost:9000/' }")) {
            assertThat(schema.validate(right, InputFormat.YAML)).as(right).isEmpty();
        }
        for (String mistake : List.of(
                "name: nothing",
                WHOLE.replace("name: my-server", "name: my server"),
                WHOLE.replace("command: [node", "comand: [node"),
                WHOLE.replace("packages: npm", "packages: yarn"),
                WHOLE.replace("within: 20 s", "within: soon"),
                WHOLE.replace("signal: INT", "signal: TERN"),
                WHOLE.replace("reconnect: 30 s", "reconect: 30 s"),
                WHOLE.replace("baseline: known.yaml", "profile: {}"),
                IMAGE.replace("port: 9000", "port: 0"),
                OURS.replace("one-by-one", "one-by-on"),
                OURS.replace("reference: true", "reference: true, ready: { port: true }"),
                OURS + "timing: { ack: 1 s }")) {
            assertThat(schema.validate(mistake, InputFormat.YAML)).as(mistake).isNotEmpty();
            assertThatExceptionOfType(LoadException.class).isThrownBy(() -> read(mistake));
        }
    }

    private TargetFile read(String text) {
        return TargetReader.parse("target.yaml", text, folder, List.of("reference", "firebase-js"));
    }
}
