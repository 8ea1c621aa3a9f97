package dev.flatline.suite.bench.proxy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The server behind the proxies, on blocking sockets: the cheapest there is, since what it costs is measured too. */
final class Backend implements AutoCloseable {
    static final int BUFFER_BYTES = 64 * 1024;

    private static final int BACKLOG = 1024;

    /** What it does with a connection, on a thread of the connection's own. */
    private interface Service {
        void serve(InputStream input, OutputStream output) throws IOException;
    }

    private final ServerSocket listener;
    private final Queue<Socket> accepted = new ConcurrentLinkedQueue<>();

    private Backend() throws IOException {
        listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    }

    /** Sends back what comes. */
    static Backend echoing() throws IOException {
        return new Backend().start(Backend::echo);
    }

    /** Takes a number of bytes, and then as many bytes, and answers with one byte; and so on. */
    static Backend swallowing() throws IOException {
        return new Backend().start(Backend::swallow);
    }

    /** Accepts, and does nothing. */
    static Backend idling() throws IOException {
        Backend backend = new Backend();
        Backend.run(() -> {
            while (true) {
                backend.accepted.add(backend.listener.accept());
            }
        });
        return backend;
    }

    private Backend start(Service service) {
        run(() -> {
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                accepted.add(socket);
                run(() -> service.serve(socket.getInputStream(), socket.getOutputStream()));
            }
        });
        return this;
    }

    private static void echo(InputStream input, OutputStream output) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
            output.write(buffer, 0, read);
        }
    }

    private static void swallow(InputStream input, OutputStream output) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        DataInputStream numbers = new DataInputStream(input);
        while (true) {
            for (long left = numbers.readLong(); left > 0; ) {
                int read = input.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (read < 0) {
                    return;
                }
                left -= read;
            }
            output.write(1);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // Somebody has closed the socket: this thread's work is done.
                    }
                },
                "flatline-bench-backend");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    int connections() {
        return accepted.size();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : accepted) {
            socket.close();
        }
    }
}
