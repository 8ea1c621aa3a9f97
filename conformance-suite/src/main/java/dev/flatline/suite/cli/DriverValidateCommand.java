package dev.flatline.suite.cli;

import dev.flatline.reports.journal.ExitCode;
import dev.flatline.suite.driver.stdio.Transcript;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code flatline driver validate}: a recorded conversation, line by line. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        header = "Checks the lines of a conversation, and shows those that are wrong.%n",
        description = {
            "Lines that begin with '>' are read by the driver, all others are printed by it, with '<' before them or without."
                    + " Blank lines do not count. Exit code 0: all lines are right, 64: they are not.%n"
        })
final class DriverValidateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The conversation. Default: standard input.")
    private Optional<Path> file = Optional.empty();

    @Override
    public Integer call() {
        String name = file.map(Path::toString).orElse("-");
        PrintWriter out = spec.commandLine().getOut();
        List<Transcript.Fault> faults = Transcript.check(lines());
        for (Transcript.Fault fault : faults) {
            out.println(name + ":" + fault.line() + ": the " + fault.speaker() + " " + fault.breach());
            out.println("    " + fault.text());
        }
        if (faults.isEmpty()) {
            out.println("All lines are right.");
        }
        out.flush();
        return faults.isEmpty() ? ExitCode.OK.number() : UserError.EXIT;
    }

    private List<String> lines() {
        try {
            return file.isPresent() ? Files.readAllLines(file.get()) : standardInput();
        } catch (IOException e) {
            throw new UserError("cannot read " + file.map(Path::toString).orElse("standard input")
                    + ": is it a text file that you may read?");
        }
    }

    private static List<String> standardInput() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
