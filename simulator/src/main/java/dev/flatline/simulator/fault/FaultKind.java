package dev.flatline.simulator.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of faults with the words that scenarios use for them. */
public enum FaultKind {
    /** See {@link Fault.Crash}. */
    CRASH("crash"),
    /** See {@link Fault.Freeze}. */
    FREEZE("freeze"),
    /** See {@link Fault.Thaw}. */
    THAW("thaw"),
    /** See {@link Fault.Cut}. */
    CUT("cut"),
    /** See {@link Fault.Close}. */
    CLOSE("close"),
    /** See {@link Fault.Refuse}. */
    REFUSE("refuse"),
    /** See {@link Fault.SignalLoss}. */
    SIGNAL_LOSS("signalLoss"),
    /** See {@link Fault.SignalBack}. */
    SIGNAL_BACK("signalBack"),
    /** See {@link Fault.BlackHole}. */
    BLACK_HOLE("blackHole"),
    /** See {@link Fault.Latency}. */
    LATENCY("latency"),
    /** See {@link Fault.Unreachable}. */
    UNREACHABLE("unreachable"),
    /** See {@link Fault.HalfOpen}. */
    HALF_OPEN("halfOpen"),
    /** See {@link Fault.OneWay}. */
    ONE_WAY("oneWay"),
    /** See {@link Fault.DropAcks}. */
    DROP_ACKS("dropAcks"),
    /** See {@link Fault.Bandwidth}. */
    BANDWIDTH("bandwidth"),
    /** See {@link Fault.LimitData}. */
    LIMIT_DATA("limitData"),
    /** See {@link Fault.Slice}. */
    SLICE("slice"),
    /** See {@link Fault.Flap}. */
    FLAP("flap"),
    /** See {@link Fault.Profile}. */
    PROFILE("profile"),
    /** See {@link Fault.ServerCrash}. */
    SERVER_CRASH("serverCrash"),
    /** See {@link Fault.ServerRestart}. */
    SERVER_RESTART("serverRestart"),
    /** See {@link Fault.ClockSkew}. */
    CLOCK_SKEW("clockSkew"),
    /** See {@link Fault.Heal}. */
    HEAL("heal");

    private final String word;

    FaultKind(String word) {
        this.word = word;
    }

    /** The scenario word, such as {@code signalLoss}. */
    public String word() {
        return word;
    }

    /** The kind that a scenario word names, if there is one. */
    public static Optional<FaultKind> byWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** All scenario words, to suggest from when one is misspelt. */
    public static List<String> words() {
        return Arrays.stream(values()).map(FaultKind::word).toList();
    }
}
