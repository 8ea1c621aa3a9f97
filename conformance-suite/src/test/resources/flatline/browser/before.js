// What a client remembers of a WebSocket that failed: with it, the next one begins with long polling and upgrades.
if (location.search === "?websocket-failed-before") {
  localStorage.setItem("firebase:previous_websocket_failure", "true");
}
