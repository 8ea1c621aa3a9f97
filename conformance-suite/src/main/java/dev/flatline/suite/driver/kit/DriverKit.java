package dev.flatline.suite.driver.kit;

import dev.flatline.suite.driver.kit.Check.LeftOutException;
import dev.flatline.suite.driver.kit.Check.WrongException;
import dev.flatline.suite.driver.kit.CheckResult.Outcome;
import dev.flatline.suite.driver.stdio.Conversation;
import dev.flatline.suite.driver.stdio.DriverCommand;
import dev.flatline.suite.driver.stdio.SelfDescription;
import dev.flatline.suite.driver.stdio.StdioLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Checks a driver by itself, each rule with a process and a database of its own. */
public final class DriverKit {

    private DriverKit() {}

    /** The names of all checks, in the order of the page. */
    public static List<String> checks() {
        return Checks.all().stream().map(Check::name).toList();
    }

    /**
     * Checks a driver against a reference server that is started for it.
     *
     * @param patience how long the driver may take for anything; the page's own bounds are shorter, but a machine may be busy
     * @param names the names of the checks to make
     * @param told each result, as soon as it is there
     * @return all results, in the order of the page
     * @throws dev.flatline.suite.driver.stdio.UnavailableDriverException if the driver cannot be started
     */
    public static List<CheckResult> check(
            DriverCommand driver, Duration patience, Predicate<String> names, Consumer<CheckResult> told) {
        List<CheckResult> results = new ArrayList<>();
        try (Bench bench = new Bench(patience)) {
            for (Check check :
                    Checks.all().stream().filter(one -> names.test(one.name())).toList()) {
                CheckResult result = run(check, driver, bench, "kit-" + results.size());
                told.accept(result);
                results.add(result);
                if (check.equals(Checks.all().get(0)) && result.outcome() == Outcome.WRONG) {
                    // Whatever does not greet can do nothing else either.
                    break;
                }
            }
        }
        return results;
    }

    private static CheckResult run(Check check, DriverCommand driver, Bench bench, String namespace) {
        List<String> lines = new ArrayList<>();
        try (Conversation conversation = Conversation.open(driver, StdioLimits.standard(), lines::add)) {
            try {
                Talk talk = new Talk(bench, conversation, namespace);
                SelfDescription self = talk.greeting();
                if (check.capability()
                        .filter(word -> !self.capabilities().contains(word))
                        .isPresent()) {
                    throw new LeftOutException("It does not name the capability");
                }
                check.body().talk(bench, talk);
                return new CheckResult(check.name(), check.rule(), Outcome.RIGHT, "", lines, List.of());
            } catch (LeftOutException e) {
                return new CheckResult(check.name(), check.rule(), Outcome.LEFT_OUT, reason(e), lines, List.of());
            } catch (WrongException e) {
                List<String> errors = conversation.lastWords().lines().toList();
                return new CheckResult(check.name(), check.rule(), Outcome.WRONG, reason(e), lines, errors);
            }
        }
    }

    private static String reason(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
