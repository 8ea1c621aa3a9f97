package dev.flatline.suite.junit;

/** Classes as users write them, for Jupiter to run. */
final class SuiteSamples {

    private SuiteSamples() {}

    @FlatlineTest(run = "disconnect-writes/cut", virtual = true, out = "target/junit-samples/kept")
    static class Kept extends FlatlineSuite {}

    /** Inherits what it plays. */
    static class KeptToo extends Kept {}

    @FlatlineTest(
            run = "disconnect-writes/cut",
            virtual = true,
            options = {"--mutant", "forgets-disconnect-on-cut"},
            out = "target/junit-samples/broken")
    static class Broken extends FlatlineSuite {}

    @FlatlineTest(run = "wilddog/both-vendors", virtual = true, out = "target/junit-samples/skipped")
    static class Skipped extends FlatlineSuite {}

    @FlatlineTest(
            scenarios = "src/test/resources/junit/own.yaml",
            virtual = true,
            options = {"--baseline", "src/test/resources/junit/known-deviations.yaml"},
            out = "target/junit-samples/own")
    static class Own extends FlatlineSuite {}

    @FlatlineTest(run = "disconnect-writes/cut", out = "target/junit-samples/live")
    static class Live extends FlatlineSuite {}

    @FlatlineTest(target = "referense")
    static class UnknownTarget extends FlatlineSuite {}

    @FlatlineTest(options = "--virtuel")
    static class UnknownOption extends FlatlineSuite {}

    static class NothingSaid extends FlatlineSuite {}
}
