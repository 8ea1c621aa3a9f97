package dev.flatline.suite.client.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.Socket;

/** A socket whose reader can be made to stand still, as that of a stopped process does. */
final class PausableSocket extends Socket {
    private final Object change = new Object();
    private boolean reading = true;

    PausableSocket() {
        super(Proxy.NO_PROXY);
    }

    void setReading(boolean reading) {
        synchronized (change) {
            this.reading = reading;
            change.notifyAll();
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Pausable(super.getInputStream());
    }

    /** Whoever stands still goes on, and finds the socket closed. */
    @Override
    public synchronized void close() throws IOException {
        super.close();
        setReading(true);
    }

    private void awaitReading() throws IOException {
        synchronized (change) {
            while (!reading) {
                try {
                    change.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted while it stood still");
                }
            }
        }
    }

    /** Holds back what a read that was under way has got. */
    private final class Pausable extends FilterInputStream {
        Pausable(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            awaitReading();
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            awaitReading();
            return read;
        }
    }
}
