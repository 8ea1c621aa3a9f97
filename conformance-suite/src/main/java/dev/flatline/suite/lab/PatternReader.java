package dev.flatline.suite.lab;

import java.util.List;
import java.util.Optional;

/** Reads the patterns' own file, which is part of Flatline: what is wrong in it is a mistake of ours. */
final class PatternReader {

    private PatternReader() {}

    /** @throws LabException if something is missing or of the wrong kind */
    static List<Pattern> read(String yaml) {
        return Entry.list(yaml, "a pattern").stream()
                .map(PatternReader::pattern)
                .toList();
    }

    private static Pattern pattern(Entry entry) {
        Entry shown = entry.inner("shown");
        Entry code = entry.inner("code");
        Entry weak = entry.inner("weak");
        Optional<Entry> later = entry.has("later") ? Optional.of(entry.inner("later")) : Optional.empty();
        return new Pattern(
                entry.text("id"),
                entry.text("title"),
                entry.text("idea"),
                shown(shown),
                entry.textOrNothing("start"),
                later.map(it -> it.text("steps")).orElse(""),
                later.map(it -> it.number("afterMillis")).orElse(0),
                entry.textOrNothing("connect"),
                entry.has("react") ? Optional.of(react(entry.inner("react"))) : Optional.empty(),
                entry.textOrNothing("leave"),
                entry.textOrNothing("rules"),
                weakness(weak.inner("ghost")),
                weakness(weak.inner("missed")),
                new Pattern.Code(code.text("firebase"), code.text("wilddog")));
    }

    private static Pattern.Shown shown(Entry entry) {
        boolean counts = entry.any("online").equals("devices");
        return new Pattern.Shown(
                entry.text("path"),
                counts
                        ? Optional.empty()
                        : Optional.of(new Pattern.Shown.Words(entry.any("online"), entry.any("offline"))));
    }

    private static Pattern.React react(Entry entry) {
        Pattern.React.To to = switch (entry.text("to")) {
            case "connect" -> Pattern.React.To.CONNECT;
            case "offline" -> Pattern.React.To.OFFLINE;
            default -> throw new LabException("Apps react to 'connect' or to 'offline'.");
        };
        return new Pattern.React(to, entry.text("steps"));
    }

    private static Pattern.Weakness weakness(Entry entry) {
        return new Pattern.Weakness(entry.text("requirement"), entry.text("because"));
    }
}
