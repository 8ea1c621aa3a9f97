package dev.flatline.suite.target;

import dev.flatline.suite.driver.stdio.DriverCommand;

/**
 * A driver that a target file names by its command line.
 *
 * @param id what the file calls it
 */
public record ClientProgram(String id, DriverCommand command) implements ClientUnderTest {

    @Override
    public boolean isProcess() {
        return true;
    }
}
