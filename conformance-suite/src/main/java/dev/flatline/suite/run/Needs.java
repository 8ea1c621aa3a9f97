package dev.flatline.suite.run;

import dev.flatline.simulator.fault.Fault;
import dev.flatline.suite.driver.Capability;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.scenario.ServerSpec;
import dev.flatline.suite.scenario.Step;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a scenario needs that not everything under test offers.
 *
 * @param ownServer a server that is this scenario's alone, and in our hands
 * @param ofClients what its clients must be able to do
 */
public record Needs(boolean ownServer, Set<Capability> ofClients) {

    /** What that scenario needs. */
    public static Needs of(Scenario scenario) {
        boolean ownServer = !scenario.server().equals(ServerSpec.USUAL)
                || scenario.allSteps().anyMatch(Step.InjectServer.class::isInstance);
        Set<Capability> ofClients = EnumSet.noneOf(Capability.class);
        scenario.clients().forEach(client -> {
            if (!client.clockSkew().isZero()) {
                ofClients.add(Capability.CLOCK_SKEW);
            }
            if (!client.behaviours().isEmpty()) {
                ofClients.add(Capability.BEHAVIOURS);
            }
        });
        scenario.allSteps().forEach(step -> {
            if (step instanceof Step.Inject inject && inject.fault() instanceof Fault.ClockSkew) {
                ofClients.add(Capability.CLOCK_JUMP);
            } else if (step instanceof Step.Act act && act.command() instanceof Command.Transaction) {
                ofClients.add(Capability.TRANSACTION);
            }
        });
        return new Needs(ownServer, ofClients);
    }
}
