package dev.flatline.simulator.fault;

import dev.flatline.simulator.link.Direction;
import java.time.Duration;

/** Something that goes wrong between a client and its server, or with one of them. */
public sealed interface Fault {
    /** What kind of fault this is. */
    FaultKind kind();

    /** The word that scenarios use for it. */
    default String name() {
        return kind().word();
    }

    /**
     * The client process dies without a word. Carried out by the client's driver, not by the network. Cannot imitate a
     * host that loses power: a dead process's kernel still closes its connections.
     */
    record Crash() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.CRASH;
        }
    }

    /**
     * The client process stands still (SIGSTOP): it runs nothing, reads nothing and answers nothing, while its connection
     * stays. Carried out by the client's driver; the client that lives in this process holds its timers and its reading
     * back. Cannot imitate a device that sleeps: its clock goes on and its network stays.
     */
    record Freeze() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.FREEZE;
        }
    }

    /** Ends a {@link Freeze} (SIGCONT): the client goes on where it was, and finds what came meanwhile. */
    record Thaw() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.THAW;
        }
    }

    /**
     * Both sides get a RST; new connections are accepted at once. Needs a route that is armed for it. Cannot imitate the
     * reset of one side only.
     */
    record Cut() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.CUT;
        }
    }

    /**
     * Both sides get a FIN; new connections are accepted at once. Cannot imitate a half-close, and gives a RST on a
     * route that is armed for cuts.
     */
    record Close() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.CLOSE;
        }
    }

    /**
     * New connections are refused and existing ones closed. Cannot imitate a host that does not answer at all: the
     * refusal comes at once.
     */
    record Refuse() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.REFUSE;
        }
    }

    /**
     * Nothing passes, closes neither; nothing is lost, and all arrives when the signal is back. Cannot imitate a
     * connect that times out (new connections are accepted and then silent), nor TCP's own retransmission.
     */
    record SignalLoss() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.SIGNAL_LOSS;
        }
    }

    /** Ends a {@link SignalLoss}: held data arrives, then held closes. Cannot imitate TCP's slow recovery. */
    record SignalBack() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.SIGNAL_BACK;
        }
    }

    /**
     * Bytes are lost for good in both directions; a FIN still passes; the connection is closed when the fault is lifted.
     * Cannot imitate single lost packets, which TCP would repair.
     */
    record BlackHole() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.BLACK_HOLE;
        }
    }

    /**
     * Data takes so much longer in each direction. Cannot delay the connect itself, nor the close of an idle connection.
     *
     * @param eachWay added to each direction, in whole milliseconds, so that a round trip takes twice as much longer
     * @param jitter by how much it varies up and down, at most {@code eachWay}; drawn anew every so often for both
     *     directions, by a {@link FaultPlan}
     */
    record Latency(Duration eachWay, Duration jitter) implements Fault {
        /** Refuses a negative latency, one of more than a day, and a jitter that would make it negative. */
        public Latency {
            if (eachWay.isNegative() || eachWay.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("latency must lie between 0 and 1 day, was " + eachWay);
            }
            if (jitter.isNegative() || jitter.compareTo(eachWay) > 0) {
                throw new IllegalArgumentException("jitter must lie between 0 and the latency, was " + jitter);
            }
        }

        /** A latency that does not vary. */
        public Latency(Duration eachWay) {
            this(eachWay, Duration.ZERO);
        }

        @Override
        public FaultKind kind() {
            return FaultKind.LATENCY;
        }
    }

    /**
     * The connection breaks again and again: by a close, by a short loss of signal, or by a short refusal, as the seed
     * decides. Carried out by a {@link FaultPlan}. Cannot break two clients at the same instant, for each has a plan of
     * its own.
     *
     * @param times how often, at least 1
     * @param every the mean time from one to the next; an outage takes at most half of it
     */
    record Flap(int times, Duration every) implements Fault {
        /** Refuses no times, and no time. */
        public Flap {
            if (times < 1 || every.toMillis() < 1) {
                throw new IllegalArgumentException("a connection can flap once or more, every 1 ms or more, not "
                        + times + " times every " + every);
            }
        }

        @Override
        public FaultKind kind() {
            return FaultKind.FLAP;
        }
    }

    /** A named network with its habits. Carried out by a {@link FaultPlan}; what it cannot imitate, its faults cannot. */
    record Profile(NetworkProfile network) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.PROFILE;
        }
    }

    /**
     * New connections get no answer, not even a refusal, and existing ones are lost without a word; a heal closes those.
     * A SYN that was not answered is sent again after 1, 2, 4 ... seconds. Where the proxy cannot swallow connections
     * (any Toxiproxy but ours) they are accepted, and everything on them is lost. Cannot imitate a router that answers
     * in the host's place.
     */
    record Unreachable() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.UNREACHABLE;
        }
    }

    /**
     * The client's side is closed (FIN), and the server does not hear of it: for the server the connection stands, and
     * stays silent. Until healed, no close by the client reaches the server; data does, so that the client can connect
     * anew. Cannot imitate a host that answers the server's next packet with a RST after its restart.
     */
    record HalfOpen() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.HALF_OPEN;
        }
    }

    /**
     * Bytes and closes of one direction are lost, those of the other pass; ends in a close when lifted. Cannot imitate
     * the loss of TCP's acknowledgements on the way back, which would soon stop the other direction too.
     *
     * @param lost the direction in which nothing arrives
     */
    record OneWay(Direction lost) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.ONE_WAY;
        }
    }

    /**
     * Requests arrive and are carried out, the server's answers are lost, and the heal that ends it closes the
     * connection. Everything the server sends is lost, not its acknowledgements only.
     */
    record DropAcks() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.DROP_ACKS;
        }
    }

    /**
     * So much passes per second in each direction of each connection. Cannot imitate a rate that several connections
     * share, nor a queue that overflows.
     *
     * @param kilobytesPerSecond in units of 1000 bytes, at least 1
     */
    record Bandwidth(long kilobytesPerSecond) implements Fault {
        /** Refuses a rate below 1; none at all is a {@link SignalLoss}. */
        public Bandwidth {
            if (kilobytesPerSecond < 1) {
                throw new IllegalArgumentException("bandwidth must be at least 1 kB/s, was " + kilobytesPerSecond);
            }
        }

        @Override
        public FaultKind kind() {
            return FaultKind.BANDWIDTH;
        }
    }

    /**
     * Each connection is closed in the middle of what is sent, after so many bytes more in one direction; a new
     * connection is too, until healed. Cannot count messages, only bytes.
     *
     * @param way the direction whose bytes are counted
     * @param bytes how many still pass on each connection, at least 1
     */
    record LimitData(Direction way, long bytes) implements Fault {
        /** Refuses a limit below 1; nothing passing at all is another fault. */
        public LimitData {
            if (bytes < 1) {
                throw new IllegalArgumentException("limit must be at least 1 byte, was " + bytes);
            }
        }

        @Override
        public FaultKind kind() {
            return FaultKind.LIMIT_DATA;
        }
    }

    /**
     * Data arrives in small pieces, a millisecond apart. Cannot imitate pieces that arrive in another order, which TCP
     * would put right.
     *
     * @param bytes no piece is larger, at least 1
     */
    record Slice(long bytes) implements Fault {
        /** Refuses pieces without a byte. */
        public Slice {
            if (bytes < 1) {
                throw new IllegalArgumentException("pieces must have at least 1 byte, not " + bytes);
            }
        }

        @Override
        public FaultKind kind() {
            return FaultKind.SLICE;
        }
    }

    /**
     * The server process dies without a word: its connections are reset, nobody listens at its address any more, and
     * nothing is written for the sessions that it had. Carried out by whoever runs the server. Cannot imitate a machine
     * that loses power (connections would just fall silent), nor a crash in the middle of a write.
     */
    record ServerCrash() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.SERVER_CRASH;
        }
    }

    /**
     * The server is there again at the same address; if it still runs, it is stopped in an orderly way first, which closes
     * its connections. Its sessions are gone; what it knows of its data and of their disconnect writes is up to the
     * server. Carried out by whoever runs the server. Cannot imitate the time that a real start takes, nor a fail-over
     * to another address.
     */
    record ServerRestart() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.SERVER_RESTART;
        }
    }

    /**
     * The wall clock of the server or of a client jumps: from now on it is that far from the true time. Durations keep
     * their pace. Carried out by whoever runs the server, or by the client's driver. Cannot imitate a clock that runs too
     * fast or too slowly, nor what a system does on a change of its clock (iOS connects anew).
     *
     * @param ahead in whole milliseconds, negative for a clock that is behind; it does not add to an earlier skew
     */
    record ClockSkew(Duration ahead) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.CLOCK_SKEW;
        }
    }

    /**
     * Lifts every fault of the network: held data arrives, black holes end in a close, refused connections are accepted
     * again. Cannot bring back a process, nor set a clock right.
     */
    record Heal() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.HEAL;
        }
    }
}
