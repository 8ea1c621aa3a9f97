package dev.flatline.suite.cli;

import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.scenario.Suggestions;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Which scenarios of a catalogue the user wants. A glob that matches nothing is a mistake, and told. */
final class Selection {

    private Selection() {}

    /**
     * The scenarios whose id matches one of the globs, or lies in a folder or is a row of a table that is named; all if there is no glob.
     *
     * @throws UserError if a glob is malformed or matches nothing
     */
    static List<Scenario> choose(List<Scenario> scenarios, List<String> globs) {
        if (globs.isEmpty()) {
            return scenarios;
        }
        Predicate<Scenario> wanted = byId("--run", globs, scenarios);
        return scenarios.stream().filter(wanted).toList();
    }

    /**
     * The scenarios whose id matches none of the globs.
     *
     * @param all what each glob must match something of
     * @throws UserError if a glob is malformed or matches nothing, or if nothing is left
     */
    static List<Scenario> without(List<Scenario> scenarios, List<String> globs, List<Scenario> all) {
        Predicate<Scenario> unwanted = byId("--skip", globs, all);
        List<Scenario> left = scenarios.stream().filter(unwanted.negate()).toList();
        if (left.isEmpty()) {
            throw new UserError("--skip leaves no scenario out of " + scenarios.size()
                    + ".\nA run without scenarios proves nothing; see what there is with --list.");
        }
        return left;
    }

    /**
     * The scenarios with a tag that matches one of the globs; all if there is no glob.
     *
     * @param all what each glob must match something of
     * @throws UserError if a glob is malformed or matches nothing, or if nothing is left
     */
    static List<Scenario> tagged(List<Scenario> scenarios, List<String> globs, List<Scenario> all) {
        if (globs.isEmpty()) {
            return scenarios;
        }
        List<String> tags = all.stream()
                .flatMap(it -> it.tags().stream())
                .distinct()
                .sorted()
                .toList();
        List<PathMatcher> matchers =
                globs.stream().map(glob -> matcher("--tags", glob)).toList();
        for (int i = 0; i < globs.size(); i++) {
            PathMatcher matcher = matchers.get(i);
            if (tags.stream().noneMatch(tag -> matcher.matches(Path.of(tag)))) {
                throw Names.unknown("--tags", globs.get(i), tags);
            }
        }
        List<Scenario> left = scenarios.stream()
                .filter(it -> it.tags().stream()
                        .anyMatch(tag -> matchers.stream().anyMatch(matcher -> matcher.matches(Path.of(tag)))))
                .toList();
        if (left.isEmpty()) {
            throw new UserError("--tags " + String.join(",", globs) + " leaves no scenario out of " + scenarios.size()
                    + ".\nA run without scenarios proves nothing; see what there is with --list.");
        }
        return left;
    }

    private static Predicate<Scenario> byId(String option, List<String> globs, List<Scenario> all) {
        Predicate<Scenario> any = scenario -> false;
        for (String glob : globs) {
            PathMatcher matcher = matcher(option, glob);
            Predicate<Scenario> one = scenario -> matcher.matches(Path.of(scenario.id()))
                    || scenario.id().startsWith(glob + "/")
                    || scenario.id().startsWith(glob + "@");
            if (all.stream().noneMatch(one)) {
                throw new UserError(nothingMatches(option, glob, all));
            }
            any = any.or(one);
        }
        return any;
    }

    private static PathMatcher matcher(String option, String glob) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            String example = option.equals("--tags") ? "'core' or 'pres*'" : "'disconnect-writes/*' or '**/cut'";
            throw new UserError(option + " '" + glob + "' is not a glob: " + e.getDescription()
                    + ".\nWrite something like " + example + ".");
        }
    }

    private static String nothingMatches(String option, String glob, List<Scenario> scenarios) {
        List<String> ids = scenarios.stream().map(Scenario::id).toList();
        String meant = Suggestions.nearest(glob, ids)
                .map(id -> " Did you mean '" + id + "'?")
                .orElse("");
        String folders = ids.stream().map(Selection::folder).distinct().collect(Collectors.joining(", "));
        return "no scenario matches " + option + " '" + glob + "'." + meant + "\nThere are " + ids.size()
                + " scenarios, in: " + folders + ".";
    }

    private static String folder(String id) {
        return id.substring(0, Math.max(0, id.indexOf('/')));
    }
}
