package dev.flatline.suite.target;

import dev.flatline.server.Mutant;
import dev.flatline.suite.client.ClientMutant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A mutant of the gallery: a defect of the reference server or of the reference client. */
public sealed interface TargetMutant {

    /** The name used on command lines. */
    String id();

    /** Where it lives, such as {@code server, running}. */
    String place();

    /** The requirements that it breaks, the most telling one first. */
    List<String> breaks();

    /** The defect in one sentence. */
    String description();

    /** A defect of the reference server. */
    record OfServer(Mutant mutant) implements TargetMutant {
        @Override
        public String id() {
            return mutant.id();
        }

        @Override
        public String place() {
            return "server, " + mutant.part().name().toLowerCase(Locale.ROOT);
        }

        @Override
        public List<String> breaks() {
            return mutant.breaks();
        }

        @Override
        public String description() {
            return mutant.description();
        }
    }

    /** A defect of the reference client. */
    record OfClient(ClientMutant mutant) implements TargetMutant {
        @Override
        public String id() {
            return mutant.id();
        }

        @Override
        public String place() {
            return "client, " + mutant.part().name().toLowerCase(Locale.ROOT);
        }

        @Override
        public List<String> breaks() {
            return mutant.breaks();
        }

        @Override
        public String description() {
            return mutant.description();
        }
    }

    /** The whole gallery, the server's before the client's. */
    static List<TargetMutant> all() {
        return Stream.<TargetMutant>concat(
                        Arrays.stream(Mutant.values()).map(OfServer::new),
                        Arrays.stream(ClientMutant.values()).map(OfClient::new))
                .toList();
    }

    /** The mutant with that {@link #id}. */
    static Optional<TargetMutant> find(String id) {
        return all().stream().filter(mutant -> mutant.id().equals(id)).findFirst();
    }
}
