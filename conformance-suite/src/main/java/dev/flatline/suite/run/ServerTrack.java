package dev.flatline.suite.run;

import dev.flatline.reports.journal.EventData;
import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.Lane;
import dev.flatline.server.ServerEvent;
import dev.flatline.server.SessionEnd;
import dev.flatline.server.tree.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Puts what the reference server tells into the journal, with the clients' names in place of session ids. */
final class ServerTrack {

    private static final Pattern BELOW_LOCALHOST = Pattern.compile(".+\\.localhost(?<port>:[0-9]+)");

    private final Recorder recorder;
    private final Map<String, String> clientByAddress = new LinkedHashMap<>();
    private final Map<String, String> nameBySession = new HashMap<>();
    private final Map<String, Integer> sessionsByClient = new HashMap<>();
    private final Map<String, Peer> peerBySession = new HashMap<>();
    private final Wiretap wiretap;

    ServerTrack(Recorder recorder, Wiretap wiretap) {
        this.recorder = recorder;
        this.wiretap = wiretap;
    }

    /** Whose session it is, and which of theirs. */
    private record Peer(String client, int number) {}

    /** Whoever comes through the proxy at {@code address} is this client. */
    void name(String address, String client) {
        clientByAddress.put(address, client);
    }

    void take(ServerEvent event, long atMicros) {
        if (event instanceof ServerEvent.SessionOpened opened) {
            record(
                    atMicros,
                    EventKind.SESSION,
                    "session of " + nameFor(opened) + " opened",
                    Recorder.data().put(EventData.OPENED, true));
        } else if (event instanceof ServerEvent.SessionClosed closed) {
            record(
                    atMicros,
                    EventKind.SESSION,
                    "session of " + who(closed) + " ended: " + why(closed.cause()),
                    Recorder.data().put(EventData.OPENED, false));
        } else if (event instanceof ServerEvent.DisconnectWriteStored stored) {
            String kind = stored.kind().name().toLowerCase(Locale.ROOT);
            record(
                    atMicros,
                    EventKind.DISCONNECT_WRITE,
                    "stored for " + who(stored) + ": " + kind + " " + plain(stored.path()),
                    phase(EventData.STORED));
        } else if (event instanceof ServerEvent.DisconnectWriteCancelled cancelled) {
            record(
                    atMicros,
                    EventKind.DISCONNECT_WRITE,
                    "cancelled for " + who(cancelled) + " at and below " + plain(cancelled.path()),
                    phase(EventData.CANCELLED));
        } else if (event instanceof ServerEvent.DisconnectWritesRan ran) {
            String paths = ran.paths().stream().map(ServerTrack::plain).collect(Collectors.joining(", "));
            record(atMicros, EventKind.DISCONNECT_WRITE, "ran for " + who(ran) + ": " + paths, phase(EventData.RAN));
        } else if (event instanceof ServerEvent.Received received) {
            message(received, true, received.text(), atMicros);
        } else if (event instanceof ServerEvent.Sent sent) {
            message(sent, false, sent.text(), atMicros);
        }
    }

    private void message(ServerEvent event, boolean up, String text, long atMicros) {
        Peer peer = peerBySession.get(event.sessionId());
        if (peer != null) {
            wiretap.atServer(peer.client(), peer.number(), up, text, atMicros);
        }
    }

    private static ObjectNode phase(String phase) {
        return Recorder.data().put(EventData.PHASE, phase);
    }

    /** A client's first session goes by its name, the later ones are counted. */
    private String nameFor(ServerEvent.SessionOpened opened) {
        String client = clientAt(opened.host()).orElse(Lane.OBSERVER.name());
        int number = sessionsByClient.merge(client, 1, Integer::sum);
        String name = number == 1 ? client : client + " (" + number + ")";
        nameBySession.put(opened.sessionId(), name);
        if (!client.equals(Lane.OBSERVER.name())) {
            peerBySession.put(opened.sessionId(), new Peer(client, number));
            wiretap.connected(client);
        }
        return name;
    }

    /** Some SDKs insist on a name of three parts, which resolves to this machine; the port tells the proxy all the same. */
    private Optional<String> clientAt(String host) {
        Matcher ownName = BELOW_LOCALHOST.matcher(host);
        if (!ownName.matches()) {
            return Optional.ofNullable(clientByAddress.get(host));
        }
        return clientByAddress.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(ownName.group("port")))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private String who(ServerEvent event) {
        return nameBySession.getOrDefault(event.sessionId(), "somebody");
    }

    private static String why(SessionEnd cause) {
        return switch (cause) {
            case CLOSED -> "closed by the client";
            case FIN -> "connection closed";
            case RESET -> "connection reset";
            case SILENT -> "no sign of life";
            case REPLACED -> "replaced by a new session";
            case ADMIN -> "ended by the admin API";
            case SHUTDOWN -> "the server stopped";
            case PROTOCOL_ERROR -> "protocol error";
            case SLOW -> "the client does not read";
        };
    }

    private static String plain(Path path) {
        return path.isRoot() ? "/" : path.toString().substring(1);
    }

    private void record(long atMicros, EventKind kind, String text, ObjectNode data) {
        recorder.record(atMicros, Lane.SERVER, kind, text, data);
    }
}
