package dev.flatline.suite.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** A page in a profile of its own, and all addresses that it has asked for. */
final class Page {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DevTools devTools;
    private final String target;
    private final String session;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    /**
     * Loads an address.
     *
     * @param ready an expression that is true when the page is ready
     */
    Page(DevTools devTools, URI address, String ready) {
        this.devTools = devTools;
        String profile = devTools.call("", "Target.createBrowserContext", Map.of())
                .get("browserContextId")
                .asString();
        target = devTools.call("", "Target.createTarget", Map.of("url", "about:blank", "browserContextId", profile))
                .get("targetId")
                .asString();
        session = devTools.call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asString();
        devTools.listen(this::note);
        devTools.call(session, "Network.enable", Map.of());
        devTools.call(session, "Runtime.enable", Map.of());
        devTools.call(session, "Log.enable", Map.of());
        devTools.call(session, "Page.navigate", Map.of("url", address.toString()));
        await().atMost(PATIENCE).until(() -> {
            assertThat(errors).isEmpty();
            return evaluate(ready).asBoolean();
        });
    }

    private void note(String from, JsonNode event) {
        if (!from.equals(session)) {
            return;
        }
        switch (event.get("method").asString()) {
            case "Network.requestWillBeSent" ->
                requests.add(event.at("/params/request/url").asString());
            case "Network.webSocketCreated" ->
                requests.add(event.at("/params/url").asString());
            case "Runtime.exceptionThrown" ->
                errors.add(event.at("/params/exceptionDetails").toString());
            case "Log.entryAdded" -> {
                if (event.at("/params/entry/source").asString().equals("security")) {
                    errors.add(event.at("/params/entry/text").asString());
                }
            }
            default -> {}
        }
    }

    /** Evaluates an expression, waits for it if it is a promise, and throws what it throws. */
    JsonNode evaluate(String expression) {
        JsonNode result = devTools.call(
                session,
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
        }
        return result.at("/result/value");
    }

    /** Uses the mouse or the keyboard as a user would: a method of the DevTools domain {@code Input}. */
    void input(String method, Map<String, ?> parameters) {
        devTools.call(session, "Input." + method, parameters);
    }

    /** Shows the page as a screen of that size in pixels does, light or dark. */
    void show(int width, int height, String scheme) {
        devTools.call(
                session,
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        devTools.call(
                session,
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Presses a key where the focus is. */
    void press(String key) {
        for (String type : List.of("keyDown", "keyUp")) {
            devTools.call(session, "Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key));
        }
    }

    /** A picture of what is seen now, as PNG. */
    byte[] picture() {
        return Base64.getDecoder()
                .decode(devTools.call(session, "Page.captureScreenshot", Map.of("format", "png"))
                        .get("data")
                        .asString());
    }

    /** The whole page as a PNG. */
    byte[] wholePicture() {
        JsonNode picture = devTools.call(
                session, "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        return Base64.getDecoder().decode(picture.get("data").asString());
    }

    /** What the page has thrown, and what its policy has forbidden, so far. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /** The addresses asked for so far that contain that text, WebSockets among them. */
    List<String> requests(String part) {
        return requests.stream().filter(address -> address.contains(part)).toList();
    }

    /** Closes the page as its user would. */
    void close() {
        devTools.call("", "Target.closeTarget", Map.of("targetId", target));
    }
}
