package dev.flatline.suite.cli;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A part of the scenarios. Which part a scenario is in depends on its id alone, so that a build server's machines need not
 * talk to each other and a new scenario moves no other.
 *
 * @param index which part, from 1
 * @param count how many parts there are
 */
record Shard(int index, int count) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");

    /** @throws UserError if it is not of the form {@code I/N} with I from 1 to N */
    static Shard parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            Shard shard = new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            if (shard.index() >= 1 && shard.index() <= shard.count()) {
                return shard;
            }
        }
        throw new UserError("--shard wants I/N with I from 1 to N, such as 1/4, not '" + text + "'.");
    }

    /** Whether the scenario with this id is in this part. */
    boolean holds(String id) {
        CRC32 hash = new CRC32();
        hash.update(id.getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % count == index - 1;
    }
}
