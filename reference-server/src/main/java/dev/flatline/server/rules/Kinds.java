package dev.flatline.server.rules;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a value may be, as far as the text alone tells: the types of the language. What data and tokens hold is only known
 * when a rule is evaluated, so the check when rules are loaded rejects what can never be right and leaves the rest.
 */
record Kinds(Set<Kind> kinds) {
    static final Kinds BOOLEAN = of(Kind.BOOLEAN);
    static final Kinds NUMBER = of(Kind.NUMBER);
    static final Kinds STRING = of(Kind.STRING);
    static final Kinds NULL = of(Kind.NULL);
    static final Kinds SNAPSHOT = of(Kind.SNAPSHOT);
    /** What {@code val()} may be. */
    static final Kinds DATA = of(Kind.BOOLEAN, Kind.NUMBER, Kind.STRING, Kind.NULL, Kind.OPAQUE);
    /** What a member of {@code auth} may be. */
    static final Kinds CLAIM = DATA.or(of(Kind.CLAIMS));

    /** Copies the kinds. */
    Kinds {
        Set<Kind> copy = EnumSet.noneOf(Kind.class);
        copy.addAll(kinds);
        kinds = Collections.unmodifiableSet(copy);
    }

    static Kinds of(Kind... kinds) {
        return new Kinds(Set.of(kinds));
    }

    Kinds or(Kinds other) {
        Set<Kind> both = EnumSet.noneOf(Kind.class);
        both.addAll(kinds);
        both.addAll(other.kinds);
        return new Kinds(both);
    }

    /** Whether it may be one of those. */
    boolean mayBe(Kinds others) {
        return !Collections.disjoint(kinds, others.kinds);
    }

    boolean mayBe(Kind kind) {
        return kinds.contains(kind);
    }

    /** Whether it can be nothing but one of those. */
    boolean isOnly(Kinds others) {
        return others.kinds.containsAll(kinds);
    }

    /** As in "a string or null". */
    String words() {
        return kinds.stream().map(Kind::words).distinct().collect(Collectors.joining(" or "));
    }
}
