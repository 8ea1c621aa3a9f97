package dev.flatline.server.rest;

import dev.flatline.server.query.QueryParams;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a request (spec section 7). Parameters nobody knows are ignored, as clients use them against caches.
 *
 * @param print how the answer is written
 * @param export whether priorities are shown and arrays are not
 * @param shallow whether only the keys of children are wanted
 * @param serverTime whether the server's time is wanted instead of data
 * @param callback the function a script is to call with the answer
 * @param download the file name a browser is to save the answer under
 * @param query which children, in which order
 * @param timeout how old a read may be when it is performed; empty for whatever it takes
 * @param writeSizeLimit how much a write may write and remove
 */
record RestOptions(
        Print print,
        boolean export,
        boolean shallow,
        boolean serverTime,
        Optional<String> callback,
        Optional<String> download,
        Optional<QueryParams> query,
        Optional<Duration> timeout,
        WriteSize writeSizeLimit) {

    private static final String SHALLOW = "shallow";
    private static final String CALLBACK = "callback";
    private static final String DOWNLOAD = "download";
    private static final String SERVER_VALUE = "sv";
    private static final String TIMEOUT = "timeout";
    private static final String WRITE_SIZE_LIMIT = "writeSizeLimit";
    /** What makes sense for reads only. A write that silently ignored one could destroy more than was meant. */
    private static final List<String> FOR_READS = List.of(SHALLOW, CALLBACK, DOWNLOAD, SERVER_VALUE, TIMEOUT);

    /** Nothing but the name of a function, or else a foreign page could choose the script that it is given. */
    private static final Pattern FUNCTION = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,99}");
    /** Nothing that could end the header or lead out of a folder. */
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._ -]{0,99}");

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|min)");
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(15);

    /** How answers are written. */
    enum Print {
        /** In one line. */
        COMPACT,
        /** Indented. */
        PRETTY,
        /** Not at all: 204. */
        SILENT
    }

    /**
     * Reads the parameters.
     *
     * @throws IllegalArgumentException if one is malformed, contradicts another or does not belong to the method; the
     *     message names it
     */
    static RestOptions read(RequestTarget target, RestMethod method) {
        Optional<String> writeSize = oneOf(target, WRITE_SIZE_LIMIT, WriteSize.ids());
        RestOptions options = new RestOptions(
                print(target),
                oneOf(target, "format", List.of("export")).isPresent(),
                isTrue(target, SHALLOW),
                oneOf(target, SERVER_VALUE, List.of("timestamp")).isPresent(),
                matching(target, CALLBACK, FUNCTION, "the name of a function"),
                matching(target, DOWNLOAD, FILE_NAME, "a plain file name"),
                RestQuery.of(target),
                timeout(target),
                writeSize.map(WriteSize::named).orElse(WriteSize.UNLIMITED));
        if (options.shallow() && options.query().isPresent()) {
            throw new IllegalArgumentException("\"shallow\" must not be combined with a query");
        }
        if (method == RestMethod.GET) {
            if (writeSize.isPresent()) {
                throw new IllegalArgumentException("\"writeSizeLimit\" is for writes only");
            }
        } else {
            options.requireForWrite(target);
        }
        return options;
    }

    private void requireForWrite(RequestTarget target) {
        for (String name : FOR_READS) {
            if (target.only(name).isPresent()) {
                throw new IllegalArgumentException("\"" + name + "\" is for GET only");
            }
        }
        if (query.isPresent()) {
            throw new IllegalArgumentException("queries are for GET only");
        }
    }

    private static Print print(RequestTarget target) {
        Optional<String> value = oneOf(target, "print", List.of("pretty", "silent"));
        return value.map(how -> how.equals("pretty") ? Print.PRETTY : Print.SILENT)
                .orElse(Print.COMPACT);
    }

    private static boolean isTrue(RequestTarget target, String name) {
        return oneOf(target, name, List.of("true", "false"))
                .filter("true"::equals)
                .isPresent();
    }

    private static Optional<String> oneOf(RequestTarget target, String name, List<String> allowed) {
        Optional<String> value = target.only(name);
        if (value.isPresent() && !allowed.contains(value.get())) {
            throw new IllegalArgumentException("\"" + name + "\" must be " + String.join(" or ", allowed));
        }
        return value;
    }

    private static Optional<String> matching(RequestTarget target, String name, Pattern pattern, String what) {
        Optional<String> value = target.only(name);
        if (value.isPresent() && !pattern.matcher(value.get()).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" must be " + what);
        }
        return value;
    }

    /**
     * Refuses a read that has waited for too long. The read itself takes no time that could be measured.
     *
     * @throws IllegalArgumentException if it has
     */
    void requireInTime(Duration waited) {
        if (timeout.isPresent() && waited.compareTo(timeout.get()) > 0) {
            throw new IllegalArgumentException("the read took longer than its \"timeout\"");
        }
    }

    private static Optional<Duration> timeout(RequestTarget target) {
        Optional<String> text = target.only(TIMEOUT);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher parts = DURATION.matcher(text.get());
        if (!parts.matches() || toDuration(parts).compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("\"timeout\" must be a time such as 3ms, 3s or 3min, at most 15min");
        }
        return Optional.of(toDuration(parts));
    }

    private static Duration toDuration(Matcher parts) {
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        };
    }
}
