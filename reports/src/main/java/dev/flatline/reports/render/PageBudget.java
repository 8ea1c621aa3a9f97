package dev.flatline.reports.render;

import java.nio.charset.StandardCharsets;

/** How much more may go into a page that people send each other: drawings are left out when it is used up, words never. */
final class PageBudget {
    private int leftBytes;
    private int leftOut;

    PageBudget(int bytes) {
        this.leftBytes = bytes;
    }

    /** Adds a part if there is still room for it; whether there was. */
    boolean spend(String part, Html html) {
        int bytes = part.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > leftBytes) {
            leftOut++;
            return false;
        }
        leftBytes -= bytes;
        html.part(part).line();
        return true;
    }

    /** How many parts there was no room for. */
    int leftOut() {
        return leftOut;
    }
}
