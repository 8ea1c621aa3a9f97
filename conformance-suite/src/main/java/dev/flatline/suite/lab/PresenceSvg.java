package dev.flatline.suite.lab;

import dev.flatline.suite.lab.LabRun.Wrong;
import dev.flatline.suite.lab.LabWorld.Device;
import dev.flatline.suite.lab.LabWorld.Trouble;
import java.util.Locale;
import java.util.function.Predicate;

/** A run as a picture: what befell each device, who was really there, and how everybody saw it. */
final class PresenceSvg {

    private static final int LABEL_WIDTH = 150;
    private static final int TRACK_WIDTH = 650;
    private static final int MARGIN = 16;
    private static final int DEVICE_HEIGHT = 34;
    private static final int ROW_HEIGHT = 26;
    private static final int CHARACTER_WIDTH = 7;
    private static final int TICK_MILLIS = 5_000;
    private static final String FONT = "font-family=\"system-ui, 'Segoe UI', sans-serif\"";

    /** Colours stand in the file, so that it can be looked at anywhere; both backgrounds are its own. */
    private static final String STYLE =
            "<style>.paper{fill:#fff}.ink{fill:#1b1f24}.soft{fill:#59616b}.line{stroke:#d9dbd6}"
                    + ".really{fill:#2b6cb0}.shown{fill:#16876a}.link{fill:#9aa3ab}.bad{fill:#b3261e}.edge{stroke:#b3261e}"
                    + ".trouble{fill:#f3c969;stroke:#8a6100}.on{fill:#3d2c00}"
                    + "@media(prefers-color-scheme:dark){.paper{fill:#1a2026}.ink{fill:#e8ecef}.soft{fill:#a4aeb8}.line{stroke:#323b44}"
                    + ".really{fill:#6aa9ea}.shown{fill:#35b38f}.link{fill:#6b7680}.bad{fill:#ff8a80}.edge{stroke:#ff8a80}"
                    + ".trouble{fill:#c99a33;stroke:#f0cd80}.on{fill:#1a1200}}</style>";

    private final LabRun run;
    private final StringBuilder body = new StringBuilder(8192);
    private int y = MARGIN;

    private PresenceSvg(LabRun run) {
        this.run = run;
    }

    /** A complete SVG document. */
    static String render(LabRun run) {
        return new PresenceSvg(run).draw();
    }

    private String draw() {
        axis();
        boolean ofServer = run.world().troubles().stream()
                .anyMatch(trouble -> trouble.device().equals(Troubles.SERVER));
        if (ofServer) {
            label(Troubles.SERVER, DEVICE_HEIGHT);
            line(DEVICE_HEIGHT);
            troubles(Troubles.SERVER);
            y += DEVICE_HEIGHT;
        }
        for (String user : run.world().users()) {
            user(user);
        }
        int width = LABEL_WIDTH + TRACK_WIDTH + 2 * MARGIN;
        int height = y + MARGIN;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width
                + "\" height=\"" + height + "\" role=\"img\" " + FONT + " font-size=\"13\">\n<title>"
                + escaped(run.pattern().title() + ": " + LabText.sentence(run)) + "</title>\n" + STYLE
                + "\n<defs><pattern id=\"wrong\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\""
                + " patternTransform=\"rotate(45)\"><rect class=\"bad\" width=\"3\" height=\"8\" opacity=\".55\"/></pattern>"
                + "</defs>\n<rect class=\"paper\" width=\"" + width + "\" height=\"" + height + "\" rx=\"10\"/>\n"
                + body
                + "</svg>\n";
    }

    private void axis() {
        for (int at = 0; at <= run.world().lengthMillis(); at += TICK_MILLIS) {
            String anchor = at == 0 ? "start" : at == run.world().lengthMillis() ? "end" : "middle";
            text(x(at), y + 10, "soft", anchor, 11, at / 1000 + (at == 0 ? " s" : ""));
        }
        y += 20;
    }

    private void user(String user) {
        for (Device device : run.world().devices()) {
            if (device.user().equals(user)) {
                label(device.name(), DEVICE_HEIGHT);
                line(DEVICE_HEIGHT);
                LabRun.DeviceTracks tracks = Replay.get(run.devices(), device.name());
                bars(tracks.connected(), it -> it, "link", 15, 4);
                troubles(device.name());
                y += DEVICE_HEIGHT;
            }
        }
        label(user + " really", ROW_HEIGHT);
        line(ROW_HEIGHT);
        bars(Replay.get(run.truth(), user), count -> count > 0, "really", 7, 12);
        y += ROW_HEIGHT;
        label("shown to everybody", ROW_HEIGHT);
        line(ROW_HEIGHT);
        bars(Replay.get(Replay.get(run.seen(), ScenarioText.ONLOOKER), user), it -> it, "shown", 7, 12);
        run.wrong().stream().filter(wrong -> wrong.user().equals(user)).forEach(this::wrong);
        y += ROW_HEIGHT + 8;
    }

    private <T> void bars(Track<T> track, Predicate<T> counts, String kind, int top, int height) {
        double from = -1;
        for (Track.Change<T> change : track.changes()) {
            boolean on = counts.test(change.value());
            if (on && from < 0) {
                from = change.atMillis();
            } else if (!on && from >= 0) {
                rect("class=\"" + kind + "\"", from, change.atMillis(), top, height);
                from = -1;
            }
        }
        if (from >= 0) {
            rect("class=\"" + kind + "\"", from, run.world().lengthMillis(), top, height);
        }
    }

    private void wrong(Wrong wrong) {
        rect("fill=\"url(#wrong)\" class=\"edge\" stroke-width=\"2\"", wrong.fromMillis(), wrong.toMillis(), 2, 22);
        String word = wrong.ghost() ? "✗ gone, shown as online" : "✗ there, shown as offline";
        int width = word.length() * CHARACTER_WIDTH;
        if (x(wrong.toMillis()) - x(wrong.fromMillis()) > width) {
            body.append("<rect class=\"paper\" x=\"%s\" y=\"%d\" width=\"%d\" height=\"16\" rx=\"3\"/>\n"
                    .formatted(number(x(wrong.fromMillis()) + 5), y + 5, width));
            text(x(wrong.fromMillis()) + 9, y + 17, "bad", "start", 12, word);
        }
    }

    private void troubles(String device) {
        for (Trouble trouble : run.world().troubles()) {
            if (trouble.device().equals(device)) {
                trouble(trouble, Script.kindOf(trouble));
            }
        }
    }

    private void trouble(Trouble trouble, Troubles.Kind kind) {
        if (kind.lasts()) {
            int to = Math.min(trouble.toMillis(), run.world().lengthMillis());
            rect("class=\"trouble\"", trouble.fromMillis(), to, 4, 26);
            boolean fits = x(to) - x(trouble.fromMillis()) > kind.title().length() * CHARACTER_WIDTH + MARGIN;
            text(
                    fits ? x(trouble.fromMillis()) + 8 : x(to) + 5,
                    y + 21,
                    fits ? "on" : "ink",
                    "start",
                    12,
                    kind.title());
        } else {
            body.append("<circle class=\"trouble\" cx=\"%s\" cy=\"%d\" r=\"7\"/>\n"
                    .formatted(number(x(trouble.fromMillis())), y + DEVICE_HEIGHT / 2));
            text(x(trouble.fromMillis()) + 12, y + 13, "ink", "start", 12, kind.title());
        }
    }

    private void label(String label, int height) {
        text(MARGIN, y + height / 2 + 4, "soft", "start", 13, label);
    }

    private void line(int height) {
        body.append("<path class=\"line\" d=\"M%s %dh%d\"/>\n".formatted(number(x(0)), y + height / 2, TRACK_WIDTH));
    }

    private void rect(String attributes, double fromMillis, double toMillis, int top, int height) {
        body.append("<rect %s x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" rx=\"3\"/>\n"
                .formatted(attributes, number(x(fromMillis)), y + top, number(x(toMillis) - x(fromMillis)), height));
    }

    private void text(double x, int baseline, String kind, String anchor, int size, String text) {
        body.append("<text class=\"%s\" x=\"%s\" y=\"%d\" text-anchor=\"%s\" font-size=\"%d\">%s</text>\n"
                .formatted(kind, number(x), baseline, anchor, size, escaped(text)));
    }

    private double x(double millis) {
        return MARGIN + LABEL_WIDTH + TRACK_WIDTH * millis / run.world().lengthMillis();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
