package example;

import dev.flatline.suite.junit.FlatlineSuite;
import dev.flatline.suite.junit.FlatlineTest;

/** What the documentation promises about going offline. Put your own target file in place of the reference. */
@FlatlineTest(target = "reference", run = "disconnect-writes/c*", virtual = true)
class OfflinePromisesTest extends FlatlineSuite {}
