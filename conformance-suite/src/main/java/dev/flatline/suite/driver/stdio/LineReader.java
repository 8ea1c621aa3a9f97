package dev.flatline.suite.driver.stdio;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads UTF-8 lines of bounded length. */
final class LineReader {

    private final InputStream in;
    private final int maxBytes;

    LineReader(InputStream in, int maxBytes) {
        this.in = new BufferedInputStream(in);
        this.maxBytes = maxBytes;
    }

    /** The next line without its end; empty at the end of the stream. What follows the last line feed is no line. */
    Optional<String> next() throws IOException, MalformedLineException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                return Optional.empty();
            }
            if (line.size() == maxBytes) {
                throw new MalformedLineException("printed a line of more than " + maxBytes + " bytes");
            }
            line.write(octet);
        }
        return Optional.of(decoded(line.toByteArray()));
    }

    private static String decoded(byte[] line) throws MalformedLineException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedLineException("printed a line that is not UTF-8");
        }
    }
}
