package dev.flatline.suite.cli;

import dev.flatline.server.DataFileException;
import dev.flatline.server.Liveness;
import dev.flatline.server.Mutant;
import dev.flatline.server.ReferenceServer;
import dev.flatline.server.ServerConfig;
import dev.flatline.server.ServerStartException;
import dev.flatline.server.rules.Rules;
import dev.flatline.server.rules.RulesException;
import dev.flatline.suite.target.TargetMutant;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code flatline serve}: the reference server by itself. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        header = "Runs the reference server until Ctrl-C.%n",
        description = {
            "It keeps everything in memory. Without --rules it lets everybody read and write everything, and without"
                    + " --secret it believes whoever tells it who they are, so it listens on loopback only.%n"
        })
final class ServeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on. Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "9000",
            description = "Port to listen on; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--ping-seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How often clients are asked for a sign of life. Default: ${DEFAULT-VALUE}.")
    private int pingSeconds;

    @Option(
            names = "--timeout-seconds",
            paramLabel = "N",
            defaultValue = "30",
            description =
                    "After how long without one a client is given up; at least two pings. Default: ${DEFAULT-VALUE}.")
    private int timeoutSeconds;

    @Option(
            names = "--mutant",
            paramLabel = "NAME",
            description = "Switch on a defect, to see whether your tests notice.")
    private Optional<String> mutant = Optional.empty();

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Security rules, as in database.rules.json. Default: everything is allowed.")
    private Optional<Path> rules = Optional.empty();

    @Option(
            names = "--secret",
            paramLabel = "FILE",
            description =
                    "File with the secret that tokens must be signed with (HS256). Who shows the secret itself is the"
                            + " administrator. Default: unsigned tokens are believed, and 'owner' is the administrator.")
    private Optional<Path> secret = Optional.empty();

    @Option(
            names = "--import",
            paramLabel = "FILE",
            description = "Data to begin with: JSON whose top level names namespaces. Default: none.")
    private Optional<Path> importFrom = Optional.empty();

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Where to leave the data at the end, for --import. May be the same file. Default: nowhere.")
    private Optional<Path> exportTo = Optional.empty();

    @Option(
            names = "--admin-token",
            arity = "0..1",
            fallbackValue = AdminToken.GENERATED,
            paramLabel = "FILE",
            description =
                    "Serve the admin API, to programs on this machine that show the token in FILE; without FILE one is"
                            + " made up and printed. Default: no admin API.")
    private Optional<String> adminToken = Optional.empty();

    @ArgGroup(validate = false, heading = "%nWhat the vendor leaves open:%n", order = 1)
    private ProfileOptions profile = new ProfileOptions();

    @Option(names = "--expose", description = "Allow --host to be an address that other machines can reach.")
    private boolean expose;

    @Override
    public Integer call() throws InterruptedException {
        Loopback.require(host, expose, "this server");
        Optional<AdminToken> token = adminToken.map(file -> AdminToken.of(file, ServeCommand::read));
        try (ReferenceServer server = start(token)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "flatline-serve-shutdown"));
            PrintWriter out = spec.commandLine().getOut();
            out.println("Listening on " + server.host() + ":" + server.port() + " (Ctrl-C ends it).");
            out.println("Firebase SDKs: databaseURL \"http://" + server.host() + ":" + server.port() + "?ns=demo\"");
            out.println("REST: curl \"http://" + server.host() + ":" + server.port() + "/.json?ns=demo\"");
            token.ifPresent(shown -> out.println(shown.hint(server.port())));
            out.flush();
            new CountDownLatch(1).await();
            return 0;
        }
    }

    /** At the end of the process there is nobody left to throw at. */
    private void stop(ReferenceServer server) {
        try {
            server.close();
        } catch (DataFileException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("flatline: " + e.getMessage());
            err.flush();
        }
    }

    private ReferenceServer start(Optional<AdminToken> token) {
        try {
            ServerConfig.Builder config = ServerConfig.builder()
                    .host(host)
                    .port(port)
                    .liveness(Liveness.ping(Duration.ofSeconds(pingSeconds), Duration.ofSeconds(timeoutSeconds)));
            mutant.map(this::defect).ifPresent(config::mutant);
            rules.map(ServeCommand::readRules).ifPresent(config::rules);
            secret.map(file -> read("--secret", file).strip()).ifPresent(config::secret);
            importFrom.ifPresent(config::importFrom);
            exportTo.ifPresent(config::exportTo);
            token.map(AdminToken::value).ifPresent(config::adminToken);
            return profile.applyTo(config).start();
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage() + ".");
        } catch (ServerStartException | DataFileException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    private Mutant defect(String name) {
        return Mutant.find(name)
                .orElseThrow(() -> MutantName.unknown(
                        "--mutant",
                        name,
                        TargetMutant.all().stream()
                                .filter(TargetMutant.OfServer.class::isInstance)
                                .toList()));
    }

    private static Rules readRules(Path file) {
        try {
            return Rules.parse(read("--rules", file));
        } catch (RulesException e) {
            throw new UserError(file + ":" + e.line() + ":" + e.column() + ": " + e.problem() + "\n  "
                    + e.offendingLine().strip());
        }
    }

    private static String read(String option, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UserError("cannot read " + option + " " + file + ": is it a text file that you may read?");
        }
    }
}
