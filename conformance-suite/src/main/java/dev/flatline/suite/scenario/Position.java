package dev.flatline.suite.scenario;

/**
 * Where something stands in a file.
 *
 * @param file the path as the user knows it, relative to the catalogue where it is in one
 * @param line from 1
 * @param column from 1
 */
public record Position(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
