package dev.flatline.suite.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a {@link FlatlineSuite} plays. Paths are relative to the folder in which the tests run, which is the project's. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FlatlineTest {

    /** What is put under test, as {@code flatline run --target} takes it: the name of a target, or its file. */
    String target() default "reference";

    /** Files of scenarios of one's own, to play in place of the catalogue. */
    String[] scenarios() default {};

    /** Only the scenarios whose id matches one of these globs, such as {@code disconnect-writes/*}. Empty: all. */
    String[] run() default {};

    /** Whether to play in virtual time, which only the reference server with the reference client can. */
    boolean virtual() default false;

    /** Other options of {@code flatline run}, word by word, such as {@code {"--level", "must", "--seed", "7"}}. */
    String[] options() default {};

    /** The folder for the journal and the reports. Empty: {@code target/flatline/} and the name of the class. */
    String out() default "";
}
