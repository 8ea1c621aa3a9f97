package dev.flatline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.transport.InMemoryServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser that polls, for tests: requests and scripts as text, so that nothing is shared with the server. */
public final class PollingClient {
    public static final int SEGMENT_CHARS = 1840;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern CALL = Pattern.compile("parent\\.(pLPCommand|pRTLPCB)7\\((.*)\\);\n");
    private static final Pattern HEAD = Pattern.compile("HTTP/1\\.1 (\\d+) (?:.*\r\n)+\r\n");

    private final InMemoryServer server;
    private final List<InMemoryHttp> polls = new ArrayList<>();
    private final TreeMap<Integer, List<String>> early = new TreeMap<>();
    private final List<String> messages = new ArrayList<>();
    private String id = "";
    private String password = "";
    private long serial = 1000;
    private int nextSegment;
    private int nextResponse;
    private int lastStatus;
    private int closedAfter = -1;

    /** Begins a session; the loop must turn before there is an answer. */
    public PollingClient(InMemoryServer server, String query) {
        this.server = server;
        request("start=t&ser=123&cb=7&v=5&" + query);
    }

    private InMemoryHttp request(String query) {
        InMemoryHttp poll = new InMemoryHttp(server);
        polls.add(poll);
        poll.send("GET", "/.lp?" + query, "", "User-Agent: Mozilla/5.0");
        return poll;
    }

    /** A request that proves whose it is. */
    public String proof() {
        return "id=" + id + "&pw=" + password + "&ns=demo";
    }

    /** Opens a poll that brings nothing. */
    public InMemoryHttp poll() {
        return poll(++serial, "");
    }

    public InMemoryHttp poll(long chosenSerial, String segments) {
        return request(proof() + "&ser=" + chosenSerial + segments);
    }

    /** Opens as many polls as it takes to send a message. */
    public void send(String message) {
        segmentsOf(message).forEach(segment -> poll(++serial, "&" + segment));
    }

    /** The segments of a message, each as the parameters of one request. */
    public List<String> segmentsOf(String message) {
        String base64 = Base64.getUrlEncoder()
                .encodeToString(message.getBytes(StandardCharsets.UTF_8))
                .replace('=', '.');
        List<String> segments = new ArrayList<>();
        int total = (base64.length() + SEGMENT_CHARS - 1) / SEGMENT_CHARS;
        for (int start = 0; start < base64.length(); start += SEGMENT_CHARS) {
            segments.add("seg0=" + nextSegment++ + "&ts0=" + total + "&d0="
                    + base64.substring(start, Math.min(base64.length(), start + SEGMENT_CHARS)));
        }
        return segments;
    }

    /** The messages since the last call, in the order of the server's numbers. */
    public List<String> take() {
        readAnswers();
        List<String> taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }

    /** How many requests wait for an answer. */
    public int waiting() {
        readAnswers();
        return polls.size();
    }

    private void readAnswers() {
        for (InMemoryHttp poll : List.copyOf(polls)) {
            String answer = poll.take();
            if (!answer.isEmpty()) {
                polls.remove(poll);
                read(answer);
            }
        }
    }

    private void read(String answer) {
        Matcher head = HEAD.matcher(answer);
        assertThat(head.lookingAt()).as(answer).isTrue();
        lastStatus = Integer.parseInt(head.group(1));
        if (lastStatus != 200) {
            return;
        }
        assertThat(answer)
                .contains("Content-Type: application/javascript; charset=utf-8", "X-Content-Type-Options: nosniff");
        String script = answer.substring(head.end());
        assertThat(CALL.matcher(script).replaceAll("")).isEmpty();
        Matcher calls = CALL.matcher(script);
        while (calls.find()) {
            if (calls.group(1).equals("pRTLPCB")) {
                handOver(calls.group(2));
            } else {
                command(JSON.readTree("[" + calls.group(2) + "]"));
            }
        }
    }

    private void handOver(String arguments) {
        Matcher parts =
                Pattern.compile("(\\d+),parent\\.JSON\\.parse\\((\".*\")\\)").matcher(arguments);
        assertThat(parts.matches()).as(arguments).isTrue();
        List<String> some = new ArrayList<>();
        JSON.readTree(JSON.readTree(parts.group(2)).asString()).forEach(message -> some.add(message.toString()));
        assertThat(early.put(Integer.parseInt(parts.group(1)), some)).isNull();
        while (early.containsKey(nextResponse)) {
            messages.addAll(early.remove(nextResponse++));
        }
    }

    private void command(JsonNode arguments) {
        if (arguments.get(0).asString().equals("start")) {
            id = arguments.get(1).asString();
            password = arguments.get(2).asString();
        } else {
            assertThat(arguments.get(0).asString()).isEqualTo("close");
            closedAfter = arguments.get(1).asInt();
        }
    }

    public String id() {
        return id;
    }

    public int lastStatus() {
        return lastStatus;
    }

    /** The number of the response that the server called its last, or -1. */
    public int closedAfter() {
        return closedAfter;
    }
}
