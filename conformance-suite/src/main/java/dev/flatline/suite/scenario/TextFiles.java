package dev.flatline.suite.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads text files of a reasonable size. */
final class TextFiles {

    private static final int BYTES_MAX = 1 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFiles() {}

    /**
     * @param name the file as its user knows it
     * @throws LoadException if it cannot be read, is larger than 1 MiB or is not UTF-8
     */
    static SourceText read(Path file, String name) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw unreadable(name, "it is larger than 1 MiB");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new SourceText(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw unreadable(name, "it is not UTF-8 text");
        } catch (NoSuchFileException e) {
            throw unreadable(name, "there is no such file");
        } catch (IOException e) {
            throw unreadable(name, Files.isDirectory(file) ? "it is a directory" : "" + e.getMessage());
        }
    }

    private static LoadException unreadable(String name, String reason) {
        return new LoadException(List.of(
                new Problem(name, Optional.empty(), "This file cannot be read: %s.".formatted(reason), "", List.of())));
    }
}
