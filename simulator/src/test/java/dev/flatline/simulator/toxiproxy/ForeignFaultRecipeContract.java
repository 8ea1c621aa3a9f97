package dev.flatline.simulator.toxiproxy;

import dev.flatline.simulator.fault.Route;

/** The faults on a Toxiproxy that is not ours, and so does not tell of its traffic. */
abstract class ForeignFaultRecipeContract extends LiveFaultRecipeContract {
    @Override
    protected boolean countsTraffic() {
        return false;
    }

    @Override
    protected boolean leavesUnanswered() {
        return false;
    }

    /** It accepts and links one connection after the other: when a second has arrived, the first one is linked. */
    @Override
    protected void awaitLinked(Route route) {
        int before = accepted().size();
        connect(route.address()).close();
        soon(() -> accepted().size() > before);
    }
}
