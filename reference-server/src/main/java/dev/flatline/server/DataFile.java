package dev.flatline.server;

import dev.flatline.server.json.JsonText;
import dev.flatline.server.tree.Node;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data of a whole server as a JSON file: an object of namespaces by name, each with its priorities. */
final class DataFile {
    private DataFile() {}

    /**
     * Reads a file.
     *
     * @throws DataFileException if it cannot be read or is not such a file
     */
    static Map<String, Node> read(Path file) {
        Map<String, Node> data = new LinkedHashMap<>();
        parse(file).forEach((name, json) -> {
            try {
                data.put(name, Node.of(json));
            } catch (IllegalArgumentException e) {
                throw refused(file, new IllegalArgumentException("namespace \"" + name + "\": " + e.getMessage(), e));
            }
        });
        return data;
    }

    private static Map<String, @Nullable Object> parse(Path file) {
        try {
            return JsonText.parseObject(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new DataFileException(
                    "cannot import " + file + ": there is no such file. Check its name, or start without it.", e);
        } catch (CharacterCodingException e) {
            throw new DataFileException("cannot import " + file + ": it is not UTF-8 text. Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new DataFileException(
                    "cannot import " + file + ": it cannot be read. Is it a file, and may you read it?", e);
        } catch (IllegalArgumentException e) {
            throw refused(file, new IllegalArgumentException("not a JSON object: " + e.getMessage(), e));
        }
    }

    /** What to say when the data of a file cannot be stored. */
    static DataFileException refused(Path file, IllegalArgumentException cause) {
        return new DataFileException(
                "cannot import " + file + ": " + cause.getMessage()
                        + ". Its top level must name namespaces: {\"demo\": {\"users\": ...}}.",
                cause);
    }

    /**
     * Makes sure, as far as can be known beforehand, that a file can be written.
     *
     * @throws DataFileException if it cannot
     */
    static void requireWritable(Path file) {
        Path folder = folderOf(file);
        if (!Files.isDirectory(folder)) {
            throw new DataFileException(
                    "cannot export to " + file + ": there is no directory " + folder + ". Make it.");
        }
        if (Files.isDirectory(file)) {
            throw new DataFileException("cannot export to " + file + ": it is a directory. Name a file in it.");
        }
        if (!Files.isWritable(folder)) {
            throw new DataFileException("cannot export to " + file + ": you may not write to the directory " + folder
                    + ". Choose another one.");
        }
    }

    /**
     * Writes a file. Whoever looks sees what was there before or all of the new, whatever happens meanwhile.
     *
     * @throws DataFileException if it cannot be written; the old file is left then
     */
    static void write(Path file, Map<String, Node> data) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        data.forEach((name, root) -> {
            if (!root.isEmpty()) {
                json.put(name, root.export());
            }
        });
        try {
            // Through a link to the file it stands for: replacing the link would leave the old data where it is.
            Path target = Files.exists(file) ? file.toRealPath() : file;
            Path draft = Files.createTempFile(folderOf(target), target.getFileName() + ".", ".tmp");
            try {
                Files.writeString(draft, JsonText.writePretty(json) + "\n");
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new DataFileException(
                    "cannot export to " + file + ": " + e + ". What was there before is left as it was.", e);
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
