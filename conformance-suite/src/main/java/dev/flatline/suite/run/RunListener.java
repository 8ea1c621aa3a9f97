package dev.flatline.suite.run;

import dev.flatline.suite.scenario.Scenario;
import java.util.List;

/** Told how a run gets on, by one thread. */
public interface RunListener {

    /** These scenarios are about to be played. */
    void began(List<Scenario> scenarios);

    /** A scenario has ended. */
    void ended(ScenarioResult result);
}
