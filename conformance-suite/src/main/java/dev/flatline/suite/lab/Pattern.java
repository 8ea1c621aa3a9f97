package dev.flatline.suite.lab;

import java.util.Optional;

/**
 * A way in which an app says who is online, as data. Its steps are fragments of scenarios, with {@code $user} and
 * {@code $client} for a user and one of their devices; an empty text is nothing.
 *
 * @param idea one sentence that a beginner understands
 * @param start steps that the app takes when it starts
 * @param later steps that follow {@link #laterMillis} after
 * @param connect what the client does by itself on every connect
 * @param react what the app does because of what it sees
 * @param leave steps before the user goes offline on purpose
 * @param rules the server's security rules; empty: none
 * @param ghost what it leans on when somebody who is gone is shown as online
 * @param missed what it leans on when somebody who is there is shown as offline
 */
record Pattern(
        String id,
        String title,
        String idea,
        Shown shown,
        String start,
        String later,
        int laterMillis,
        String connect,
        Optional<React> react,
        String leave,
        String rules,
        Weakness ghost,
        Weakness missed,
        Code code) {

    /**
     * Where others look for a user, and what it says there.
     *
     * @param path below {@link ScenarioText#ROOT}, with {@code $user}
     * @param words empty: what is there are children, one for each device that is there
     */
    record Shown(String path, Optional<Words> words) {

        /** The values that say whether somebody is there: texts or truth values. */
        public record Words(Object online, Object offline) {}
    }

    /**
     * What the app does because of what it sees.
     *
     * @param steps as a fragment; {@code $session} stands for a word that is another one on each connect
     */
    record React(To to, String steps) {

        /** What it reacts to. */
        enum To {
            /** That it is connected. */
            CONNECT,
            /** That its own user is shown as offline while it is connected. */
            OFFLINE
        }
    }

    /**
     * What a wrong picture leans on.
     *
     * @param requirement the id of a promise that was relied on, or forgotten
     */
    record Weakness(String requirement, String because) {}

    /** What it looks like in an app. */
    record Code(String firebase, String wilddog) {}
}
