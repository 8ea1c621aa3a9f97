package dev.flatline.suite.cli;

import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.scenario.Suggestions;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Which scenarios of a catalogue the user wants. */
final class Selection {

    private Selection() {}

    /**
     * The scenarios whose id matches one of the globs, or lies in a folder that is named; all if there is no glob.
     *
     * @throws UserError if a glob is malformed or matches nothing
     */
    static List<Scenario> choose(List<Scenario> scenarios, List<String> globs) {
        for (String glob : globs) {
            PathMatcher wanted = matcher(glob);
            if (scenarios.stream().noneMatch(scenario -> matches(wanted, glob, scenario))) {
                throw new UserError(nothingMatches(glob, scenarios));
            }
        }
        return scenarios.stream()
                .filter(scenario ->
                        globs.isEmpty() || globs.stream().anyMatch(glob -> matches(matcher(glob), glob, scenario)))
                .toList();
    }

    private static boolean matches(PathMatcher wanted, String glob, Scenario scenario) {
        return wanted.matches(Path.of(scenario.id())) || scenario.id().startsWith(glob + "/");
    }

    private static PathMatcher matcher(String glob) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new UserError("--run '" + glob + "' is not a glob: " + e.getDescription()
                    + ".\nWrite something like --run 'disconnect-writes/*' or --run '**/cut'.");
        }
    }

    private static String nothingMatches(String glob, List<Scenario> scenarios) {
        List<String> ids = scenarios.stream().map(Scenario::id).toList();
        String meant = Suggestions.nearest(glob, ids)
                .map(id -> " Did you mean '" + id + "'?")
                .orElse("");
        String folders = ids.stream().map(Selection::folder).distinct().collect(Collectors.joining(", "));
        return "no scenario matches --run '" + glob + "'." + meant + "\nThere are " + ids.size() + " scenarios, in: "
                + folders + ".";
    }

    private static String folder(String id) {
        return id.substring(0, Math.max(0, id.indexOf('/')));
    }
}
