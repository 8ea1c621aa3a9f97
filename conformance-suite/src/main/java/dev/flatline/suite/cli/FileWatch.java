package dev.flatline.suite.cli;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Notices that something on disk has changed. It does not say what: who asks compares. */
final class FileWatch implements AutoCloseable {

    /** Editors write a file in several goes; after so long without another one it is whole. */
    private static final long QUIET_MILLIS = 150;

    private final WatchService service;
    private final Collection<Path> places;

    private FileWatch(WatchService service, Collection<Path> places) {
        this.service = service;
        this.places = places;
    }

    /**
     * Watches from now on.
     *
     * @param places folders, with all that is in them, and files
     * @throws UserError if this system lets nobody watch them
     */
    static FileWatch over(Collection<Path> places) {
        try {
            Path first = places.iterator().next().toAbsolutePath();
            FileWatch watch = new FileWatch(first.getFileSystem().newWatchService(), places);
            watch.register();
            return watch;
        } catch (IOException e) {
            throw unwatchable(e);
        }
    }

    /** Waits until something has changed since the last look, and then is quiet. */
    void awaitChange() throws InterruptedException {
        WatchKey key = service.take();
        while (key != null) {
            key.pollEvents();
            key.reset();
            key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
        try {
            // There may be new folders; registering an old one again changes nothing.
            register();
        } catch (IOException e) {
            throw unwatchable(e);
        }
    }

    private void register() throws IOException {
        for (Path place : places) {
            if (!Files.isDirectory(place)) {
                watch(place.toAbsolutePath().resolveSibling(""));
                continue;
            }
            try (Stream<Path> folders = Files.find(place, Integer.MAX_VALUE, (path, it) -> it.isDirectory())) {
                for (Path folder : folders.toList()) {
                    watch(folder);
                }
            }
        }
    }

    private void watch(Path folder) throws IOException {
        folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
    }

    private static UserError unwatchable(IOException e) {
        return new UserError("--watch cannot watch the scenarios: " + e + ".");
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UserError("--watch cannot stop watching: " + e + ".");
        }
    }
}
