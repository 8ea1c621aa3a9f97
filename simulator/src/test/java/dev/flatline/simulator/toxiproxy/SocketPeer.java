package dev.flatline.simulator.toxiproxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flatline.simulator.fault.Peer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** A peer on a real socket, with a thread that reads. */
public final class SocketPeer implements Peer {
    private final StringBuilder received = new StringBuilder();
    private final Socket socket;
    private volatile State state;

    /** What a test that connects to where nobody answers must not wait for. */
    private static final int PATIENCE_MILLIS = 500;

    private SocketPeer(Socket socket, State state) {
        this.socket = socket;
        this.state = state;
    }

    public static SocketPeer connect(String address) {
        int colon = address.lastIndexOf(':');
        Socket socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    PATIENCE_MILLIS);
            return accept(socket);
        } catch (SocketTimeoutException e) {
            return new SocketPeer(socket, State.CONNECTING);
        } catch (ConnectException e) {
            return new SocketPeer(socket, State.REFUSED);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public static SocketPeer accept(Socket socket) {
        SocketPeer peer = new SocketPeer(socket, State.OPEN);
        Thread reader = new Thread(peer::read, "peer-reader");
        reader.setDaemon(true);
        reader.start();
        return peer;
    }

    private void read() {
        byte[] buffer = new byte[8192];
        try {
            for (int count = socket.getInputStream().read(buffer);
                    count >= 0;
                    count = socket.getInputStream().read(buffer)) {
                synchronized (received) {
                    received.append(new String(buffer, 0, count, UTF_8));
                }
            }
            state = State.FIN;
            socket.close();
        } catch (SocketException e) {
            if (String.valueOf(e.getMessage()).contains("reset")) {
                state = State.RST;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public String received() {
        synchronized (received) {
            return received.toString();
        }
    }

    @Override
    public State state() {
        return state;
    }
}
