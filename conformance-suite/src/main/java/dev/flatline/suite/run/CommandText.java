package dev.flatline.suite.run;

import dev.flatline.suite.driver.Command;
import dev.flatline.suite.driver.Command.DisconnectWrite;

/** Commands as one short line for the journal. */
final class CommandText {

    private CommandText() {}

    static String of(Command command) {
        if (command instanceof Command.SetValue set) {
            return "set " + set.path() + " = " + Values.text(set.value());
        } else if (command instanceof Command.Update update) {
            return "update " + update.path() + " with " + Values.text(update.values());
        } else if (command instanceof Command.Remove remove) {
            return "remove " + remove.path();
        } else if (command instanceof Command.Push push) {
            return "push " + Values.text(push.value()) + " to " + push.path()
                    + push.onDisconnect()
                            .map(write -> ", on disconnect " + of(write))
                            .orElse("");
        } else if (command instanceof Command.Transaction transaction) {
            return "transaction on " + transaction.path() + ": add " + Values.text(transaction.add());
        } else if (command instanceof Command.Get get) {
            return "get " + get.path();
        } else if (command instanceof Command.Listen listen) {
            return "listen to " + listen.path() + " as '" + listen.listener() + "'";
        } else if (command instanceof Command.Unlisten unlisten) {
            return "stop listening as '" + unlisten.listener() + "'";
        } else if (command instanceof Command.OnDisconnect onDisconnect) {
            return "on disconnect, " + of(onDisconnect.write()) + " at " + onDisconnect.path();
        }
        return command instanceof Command.GoOffline ? "go offline" : "go online";
    }

    private static String of(DisconnectWrite write) {
        if (write instanceof DisconnectWrite.SetValue set) {
            return "set " + Values.text(set.value());
        } else if (write instanceof DisconnectWrite.Update update) {
            return "update " + Values.text(update.values());
        }
        return write instanceof DisconnectWrite.Remove ? "remove" : "do nothing (cancel)";
    }
}
