package dev.flatline.suite.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.ServerEvent;
import dev.flatline.server.SessionEnd;
import dev.flatline.simulator.fault.Fault;
import dev.flatline.suite.driver.Behaviour;
import dev.flatline.suite.driver.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference client against the reference server, through faults, in virtual time. */
class ClientAndServerTest {
    private static final Map<String, Object> ONE_MORE = Map.of(".sv", Map.of("increment", 1));
    private static final Map<String, String> TIMESTAMP = Map.of(".sv", "timestamp");

    private final VirtualWorld world = new VirtualWorld();

    @Test
    void whatOneWritesTheOtherSees() {
        ClientBed alice = world.client("alice");
        ClientBed bob = world.client("bob");
        bob.listen("l", "a");
        bob.listenForChildren("c", "a");
        world.settle();
        assertThat(bob.heard()).contains("connected true", "l = null", "reply 1 acked", "reply 2 acked");

        alice.set("a", Map.of("x", 1));
        alice.send(new Command.Update("a", Map.of("y/z", true)));
        world.settle();

        assertThat(alice.heard()).contains("reply 1 acked", "reply 2 acked");
        assertThat(bob.heard())
                .containsExactly("c ADDED x = 1", "l = {x=1}", "c ADDED y = {z=true}", "l = {x=1, y={z=true}}");
    }

    @Test
    void aTimestampRaisesTwoEventsAndAnIncrementOne() {
        ClientBed alice = world.client("alice");
        alice.listen("t", "t");
        alice.listen("n", "n");
        world.settle();
        alice.heard();
        world.fault("alice", new Fault.Latency(Duration.ofMillis(20)));

        alice.set("t", TIMESTAMP);
        alice.set("n", ONE_MORE);
        world.settle();

        assertThat(alice.heard())
                .hasSize(5)
                .containsSubsequence("n = 1", "reply 3 acked", "reply 4 acked")
                .filteredOn(event -> event.startsWith("t = "))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void answersTheServersPingsForHours() {
        ClientBed alice = world.client("alice");

        world.time.advance(Duration.ofHours(3));

        assertThat(alice.heard()).endsWith("connected true");
        assertThat(world.serverEvents).noneMatch(ServerEvent.SessionClosed.class::isInstance);
    }

    @Test
    void aCutRunsTheDisconnectWriteOnceAndTheClientComesBackAndConverges() {
        ClientBed alice = world.client("alice");
        ClientBed observer = world.client("observer");
        observer.listen("l", "losses");
        alice.listen("l", "losses");
        alice.onDisconnect("losses", ONE_MORE);
        world.settle();
        alice.heard();
        observer.heard();

        world.fault("alice", new Fault.Cut());
        world.time.advance(Duration.ofSeconds(5));

        assertThat(observer.heard()).containsExactly("l = 1");
        assertThat(alice.heard()).containsExactly("connected false", "l = 1", "connected true");
    }

    @Test
    void unchangedDataIsNotSentAgain() {
        ClientBed alice = world.client("alice");
        alice.set("a", Map.of("x", 1, "y", List.of("p", "q")));
        alice.listen("l", "a");
        world.settle();
        alice.heard();
        int before = world.sent("\"a\":\"d\"").size();

        world.fault("alice", new Fault.Cut());
        world.time.advance(Duration.ofSeconds(5));

        assertThat(alice.heard()).containsExactly("connected false", "connected true");
        assertThat(world.sent("\"a\":\"d\"")).hasSize(before);
    }

    @Test
    void goOfflineIsAGoodbyeAndAKillIsNone() {
        ClientBed alice = world.client("alice");
        ClientBed bob = world.client("bob");

        alice.send(new Command.GoOffline());
        world.settle();
        bob.driver.kill();
        world.settle();

        assertThat(world.serverEvents)
                .filteredOn(ServerEvent.SessionClosed.class::isInstance)
                .extracting(event -> ((ServerEvent.SessionClosed) event).cause())
                // An armed route turns every close into a reset; only a goodbye gets through before it.
                .containsExactly(SessionEnd.CLOSED, SessionEnd.RESET);
    }

    @Test
    void aLossOfSignalEndsTheSessionAndTheClientRearmsWhenItIsBack() {
        Behaviour presence = new Behaviour(true, List.of(ClientBed.pushWithRemoval("con", true)));
        ClientBed alice = world.client("alice", presence);
        ClientBed observer = world.client("observer");
        observer.listenForChildren("c", "con");
        world.settle();
        assertThat(observer.heard())
                .filteredOn(event -> event.startsWith("c ADDED"))
                .hasSize(1);
        alice.heard();

        world.fault("alice", new Fault.SignalLoss());
        world.time.advance(Duration.ofSeconds(60));
        assertThat(observer.heard()).hasSize(1).first().asString().startsWith("c REMOVED");
        assertThat(alice.heard())
                .as("silent loss goes unnoticed, as in the official SDK")
                .isEmpty();
        world.fault("alice", new Fault.SignalBack());
        world.time.advance(Duration.ofSeconds(5));

        assertThat(alice.heard()).startsWith("connected false", "connected true");
        assertThat(observer.heard()).hasSize(1).first().asString().startsWith("c ADDED");
    }

    @Test
    void writesQueuedThroughALossArriveInOrder() {
        ClientBed alice = world.client("alice");
        ClientBed observer = world.client("observer");
        observer.listen("l", "a");
        world.fault("alice", new Fault.Refuse());
        world.settle();
        observer.heard();

        for (int i = 1; i <= 3; i++) {
            alice.set("a", i);
        }
        world.time.advance(Duration.ofSeconds(30));
        assertThat(observer.heard()).isEmpty();
        world.fault("alice", new Fault.Heal());
        world.time.advance(Duration.ofMinutes(2));

        assertThat(observer.heard()).containsExactly("l = 1", "l = 2", "l = 3");
        assertThat(alice.heard()).endsWith("connected true", "reply 1 acked", "reply 2 acked", "reply 3 acked");
    }

    @Test
    void transactionsOfManyClientsLoseNoCount() {
        List<ClientBed> clients =
                IntStream.range(0, 4).mapToObj(i -> world.client("client" + i)).toList();
        for (int round = 0; round < 5; round++) {
            clients.forEach(client -> client.send(new Command.Transaction("n", 1)));
        }
        world.time.advance(Duration.ofSeconds(10));

        clients.forEach(client -> assertThat(client.heard())
                .filteredOn(event -> event.startsWith("reply"))
                .hasSize(5)
                .allMatch(event -> event.contains(" acked ")));
        assertThat(read(clients.get(0), "n")).isEqualTo("20");
    }

    @Test
    void largeValuesCrossInSegmentsEvenWhenCutInBetween() {
        ClientBed alice = world.client("alice");
        String large = "x".repeat(200_000);
        world.fault("alice", new Fault.Latency(Duration.ofMillis(200)));

        alice.set("big", large);
        world.time.advance(Duration.ofMillis(150));
        world.fault("alice", new Fault.Cut());
        world.time.advance(Duration.ofSeconds(10));

        assertThat(alice.heard()).endsWith("connected true", "reply 1 acked");
        ClientBed bob = world.client("bob");
        assertThat(read(bob, "big")).isEqualTo(large);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void throughRandomFaultsAllClientsConverge(long seed) {
        Random random = new Random(seed);
        List<String> names = List.of("alice", "bob", "carol");
        List<ClientBed> clients = names.stream().map(world::client).toList();
        clients.forEach(client -> client.listen("all", ""));
        for (int step = 0; step < 300; step++) {
            int index = random.nextInt(3);
            act(random, clients.get(index), names.get(index));
            world.time.advance(Duration.ofMillis(random.nextInt(400)));
        }
        names.forEach(name -> world.fault(name, new Fault.Heal()));
        clients.forEach(client -> client.send(new Command.GoOnline()));
        world.time.advance(Duration.ofMinutes(10));

        String truth = read(world.client("observer"), "");
        for (ClientBed client : clients) {
            List<String> heard = client.heard();
            assertThat(heard)
                    .filteredOn(event -> event.startsWith("all = "))
                    .last()
                    .isEqualTo("all = " + truth);
            assertThat(heard)
                    .filteredOn(event -> event.startsWith("connected"))
                    .as("alternates")
                    .isEqualTo(alternating(heard));
        }
    }

    @Test
    void theSameRunTwiceIsTheSame() {
        assertThat(journal()).isEqualTo(journal()).hasSizeGreaterThan(100);
    }

    private static List<String> journal() {
        VirtualWorld world = new VirtualWorld();
        ClientAndServerTest test = new ClientAndServerTest();
        Random random = new Random(5);
        ClientBed alice = world.client("alice");
        alice.listen("l", "");
        for (int step = 0; step < 100; step++) {
            test.act(random, alice, "alice", world);
            world.time.advance(Duration.ofMillis(random.nextInt(400)));
        }
        List<String> journal = new ArrayList<>(alice.heard());
        world.serverEvents.forEach(event -> journal.add(event.toString()));
        return journal;
    }

    private void act(Random random, ClientBed client, String name) {
        act(random, client, name, world);
    }

    private void act(Random random, ClientBed client, String name, VirtualWorld inWorld) {
        String path = List.of("a", "a/b", "a/c", "d").get(random.nextInt(4));
        switch (random.nextInt(12)) {
            case 0 -> inWorld.fault(name, new Fault.Cut());
            case 1 -> inWorld.fault(name, new Fault.Close());
            case 2 -> inWorld.fault(name, new Fault.Refuse());
            case 3 -> inWorld.fault(name, new Fault.BlackHole());
            case 4, 5 -> inWorld.fault(name, new Fault.Heal());
            case 6 -> client.send(random.nextBoolean() ? new Command.GoOffline() : new Command.GoOnline());
            case 7 -> client.onDisconnect(path, TIMESTAMP);
            case 8 -> client.send(new Command.Transaction("n", 1));
            case 9 -> client.send(ClientBed.pushWithRemoval("con", name));
            default -> client.set(path, Map.of("by", name, "x", random.nextInt(3)));
        }
    }

    private String read(ClientBed client, String path) {
        client.heard();
        long id = client.send(new Command.Get(path));
        world.settle();
        String reply = "reply " + id + " acked ";
        return client.heard().stream()
                .filter(event -> event.startsWith(reply))
                .findFirst()
                .orElseThrow()
                .substring(reply.length());
    }

    private static List<String> alternating(List<String> heard) {
        List<String> expected = new ArrayList<>();
        long count =
                heard.stream().filter(event -> event.startsWith("connected")).count();
        for (int i = 0; i < count; i++) {
            expected.add("connected " + (i % 2 == 1));
        }
        return expected;
    }
}
