package dev.flatline.suite.driver;

import dev.flatline.suite.driver.Command.DisconnectWrite;
import java.util.Optional;

/** Commands as one short line for the journal. */
public final class CommandText {

    private CommandText() {}

    /** Such as {@code set a/b = 1}. */
    public static String of(Command command) {
        if (command instanceof Command.SetValue set) {
            return "set " + set.path() + " = " + ValueText.of(set.value());
        } else if (command instanceof Command.Update update) {
            return "update " + update.path() + " with " + ValueText.of(update.values());
        } else if (command instanceof Command.Remove remove) {
            return "remove " + remove.path();
        } else if (command instanceof Command.Push push) {
            return "push " + ValueText.of(push.value()) + " to " + push.path()
                    + push.onDisconnect()
                            .map(write -> ", on disconnect " + of(write))
                            .orElse("");
        } else if (command instanceof Command.Transaction transaction) {
            return "transaction on " + transaction.path() + ": add " + ValueText.of(transaction.add());
        } else if (command instanceof Command.Get get) {
            return "get " + get.path() + of(get.query());
        } else if (command instanceof Command.Listen listen) {
            return "listen to " + listen.path() + of(listen.query()) + " as '" + listen.listener() + "'";
        } else if (command instanceof Command.Unlisten unlisten) {
            return "stop listening as '" + unlisten.listener() + "'";
        } else if (command instanceof Command.OnDisconnect onDisconnect) {
            return "on disconnect, " + of(onDisconnect.write()) + " at " + onDisconnect.path();
        }
        if (command instanceof Command.SignIn signIn) {
            return "sign in as " + signIn.who();
        } else if (command instanceof Command.SignOut) {
            return "sign out";
        }
        return command instanceof Command.GoOffline ? "go offline" : "go online";
    }

    private static String of(Optional<Query> query) {
        return query.map(it -> " " + ValueText.of(it.parts())).orElse("");
    }

    private static String of(DisconnectWrite write) {
        if (write instanceof DisconnectWrite.SetValue set) {
            return "set " + ValueText.of(set.value());
        } else if (write instanceof DisconnectWrite.Update update) {
            return "update " + ValueText.of(update.values());
        }
        return write instanceof DisconnectWrite.Remove ? "remove" : "do nothing (cancel)";
    }
}
