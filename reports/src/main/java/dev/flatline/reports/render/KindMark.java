package dev.flatline.reports.render;

import dev.flatline.reports.journal.EventKind;

/** The sign of each kind of event in a timeline, one column wide. */
final class KindMark {
    private KindMark() {}

    static String of(EventKind kind) {
        return switch (kind) {
            case CALL -> "→";
            case ACK -> "←";
            case REJECT -> "⊣";
            case UNKNOWN -> "?";
            case EVENT -> "•";
            case CONNECTED -> "↔";
            case FAULT -> "↯";
            case EXPECT -> "…";
            case MET -> "✓";
            case BROKEN -> "✗";
            case STATE -> "=";
            case SESSION -> "○";
            case DISCONNECT_WRITE -> "◇";
            case FRAME -> "~";
            case NOTE -> "·";
            case STEP -> "#";
        };
    }
}
