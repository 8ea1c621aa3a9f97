package dev.flatline.suite.lab;

import dev.flatline.suite.lab.LabRun.Wrong;
import dev.flatline.suite.lab.Script.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says when what is seen has to be the truth, and whether it is. After anything that happens to a user, everybody may see them
 * wrongly for as long as a server may take to notice a silent loss; then no longer.
 */
final class Judge {

    /** A shorter quiet proves nothing. */
    private static final int CHECK_MIN_MILLIS = 100;

    private final LabWorld world;
    private final Pattern pattern;
    private final Replay replay;
    private final List<Moment> script;
    private final int patienceMillis;

    Judge(LabWorld world, Pattern pattern, Replay replay, List<Moment> script, int patienceMillis) {
        this.world = world;
        this.pattern = pattern;
        this.replay = replay;
        this.script = script;
        this.patienceMillis = patienceMillis;
    }

    private record Quiet(String user, int fromMillis, int toMillis) {

        boolean covers(int from, int to) {
            return fromMillis <= from && to <= toMillis;
        }
    }

    /** When everything has settled for whom; no steps are taken in between. */
    List<Check> checks() {
        List<Quiet> quiet =
                world.users().stream().flatMap(user -> quiet(user).stream()).toList();
        TreeSet<Integer> borders = new TreeSet<>();
        quiet.forEach(it -> {
            borders.add(it.fromMillis());
            borders.add(it.toMillis());
        });
        script.forEach(moment -> borders.add(moment.atMillis()));
        List<Check> checks = new ArrayList<>();
        Integer from = null;
        for (int to : borders) {
            if (from != null && to - from >= CHECK_MIN_MILLIS) {
                check(quiet, from, to, checks);
            }
            from = to;
        }
        return checks;
    }

    private void check(List<Quiet> quiet, int from, int to, List<Check> checks) {
        List<Check.Truth> truths = quiet.stream()
                .filter(it -> it.covers(from, to))
                .map(it -> new Check.Truth(it.user(), truth(it.user()).at(from)))
                .toList();
        if (!truths.isEmpty()) {
            checks.add(new Check(from, to, truths));
        }
    }

    private List<Quiet> quiet(String user) {
        List<Double> times = new ArrayList<>(replay.disturbances(user));
        times.add((double) world.lengthMillis());
        List<Quiet> quiet = new ArrayList<>();
        for (int i = 0; i + 1 < times.size(); i++) {
            int from = (int) Math.ceil(times.get(i)) + patienceMillis;
            int to = (int) Math.floor(times.get(i + 1));
            // While there is no server, nobody can look.
            if (to - from >= CHECK_MIN_MILLIS && replay.server().at(from)) {
                quiet.add(new Quiet(user, from, to));
            }
        }
        return quiet;
    }

    /** Where what was seen was not the truth. */
    List<Wrong> wrong(List<Check> checks) {
        List<Wrong> wrong = new ArrayList<>();
        for (Check check : checks) {
            check.truths().forEach(truth -> judge(check, truth, wrong));
        }
        return wrong;
    }

    private void judge(Check check, Check.Truth truth, List<Wrong> wrong) {
        double from = check.fromMillis();
        Optional<Object> value = data(truth.user()).at(from);
        for (Track.Change<Optional<Object>> change : data(truth.user()).changes()) {
            if (change.atMillis() > check.fromMillis() && change.atMillis() < check.toMillis()) {
                add(truth, value.orElse(null), from, change.atMillis(), wrong);
                from = change.atMillis();
                value = change.value();
            }
        }
        add(truth, value.orElse(null), from, check.toMillis(), wrong);
    }

    private void add(Check.Truth truth, @Nullable Object value, double from, double to, List<Wrong> wrong) {
        if (Shows.isRight(pattern, value, truth.devices())) {
            return;
        }
        boolean ghost = Shows.tooMuch(pattern, value, truth.devices());
        int last = wrong.size() - 1;
        if (last >= 0
                && wrong.get(last).user().equals(truth.user())
                && wrong.get(last).toMillis() == from) {
            from = wrong.get(last).fromMillis();
            wrong.remove(last);
        }
        wrong.add(new Wrong(truth.user(), from, to, ghost));
    }

    private Track<Integer> truth(String user) {
        return Replay.get(replay.truth(), user);
    }

    private Track<Optional<Object>> data(String user) {
        return Replay.get(replay.data(), user);
    }
}
