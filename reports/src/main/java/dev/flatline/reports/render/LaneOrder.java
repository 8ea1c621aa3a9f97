package dev.flatline.reports.render;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.ScenarioRun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which lanes a timeline shows, and in which order: clients as the scenario lists them, server, observer. */
final class LaneOrder {
    private LaneOrder() {}

    /** The lane an event is drawn in: expectations are the observer's, whoever waited for them. */
    static Lane shown(EventRecord event) {
        boolean judges =
                event.kind() == EventKind.EXPECT || event.kind() == EventKind.MET || event.kind() == EventKind.BROKEN;
        return judges && event.lane().equals(Lane.RUN) ? Lane.OBSERVER : event.lane();
    }

    /** The lanes in which something happened, links after their clients; the runner's own is never among them. */
    static List<Lane> of(ScenarioRun run) {
        Set<Lane> used = new LinkedHashSet<>();
        run.events().forEach(event -> used.add(shown(event)));
        Set<Lane> ordered = new LinkedHashSet<>();
        Set<String> clients = new LinkedHashSet<>(run.scenario().clients());
        used.forEach(lane -> lane.client().ifPresent(clients::add));
        for (String client : clients) {
            ordered.add(new Lane(client));
            ordered.add(Lane.link(client));
        }
        ordered.add(Lane.SERVER);
        ordered.add(Lane.OBSERVER);
        List<Lane> lanes = new ArrayList<>(ordered);
        lanes.retainAll(used);
        return lanes;
    }
}
