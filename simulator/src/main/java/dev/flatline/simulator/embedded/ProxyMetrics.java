package dev.flatline.simulator.embedded;

import java.util.Map;
import java.util.TreeMap;

/**
 * The byte counters of {@code /metrics} in Prometheus' text format, with the names and labels of Toxiproxy's. As there, a
 * connection counts when it has ended, its received bytes always, its sent ones unless writing failed; and the counters of
 * a proxy outlive it.
 */
final class ProxyMetrics {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final boolean counting;
    private final Map<String, Long> receivedBytes = new TreeMap<>();
    private final Map<String, Long> sentBytes = new TreeMap<>();

    /** @param counting whether there is anybody to read the counters */
    ProxyMetrics(boolean counting) {
        this.counting = counting;
    }

    /**
     * Whose bytes they are.
     *
     * @param direction the stream's name in the API
     * @param listener the address listened at
     */
    record Labels(String direction, String proxy, String listener, String upstream) {
        @Override
        public String toString() {
            return "{direction=\"" + direction + "\",listener=\"" + escaped(listener) + "\",proxy=\"" + escaped(proxy)
                    + "\",upstream=\"" + escaped(upstream) + "\"}";
        }

        private static String escaped(String value) {
            return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        }
    }

    synchronized void addReceived(Labels labels, long bytes) {
        add(receivedBytes, labels, bytes);
    }

    synchronized void addSent(Labels labels, long bytes) {
        add(sentBytes, labels, bytes);
    }

    private void add(Map<String, Long> counters, Labels labels, long bytes) {
        if (counting) {
            counters.merge(labels.toString(), bytes, Long::sum);
        }
    }

    synchronized String text() {
        StringBuilder text = new StringBuilder();
        append(
                text,
                "toxiproxy_proxy_received_bytes_total",
                "Bytes read from the source of ended links.",
                receivedBytes);
        append(text, "toxiproxy_proxy_sent_bytes_total", "Bytes written to the destination of ended links.", sentBytes);
        return text.toString();
    }

    private static void append(StringBuilder text, String name, String help, Map<String, Long> counters) {
        if (counters.isEmpty()) {
            return;
        }
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" counter\n");
        counters.forEach((labels, bytes) ->
                text.append(name).append(labels).append(' ').append(bytes).append('\n'));
    }
}
