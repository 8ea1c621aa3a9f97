package dev.flatline.suite.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** The command line as a user meets it: words in; exit code, output and errors out. */
final class FlatlineCli {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    FlatlineCli() {
        System.setProperty(
                "flatline.home", Path.of("..").toAbsolutePath().normalize().toString());
    }

    int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
