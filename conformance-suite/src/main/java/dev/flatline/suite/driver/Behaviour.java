package dev.flatline.suite.driver;

import java.util.List;

/**
 * What a client does by itself each time {@code .info/connected} becomes {@code when}, without waiting for
 * acknowledgements between its commands: the shape of the documented presence code.
 *
 * @param when the connection state that sets it off
 * @param actions writes and disconnect writes, issued in this order within one callback
 */
public record Behaviour(boolean when, List<Command> actions) {

    public Behaviour {
        actions = List.copyOf(actions);
    }
}
