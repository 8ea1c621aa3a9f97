package dev.flatline.suite.run;

import dev.flatline.simulator.fault.Fault;
import dev.flatline.suite.driver.Capability;
import dev.flatline.suite.driver.Command;
import dev.flatline.suite.scenario.Scenario;
import dev.flatline.suite.scenario.ServerSpec;
import dev.flatline.suite.scenario.Step;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a scenario needs that not everything under test offers.
 *
 * @param ownServer a server that is this scenario's alone, and in our hands
 * @param ofClients what the client under test must be able to do
 * @param drivers of the clients that name theirs
 */
public record Needs(boolean ownServer, Set<Capability> ofClients, List<String> drivers) {

    /** What that scenario needs. */
    public static Needs of(Scenario scenario) {
        boolean ownServer = !scenario.server().equals(ServerSpec.USUAL)
                || scenario.allSteps().anyMatch(Step.InjectServer.class::isInstance);
        Set<Capability> ofClients = EnumSet.noneOf(Capability.class);
        Set<String> underTest = new HashSet<>();
        scenario.clients().stream().filter(client -> client.driver().isEmpty()).forEach(client -> {
            underTest.add(client.name());
            if (!client.clockSkew().isZero()) {
                ofClients.add(Capability.CLOCK_SKEW);
            }
            if (!client.behaviours().isEmpty()) {
                ofClients.add(Capability.BEHAVIOURS);
            }
        });
        scenario.allSteps().forEach(step -> {
            if (step instanceof Step.Inject inject
                    && inject.fault() instanceof Fault.ClockSkew
                    && underTest.contains(inject.client())) {
                ofClients.add(Capability.CLOCK_JUMP);
            } else if (step instanceof Step.SignIn signIn && underTest.contains(signIn.client())) {
                ofClients.add(Capability.SIGN_IN);
            } else if (step instanceof Step.Act act
                    && act.command() instanceof Command.Transaction
                    && underTest.contains(act.client())) {
                ofClients.add(Capability.TRANSACTION);
            } else if (step instanceof Step.Act act && asksForPart(act.command())) {
                ofClients.add(Capability.QUERY);
            }
        });
        return new Needs(ownServer, ofClients, scenario.drivers());
    }

    /** Why a scenario about certain drivers is not about {@code client}, in one sentence; empty: it is. */
    public Optional<String> otherClientThan(String client) {
        return drivers.isEmpty() || drivers.contains(client)
                ? Optional.empty()
                : Optional.of("It is about clients of the driver '" + drivers.get(0) + "': --client " + drivers.get(0)
                        + " plays it.");
    }

    private static boolean asksForPart(Command command) {
        return (command instanceof Command.Get get && get.query().isPresent())
                || (command instanceof Command.Listen listen && listen.query().isPresent());
    }
}
