package dev.flatline.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A regular expression")
class RegexTest extends RulesWorld {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "/b/ ~ abc ~ ac",
                "/^b/ ~ bc ~ ab",
                "/b$/ ~ ab ~ bc",
                "/^a.c$/ ~ abc ~ ac",
                "/^[a-z]+$/ ~ abc ~ aBc",
                "/^[^a-z]+$/ ~ ABC ~ aBC",
                "/^[a-z]+$/i ~ aBc ~ a1c",
                "/^\\d\\w\\s\\D\\W\\S$/ ~ 1a a-a ~ aaaaaa",
                "/^[\\d.-]+$/ ~ 1.2-3 ~ 1a",
                "/^(ab|cd)+$/ ~ abcd ~ abc",
                "/^a|b$/ ~ xb ~ bx",
                "/^ab?c$/ ~ ac ~ abbc",
                "/^ab*c$/ ~ abbc ~ abxc",
                "/^a{2}$/ ~ aa ~ aaa",
                "/^a{2,}$/ ~ aaa ~ a",
                "/^a{2,3}$/ ~ aaa ~ aaaa",
                "/^\\/\\.\\*$/ ~ /.* ~ /xx",
                "/^[[]$/ ~ [ ~ x",
                "/^[\\]]$/ ~ ] ~ x",
                "/^[a^&]+$/ ~ ^a&& ~ b",
                "/^x]}$/ ~ x]} ~ x",
                "/^é+$/ ~ éé ~ e",
                "/^\\»$/ ~ » ~ x",
            })
    @DisplayName("matches what it should")
    void matchesWhatItShould(String regex, String matching, String other) {
        assertThat(isTrue("'" + matching + "'.matches(" + regex + ")")).isTrue();
        assertThat(isTrue("'" + other + "'.matches(" + regex + ")")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "/a/g ~ the only flag of a regular expression is i",
                "/a ~ this regular expression does not end",
                "/(a/ ~ this group does not end",
                "/a)/ ~ ')' without '('",
                "/[a/ ~ this regular expression does not end",
                "/[]/ ~ this set is empty",
                "/*a/ ~ there is nothing to repeat",
                "/a**/ ~ a repetition must not be repeated or made lazy",
                "/a+?/ ~ a repetition must not be repeated or made lazy",
                "/^*/ ~ there is nothing to repeat",
                "/a^/ ~ '^' may only stand first; write \\^ for the character",
                "/$a/ ~ '$' may only stand last; write \\$ for the character",
                "/(?i)a/ ~ there are only plain groups: no names, no flags, no looking around",
                "/(?=a)/ ~ there are only plain groups: no names, no flags, no looking around",
                "/(a)\\1/ ~ '\\1' is not allowed; there are \\s \\w \\d \\S \\W \\D, and \\ before punctuation",
                "/\\pL/ ~ '\\p' is not allowed; there are \\s \\w \\d \\S \\W \\D, and \\ before punctuation",
                "/a{/ ~ a count is {n}, {n,} or {n,m} with n not above m",
                "/a{3,2}/ ~ a count is {n}, {n,} or {n,m} with n not above m",
                "/a{1001}/ ~ a count must not be above 1000",
                "/((a{1000}){1000}){1000}/ ~ this regular expression is too large",
                "/[z-a]/ ~ not a regular expression: invalid character class range",
            })
    @DisplayName("beyond what rules allow is rejected when it is loaded")
    void beyondWhatRulesAllowIsRejected(String regex, String problem) {
        assertThatThrownBy(() -> reads("'a'.matches(" + regex + ")"))
                .isInstanceOfSatisfying(
                        RulesException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @Test
    @DisplayName("takes linear time on a text that others take forever for")
    void takesLinearTime() {
        String text = "a".repeat(10_000) + "!";
        assertThat(isTrue("'" + text + "'.matches(/^(a+)+$/)")).isFalse();
        assertThat(isTrue("'" + text + "'.matches(/^(a+)+!$/)")).isTrue();
    }
}
