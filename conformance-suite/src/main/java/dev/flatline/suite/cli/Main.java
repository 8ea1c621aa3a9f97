package dev.flatline.suite.cli;

import dev.flatline.reports.journal.ExitCode;
import dev.flatline.reports.journal.JournalException;
import dev.flatline.suite.run.HarnessException;
import dev.flatline.suite.scenario.LoadException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code flatline} command. */
@Command(
        name = "flatline",
        version = Version.TEXT,
        mixinStandardHelpOptions = true,
        subcommands = {
            RunCommand.class,
            RerunCommand.class,
            ReproCommand.class,
            InitCommand.class,
            SmokeCommand.class,
            DriversCommand.class,
            ReportCommand.class,
            MatrixCommand.class,
            ExplainCommand.class,
            ServeCommand.class,
            ProxyCommand.class,
            MutantsCommand.class,
            LabCommand.class,
            BenchCommand.class,
            DriverGroup.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        usageHelpWidth = 100,
        header = "Checks what a realtime backend, or its SDK, promises about going offline.%n",
        footerHeading = "%nTry:%n",
        footer = {
            "  flatline run                       all scenarios, on real sockets and real faults",
            "  flatline run --virtual             the same in virtual time: seconds become microseconds",
            "  flatline run --run '*/cut'         one scenario",
            "  flatline run --mutant forgets-disconnect-on-cut",
            "                                     watch a broken server being caught",
            "  flatline init                      begin a target file, to test your own server with it",
            "  flatline smoke firebase-server     is it the target file, the driver or the server?",
            "  flatline rerun --failed            what failed in the last run, as it was played",
            "  flatline report JOURNAL --html FILE  a page of a run that is over",
            "  flatline mutants                   break server and client in every way known, and count",
            "  flatline explain OD-02             a promise, what checks it, and what keeping it looks like",
            "  flatline lab                       watch presence patterns hold or break, in a browser",
            "  flatline serve --port 9000         the reference server by itself",
            "  flatline proxy --port 8474         the fault proxy by itself, with Toxiproxy's API",
            "",
            "Exit codes: 0 all promises kept, 1 a promise is broken, 2 nothing could be decided,",
            "64 wrong usage or input, 70 an error of Flatline itself or of a driver, 130 interrupted."
        })
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    Main() {
        // picocli fills the field in before it calls anything here.
        spec = CommandSpec.create();
    }

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // English messages, and no surprises from a locale that spells i differently, ours or a library's.
        Locale.setDefault(Locale.ROOT);
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler(Main::failed);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int wrongUsage(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("flatline: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return UserError.EXIT;
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof UserError || e instanceof LoadException || e instanceof JournalException) {
            err.println("flatline: " + e.getMessage());
            return UserError.EXIT;
        }
        if (e instanceof HarnessException) {
            err.println("flatline: " + e.getMessage());
        } else {
            err.println("flatline: an error of Flatline itself, please report it:");
            e.printStackTrace(err);
        }
        return ExitCode.HARNESS_ERROR.number();
    }
}
