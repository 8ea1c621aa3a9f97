package dev.flatline.suite.cli;

/** The version of this build. */
final class Version {

    static final String NUMBER = "0.1.0";
    static final String TEXT = "flatline " + NUMBER;

    private Version() {}
}
