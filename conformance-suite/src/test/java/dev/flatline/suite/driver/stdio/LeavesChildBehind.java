package dev.flatline.suite.driver.stdio;

import dev.flatline.suite.driver.ClientSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A program that starts a driver which ignores every polite request, tells its process id, and ends without closing it. */
final class LeavesChildBehind {

    private LeavesChildBehind() {}

    /** Takes the folder to run in. */
    public static void main(String[] arguments) throws InterruptedException {
        String script = "trap '' TERM INT HUP; echo \"$greeting\"; echo '{\"event\":\"connected\",\"value\":true}';"
                + " while :; do sleep 60; done";
        DriverCommand command = new DriverCommand(
                List.of("sh", "-c", script), Path.of(arguments[0]), Map.of("greeting", Samples.GREETING));
        ClientSettings settings = Samples.ALICE;
        CountDownLatch connected = new CountDownLatch(1);
        StdioDriver driver = (StdioDriver) StdioDriverFactory.probe(command, StdioLimits.standard())
                .start(settings, event -> connected.countDown());
        connected.await();
        System.out.println(driver.process().pid());
        System.exit(0);
    }
}
