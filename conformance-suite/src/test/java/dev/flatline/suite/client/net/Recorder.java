package dev.flatline.suite.client.net;

import dev.flatline.suite.client.WireListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a wire tells. */
final class Recorder implements WireListener {
    final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void opened() {
        told.add("opened");
    }

    @Override
    public void received(String text) {
        told.add("received " + text);
    }

    @Override
    public void closed(String reason) {
        told.add("closed: " + reason);
    }
}
