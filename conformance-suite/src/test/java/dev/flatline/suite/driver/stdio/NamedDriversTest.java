package dev.flatline.suite.driver.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Drivers by name")
class NamedDriversTest {

    @Test
    void areMadeReadyOnce() {
        OfficialSdk.inNode("wilddog-js");
        NamedDrivers drivers = NamedDrivers.installed(StdioLimits.standard().scaled(3));

        assertThat(drivers.obstacle("wilddog-js")).isEmpty();
        assertThat(drivers.get("wilddog-js")).isSameAs(drivers.get("wilddog-js"));
        assertThat(drivers.get("wilddog-js").sdk()).contains("wilddog 2.5.17");
    }

    @Test
    void thatDoNotExistAreNoObstacleButAnError() {
        NamedDrivers drivers = NamedDrivers.installed(StdioLimits.standard());

        assertThat(drivers.obstacle("wilddog-jss")).isEmpty();
        assertThatThrownBy(() -> drivers.get("wilddog-jss"))
                .isInstanceOf(UnavailableDriverException.class)
                .hasMessageStartingWith("There is no driver \"wilddog-jss\"");
    }

    @Test
    void ofARunWithoutAnyAreAllAnObstacle() {
        assertThat(NamedDrivers.NONE.obstacle("wilddog-js"))
                .contains("this run has no drivers but that of the client under test");
    }
}
