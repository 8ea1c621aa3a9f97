package dev.flatline.suite.client;

import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;

/** Commands in the words of the scenario language, for journals. */
final class CommandText {
    private CommandText() {}

    static String of(Command command) {
        if (command instanceof Command.SetValue set) {
            return "set " + set.path() + " to " + set.value();
        } else if (command instanceof Command.Update update) {
            return "update " + update.path() + " with " + update.values();
        } else if (command instanceof Command.Remove remove) {
            return "remove " + remove.path();
        } else if (command instanceof Command.Push push) {
            String write = push.onDisconnect().map(CommandText::onDisconnect).orElse("");
            return "push " + push.value() + " to " + push.path() + write;
        } else if (command instanceof Command.OnDisconnect onDisconnect) {
            return onDisconnect.path() + onDisconnect(onDisconnect.write());
        }
        return command.toString();
    }

    private static String onDisconnect(DisconnectWrite write) {
        if (write instanceof DisconnectWrite.SetValue set) {
            return ", on disconnect set to " + set.value();
        } else if (write instanceof DisconnectWrite.Update update) {
            return ", on disconnect update with " + update.values();
        }
        return write instanceof DisconnectWrite.Remove ? ", on disconnect remove" : ", on disconnect nothing";
    }
}
