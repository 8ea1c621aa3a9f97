package dev.flatline.server;

import dev.flatline.server.transport.ByteConnection;
import dev.flatline.server.transport.ByteOutput;
import dev.flatline.server.transport.InMemoryServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One HTTP connection for tests: requests and answers as text, so that nothing is shared with the server. */
public final class InMemoryHttp implements ByteOutput {
    private final ByteConnection connection;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private String end = "";

    public InMemoryHttp(InMemoryServer server) {
        connection = server.accept(this);
    }

    /** Sends a request to the namespace "demo"; the lines are further headers. */
    public void send(String method, String target, String body, String... headerLines) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: demo.localhost:9000\r\n");
        for (String line : headerLines) {
            head.append(line).append("\r\n");
        }
        if (bytes.length > 0) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        sendBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        sendBytes(bytes);
    }

    public void sendBytes(byte[] bytes) {
        connection.receive(bytes);
    }

    public void fin() {
        connection.closed(false);
    }

    public void cut() {
        connection.closed(true);
    }

    /** What came since the last call. */
    public String take() {
        String text = received.toString(StandardCharsets.UTF_8);
        received.reset();
        return text;
    }

    /** How the server closed: "FIN", "RST", or empty if it did not. */
    public String end() {
        return end;
    }

    @Override
    public void write(byte[] bytes) {
        received.writeBytes(bytes);
    }

    @Override
    public void close() {
        end = "FIN";
    }

    @Override
    public void reset() {
        end = "RST";
    }
}
