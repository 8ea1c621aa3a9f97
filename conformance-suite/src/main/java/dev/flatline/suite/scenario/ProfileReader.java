package dev.flatline.suite.scenario;

import dev.flatline.server.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads how the reference server decides what the vendor leaves open: {@code profile: { disconnectRun: one-by-one }}. */
final class ProfileReader {

    private final Problems problems;
    private final Scalars scalars;

    ProfileReader(Problems problems) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
    }

    Profile profile(YamlNode node) {
        Fields fields = Fields.of(node, "a profile", "profile: { disconnectRun: one-by-one }", problems);
        Profile usual = Profile.DEFAULT;
        Profile profile = new Profile(
                choice(fields, "disconnectRun", usual.disconnectRun(), Profile.DisconnectRun.values()),
                choice(fields, "disconnectAtStop", usual.disconnectAtStop(), Profile.DisconnectAtStop.values()),
                choice(fields, "listenRevocation", usual.listenRevocation(), Profile.ListenRevocation.values()),
                choice(fields, "cancelPermission", usual.cancelPermission(), Profile.CancelPermission.values()),
                choice(fields, "compoundHash", usual.compoundHash(), Profile.CompoundHashAnswer.values()));
        fields.end();
        return profile;
    }

    private <E extends Enum<E>> E choice(Fields fields, String key, E usual, E[] all) {
        Optional<YamlNode> node = fields.optional(key);
        if (node.isEmpty()) {
            return usual;
        }
        List<String> words = Arrays.stream(all).map(ProfileReader::word).toList();
        String word = scalars.oneOf(node.get(), "way", words);
        return all[words.indexOf(word)];
    }

    /** As with mutants: lower case with hyphens. */
    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
