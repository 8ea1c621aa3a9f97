package dev.flatline.simulator.fault;

import java.time.Duration;

/** Something that goes wrong between a client and its server, or with the client itself. */
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
     */
    record Latency(Duration eachWay) implements Fault {
        /** Refuses a negative latency and one of more than a day. */
        public Latency {
            if (eachWay.isNegative() || eachWay.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("latency must lie between 0 and 1 day, was " + eachWay);
            }
        }

        @Override
        public FaultKind kind() {
            return FaultKind.LATENCY;
        }
    }

    /**
     * Lifts every fault of the network: held data arrives, black holes end in a close, refused connections are accepted
     * again. Cannot bring back a process.
     */
    record Heal() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.HEAL;
        }
    }
}
