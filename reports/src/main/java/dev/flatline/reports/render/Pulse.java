package dev.flatline.reports.render;

/** The drawing at the top of the page: a heart that beats on, or one that went flat. */
final class Pulse {
    private static final String BEAT = " h14 l4 -5 l4 5 h6 l3 4 l6 -22 l6 26 l3 -8 h8 l5 -6 l6 6 h10";
    private static final int BEATS = 4;
    private static final String FLAT = " h225";

    private Pulse() {}

    static void draw(Html html, boolean alive) {
        String beats = BEAT.repeat(alive ? BEATS : 1) + (alive ? "" : FLAT);
        html.open("svg", "class", "pulse", "viewBox", "0 0 300 32", "aria-hidden", "true");
        html.open("path", "d", "M0 22" + beats).close();
        html.close();
    }
}
