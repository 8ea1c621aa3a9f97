package example;

import dev.flatline.suite.junit.FlatlineSuite;
import dev.flatline.suite.junit.FlatlineTest;

/** What our own app promises: a scenario that we have written, on real sockets. */
@FlatlineTest(target = "reference", scenarios = "scenarios/tunnel.yaml")
class TunnelTest extends FlatlineSuite {}
