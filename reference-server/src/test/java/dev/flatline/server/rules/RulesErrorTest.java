package dev.flatline.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A rules file with an error")
class RulesErrorTest extends RulesWorld {
    @Test
    @DisplayName("is rejected with the place of the error in the file, escapes and comments counted")
    void isRejectedWithThePlaceOfTheError() {
        String text = """
                {
                  // who may read
                  "rules": {
                    "users": { "$uid": {
                \t".read": "\\"x\\" == $uid && $user == auth.uid"
                    }}
                  }
                }
                """;
        assertThatThrownBy(() -> Rules.parse(text)).isInstanceOfSatisfying(RulesException.class, e -> {
            assertThat(e.line()).isEqualTo(5);
            assertThat(e.column()).isEqualTo(29);
            assertThat(e.offendingLine()).isEqualTo("\t\".read\": \"\\\"x\\\" == $uid && $user == auth.uid\"");
            assertThat(e).hasMessage("""
                    line 5, column 29: unknown name $user; here are auth, now, root, data, newData, query, $uid
                      \t".read": "\\"x\\" == $uid && $user == auth.uid"
                      \t                           ^""");
        });
    }

    @Test
    @DisplayName("shows only a part of a very long line")
    void showsOnlyAPartOfAVeryLongLine() {
        String text =
                "{\"rules\": {\".read\": \"" + "true && ".repeat(100) + "no && " + "true && ".repeat(100) + "true\"}}";
        assertThatThrownBy(() -> Rules.parse(text)).isInstanceOfSatisfying(RulesException.class, e -> {
            assertThat(e.column()).isEqualTo(822);
            assertThat(e.offendingLine()).hasSize(160).contains("no && ");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "'' ~ 1 ~ a .read rule must be a boolean, but this is a string",
                "now ~ 1 ~ a .read rule must be a boolean, but this is a number",
                "data ~ 1 ~ a .read rule must be a boolean, but this is a snapshot",
                "auth ~ 1 ~ a .read rule must be a boolean, but this is null or an object",
                "!1 ~ 2 ~ what follows ! must be a boolean, but is a number",
                "-'a' == 1 ~ 2 ~ what follows - must be a number, but is a string",
                "1 && true ~ 1 ~ what stands left of && must be a boolean, but is a number",
                "true || 'a' ~ 9 ~ what stands right of || must be a boolean, but is a string",
                "1 ? true : false ~ 1 ~ what stands before ? must be a boolean, but is a number",
                "true ? 1 : 2 ~ 1 ~ a .read rule must be a boolean, but this is a number",
                "data == data ~ 1 ~ what stands left of == must be a value, but is a snapshot",
                "/a/ == 'a' ~ 1 ~ what stands left of == must be a value, but is a regular expression",
                "auth == 'joe' ~ 6 ~ an object can only be compared with null",
                "1 < 'a' ~ 3 ~ < compares two numbers or two strings, not a number and a string",
                "true >= 1 ~ 1 ~ what stands left of >= must be a number or a string, but is a boolean",
                "true + true == 1 ~ 6 ~ + adds two numbers or joins strings, not a boolean and a boolean",
                "1 + true == 1 ~ 3 ~ + adds two numbers or joins strings, not a number and a boolean",
                "1 + null == 1 ~ 5 ~ what stands right of + must be a number or a string, but is null",
                "'a' - 1 == 1 ~ 1 ~ what stands left of - must be a number, but is a string",
                "1 * 'a' == 1 ~ 5 ~ what stands right of * must be a number, but is a string",
                "1 / 'a' == 1 ~ 5 ~ what stands right of / must be a number, but is a string",
                "1 % 'a' == 1 ~ 5 ~ what stands right of % must be a number, but is a string",
                "newData.exists() ~ 1 ~ a read brings no newData; it is there in .write and .validate",
                "uid == 'a' ~ 1 ~ unknown name uid; here are auth, now, root, data, newData, query",
                "data.uid == 'a' ~ 6 ~ a snapshot has no property uid",
                "data.exists ~ 6 ~ a snapshot has no property exists; it is a method, so write exists()",
                "data.val().name == 'a' ~ 12 ~ a boolean or a number or a string or null or an object has no property name",
                "now.length == 1 ~ 5 ~ a number has no property length",
                "now.val() == 1 ~ 5 ~ a number has no methods",
                "'a'.exists() ~ 5 ~ a string has no method exists; it has contains, beginsWith, endsWith, replace, toLowerCase, toUpperCase, matches",
                "data.child() ~ 6 ~ child takes a path as a string",
                "data.child(1).exists() ~ 12 ~ child takes a path as a string, but this is a number",
                "data.val(1) == 1 ~ 6 ~ val takes no argument",
                "data.hasChildren('a') ~ 18 ~ hasChildren takes no argument or a list of names, but this is a string",
                "data.hasChildren([]) ~ 18 ~ a list must not be empty",
                "data.hasChildren([1]) ~ 19 ~ a list holds strings, but this is a number",
                "'a'.matches('a') ~ 13 ~ matches takes a regular expression, but this is a string",
                "'a'.contains(/a/) ~ 14 ~ contains takes a string, but this is a regular expression",
                "'a'.replace('a') ~ 5 ~ replace takes two strings",
                "['a'] == 'a' ~ 1 ~ what stands left of == must be a value, but is a list",
                "data['a'] == 1 ~ 1 ~ a snapshot has no members to name in brackets",
                "auth[1] == 1 ~ 6 ~ what stands in brackets must be a string, but is a number",
                "query.limit == 1 ~ 7 ~ a query has no limit; it has orderByChild, orderByKey, orderByValue, orderByPriority, startAt, endAt, equalTo, limitToFirst, limitToLast",
                "f(1) ~ 1 ~ unknown name f; here are auth, now, root, data, newData, query",
                "now(1) ~ 4 ~ there are no functions, only methods such as data.val()",
                "` ` ~ 2 ~ expected a value, not the end",
                "1 = 1 ~ 3 ~ there are no assignments; use == to compare",
                "true & true ~ 6 ~ use && for and",
                "true | true ~ 6 ~ use || for or",
                "true # ~ 6 ~ '#' means nothing in a rule",
                "true true ~ 6 ~ expected an operator or the end, not 'true'",
                "(true ~ 6 ~ expected ')', not the end",
                "true ? true ~ 12 ~ expected ':', not the end",
                "auth. == 1 ~ 7 ~ expected a name after '.', not '=='",
                "'abc ~ 1 ~ this string does not end",
                "'\\q' == '' ~ 2 ~ unknown escape in a string",
                "'\\u12g4' == '' ~ 6 ~ expected 4 hexadecimal digits",
                "1e == 1 ~ 3 ~ expected the digits of the exponent",
                "1e999 == 1 ~ 1 ~ this number is too large",
                "12abc == 1 ~ 3 ~ a number must not be followed by 'a'",
            })
    @DisplayName("tells which part of an expression is wrong")
    void tellsWhichPartOfAnExpressionIsWrong(String expression, int at, String problem) {
        String before = "{\"rules\": {\".read\": \"";
        // No escapes, so that the column is easy to tell.
        String text = before + expression.replace("\\", "\\\\") + "\"}}";
        assertThatThrownBy(() -> Rules.parse(text)).isInstanceOfSatisfying(RulesException.class, e -> {
            assertThat(e.problem()).isEqualTo(problem);
            long backslashes = expression
                    .substring(0, at - 1)
                    .chars()
                    .filter(c -> c == '\\')
                    .count();
            assertThat(e.column()).isEqualTo(before.length() + at + (int) backslashes);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "`` ~ 1 ~ the rules end too early",
                "[] ~ 1 ~ expected {\"rules\": {...}}",
                "{} ~ 1 ~ \"rules\" is missing",
                "{\"rule\": {}} ~ 2 ~ a rules file has only one member, \"rules\"",
                "{\"rules\": true} ~ 11 ~ expected an object with rules; a rule itself is named .read, .write or .validate",
                "{\"rules\": {}} x ~ 15 ~ nothing may follow the closing brace of the rules",
                "{\"rules\": {\"a\": true}} ~ 17 ~ expected an object with rules; a rule itself is named .read, .write or .validate",
                "{\"rules\": {\".raed\": true}} ~ 12 ~ unknown rule .raed; there are .read, .write, .validate and .indexOn",
                "{\"rules\": {\".read\": 1}} ~ 21 ~ a rule is an expression in double quotes, true or false",
                "{\"rules\": {\".read\": null}} ~ 21 ~ a rule is an expression in double quotes, true or false",
                "{\"rules\": {\"a\": {}, \"a\": {}}} ~ 21 ~ \"a\" is there twice",
                "{\"rules\": {\"$a\": {}, \"$b\": {}}} ~ 22 ~ there is another variable at this place already",
                "{\"rules\": {\"$a\": {\"$a\": {}}}} ~ 19 ~ $a stands for another segment of this path already",
                "{\"rules\": {\"$\": {}}} ~ 12 ~ a variable is $ followed by letters, digits and _",
                "{\"rules\": {\"a/b\": {}}} ~ 12 ~ key \"a/b\" contains '/'; keys must not contain any of . # $ [ ] /",
                "{\"rules\": {\".indexOn\": 1}} ~ 24 ~ .indexOn is a child's name or path, .value, or a list of these",
                "{\"rules\": {\".indexOn\": [\"a#b\"]}} ~ 25 ~ key \"a#b\" contains '#'; keys must not contain any of . # $ [ ] /",
                "{\"rules\": {\".read\": true,}} ~ 26 ~ there must be no ',' before '}'",
                "{\"rules\": {\".read\" true}} ~ 20 ~ expected ':' after the name \".read\"",
                "{\"rules\": {\".read\": true \".write\": true}} ~ 26 ~ expected ',' or '}'",
                "{\"rules\": {read: true}} ~ 12 ~ expected a name in double quotes",
                "{\"rules\": {\".read\": \"true}} ~ 21 ~ this string does not end",
                "{\"rules\": {\".read\": \"\\q\"}} ~ 22 ~ unknown escape in a JSON string; write \\\\ for a backslash",
                "{\"rules\": {/* }} ~ 12 ~ this comment does not end",
                "{\"rules\": {/ }} ~ 12 ~ expected a comment: // to the end of the line, or /* ... */",
                "{\"rules\": {\".write\": \"query.orderByKey\"}} ~ 23 ~ a write has no query; it is there in .read",
            })
    @DisplayName("tells which part of the file is wrong")
    void tellsWhichPartOfTheFileIsWrong(String text, int column, String problem) {
        assertThatThrownBy(() -> Rules.parse(text)).isInstanceOfSatisfying(RulesException.class, e -> {
            assertThat(e.problem()).isEqualTo(problem);
            assertThat(e.column()).isEqualTo(column);
        });
    }

    @Test
    @DisplayName("nested too deep is rejected before the stack is exhausted, in whichever way it nests")
    void nestedTooDeepIsRejected() {
        int times = 100_000;
        assertTooDeep("(".repeat(times));
        assertTooDeep("!".repeat(times) + "true");
        assertTooDeep("true" + " && true".repeat(times));
        assertTooDeep("true ? true : ".repeat(times) + "true");
        assertTooDeep("data" + ".parent()".repeat(times) + ".exists()");
        assertTooDeep("auth" + "['a']".repeat(times));
        assertTooDeep("data.child(".repeat(times));
        assertTooDeep("data.hasChildren([".repeat(times));
        assertTooDeep("'a'.matches(/" + "(".repeat(times));
        assertThatThrownBy(() -> Rules.parse("{\"rules\": " + "{\"a\": ".repeat(times)))
                .isInstanceOf(RulesException.class);
        assertThatThrownBy(() -> Rules.parse("[".repeat(times))).isInstanceOf(RulesException.class);
        assertThatCode(() -> reads("true" + " && true".repeat(400))).doesNotThrowAnyException();
        assertThatCode(() -> reads("(".repeat(90) + "true" + ")".repeat(90))).doesNotThrowAnyException();
    }

    private static void assertTooDeep(String expression) {
        assertThatThrownBy(() -> reads(expression)).isInstanceOf(RulesException.class);
    }
}
