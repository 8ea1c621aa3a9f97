package dev.flatline.reports.timeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which lanes there are, from top to bottom: half of the clients, each with its link below it, the server, the other half, each
 * with its link above it, and what is watched. So no message crosses a client that it is not meant for when there are two.
 */
final class LaneLayout {
    private final List<String> declared;

    LaneLayout(List<String> declared) {
        this.declared = declared;
    }

    List<TimelineLane> of(List<Mark> marks, List<Band> bands, List<Message> messages) {
        Set<TimelineLane> used = new LinkedHashSet<>();
        marks.forEach(mark -> used.add(mark.lane()));
        bands.forEach(band -> used.add(band.lane()));
        for (Message message : messages) {
            used.add(TimelineLane.client(message.client()));
            used.add(TimelineLane.link(message.client()));
            used.add(TimelineLane.SERVER);
        }
        List<String> clients = clients(used);
        int above = (clients.size() + 1) / 2;
        List<TimelineLane> lanes = new ArrayList<>();
        for (String client : clients.subList(0, above)) {
            lanes.add(TimelineLane.client(client));
            lanes.add(TimelineLane.link(client));
        }
        lanes.add(TimelineLane.SERVER);
        for (String client : clients.subList(above, clients.size())) {
            lanes.add(TimelineLane.link(client));
            lanes.add(TimelineLane.client(client));
        }
        used.stream().filter(lane -> lane.kind() == TimelineLane.Kind.WATCHED).forEach(lanes::add);
        // A client that only its link tells of is there all the same: the link would belong to nobody.
        lanes.removeIf(lane -> !used.contains(lane) && !used.contains(TimelineLane.link(lane.name())));
        return lanes;
    }

    private List<String> clients(Set<TimelineLane> used) {
        Set<String> clients = new LinkedHashSet<>(declared);
        used.stream()
                .filter(lane -> lane.kind() == TimelineLane.Kind.CLIENT || lane.kind() == TimelineLane.Kind.LINK)
                .forEach(lane -> clients.add(lane.name()));
        return List.copyOf(clients);
    }
}
