package dev.flatline.suite.cli;

import dev.flatline.reports.journal.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flatline init}: begins a target file. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        header =
                "Writes a target file with comments, to be completed: how to start your server, and who talks to it.%n")
final class InitCommand implements Callable<Integer> {

    private static final String TEMPLATE = "/flatline/target-template.yaml";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "flatline-target.yaml",
            description = "The file to write. Default: ${DEFAULT-VALUE}.")
    private Path file = Path.of("flatline-target.yaml");

    @Option(names = "--force", description = "Write it even if there is such a file.")
    private boolean force;

    @Override
    public Integer call() {
        List<OpenOption> how = force
                ? List.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)
                : List.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            Files.writeString(file, template(), how.toArray(OpenOption[]::new));
        } catch (FileAlreadyExistsException e) {
            throw new UserError(
                    file + " is there already, and was left as it is. Name another file, or overwrite it with"
                            + " --force.");
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + e + ".");
        }
        spec.commandLine()
                .getOut()
                .println("Wrote " + file + ". Say in it how your server starts; then\n  flatline smoke " + asFile()
                        + "\n  flatline run --target " + asFile());
        spec.commandLine().getOut().flush();
        return ExitCode.OK.number();
    }

    /** So that it is taken for a file and not for a name. */
    private String asFile() {
        return Targets.isFile(file.toString()) ? file.toString() : "./" + file;
    }

    static String template() {
        try (InputStream in = InitCommand.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("no " + TEMPLATE + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
