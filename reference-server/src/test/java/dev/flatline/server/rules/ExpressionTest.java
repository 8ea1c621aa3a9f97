package dev.flatline.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.query.QueryParams;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An expression")
class ExpressionTest extends RulesWorld {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // Operators.
                "true",
                "!false",
                "1 + 2 * 3 == 7",
                "(1 + 2) * 3 == 9",
                "7 - 2 - 1 == 4",
                "8 / 4 / 2 == 1",
                "7 % 4 == 3",
                "-7 % 4 == -3",
                "-(1) == 0 - 1",
                "1 - -1 == 2",
                "'a' + 'b' == 'ab'",
                "'a' + 1 == 'a1'",
                "1.5 + 'a' == '1.5a'",
                "'a' + true == 'atrue'",
                "'' + 1e15 == '1000000000000000'",
                "'' + 1e20 == '100000000000000000000'",
                "'' + 0.00001 == '0.00001'",
                "1 + 1 + 'a' == '2a'",
                "'a' + 1 + 1 == 'a11'",
                "1 == 1.0",
                "0 == -0",
                "1 === 1",
                "'1' != 1",
                "'1' !== 1",
                "null == null",
                "1 < 2 && 2 <= 2 && 3 > 2 && 2 >= 2",
                "'a' < 'b' && 'B' < 'a'",
                "true || 1 / 0 == 1",
                "!(false && 1 / 0 == 1)",
                "true ? true : false",
                "false ? false : true ? true : false",
                "false && true || true",
                ".5 == 0.5 && 5. == 5 && 5e-1 == 0.5 && 1E+2 == 100",
                "\"double\" == 'double'",
                "'\\u0041\\x42\\'\\\"\\\\\\/' == 'AB\\'\"\\\\/'",
                "'tab\\tnew\\nline' == 'tab\tnew\nline'",
                // Names.
                "now == 1795378362998",
                "root.exists() && data.exists()",
                "auth != null",
                "auth.uid == 'joe'",
                "auth['uid'] === 'joe'",
                "auth['u' + 'id'] == 'joe'",
                "auth.token.admin",
                "auth.token.level + 1 == 4",
                "auth.token.email.endsWith('.org')",
                "auth.token.email.length == 15",
                "auth.token.missing == null",
                "auth.missing.missing == null",
                "auth.token != null && auth.token.groups != null",
                // Snapshots.
                "data.child('text').val() == 'Hello World'",
                "data.child('joe/name').val() == 'Joe'",
                "data.child('/joe/name/').val() == 'Joe'",
                "data.child('joe').child('age').val() + 1 == 43",
                "data.child('nothing').val() == null",
                "data.child('joe').val() != null",
                "data.child('joe').parent().child('number').val() == 7",
                "data.hasChild('joe') && data.hasChild('joe/age') && !data.hasChild('joe/x')",
                "data.hasChildren() && !data.child('text').hasChildren()",
                "data.hasChildren(['joe', 'te' + 'xt']) && !data.hasChildren(['joe', 'x'])",
                "!data.child('nothing').exists()",
                "data.child('joe').getPriority() == 3 && data.child('text').getPriority() == null",
                "data.child('number').isNumber() && !data.child('text').isNumber()",
                "data.child('text').isString() && !data.child('joe').isString()",
                "data.child('yes').isBoolean() && !data.child('nothing').isBoolean()",
                "data.child('text').val().length == 11",
                // Strings.
                "'Hello'.length == 5",
                "'Hello'.contains('ell') && !'Hello'.contains('x')",
                "'Hello'.beginsWith('He') && !'Hello'.beginsWith('h')",
                "'Hello'.endsWith('lo') && !'Hello'.endsWith('l')",
                "'a.b.c'.replace('.', '') == 'abc'",
                "'aa'.replace('a', 'b') == 'bb'",
                "'HeLLo'.toLowerCase() == 'hello' && 'HeLLo'.toUpperCase() == 'HELLO'",
                "'hello'.matches(/^h.*o$/)",
                "'x/y'.matches(/[/]/) && 'x/y'.matches(/\\//)",
                "!(1 > 2) && (('nested'))  ==  'nested'",
            })
    @DisplayName("is true when it should be")
    void isTrueWhenItShouldBe(String expression) {
        assertThat(isTrue(expression)).isTrue();
        assertThat(isTrue("!(" + expression + ")"))
                .as("its opposite, so that it has a value at all")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data.parent().exists()",
                "data.child('joe').val() == 'Joe'",
                "auth.token == auth.token",
                "auth.token.groups == 'x'",
                "data.child('text').val() + data.child('nothing').val() == 'x'",
                "data.child('yes').val() + 1 == 2",
                "data.child('text').val() * 2 == 2",
                "data.child('text').val() < 5",
                "data.child('nothing').val() < 5",
                "data.child('number').val().length == 1",
                "data.child('number').val().contains('7')",
                "data.child('nothing').val().matches(/x/)",
                "data.child('text').val() && true",
                "data.child('text').val() || true",
                "data.child('text').val()",
                "auth.token.email",
                "data.child('a.b').exists()",
                "data.child('a#b').exists()",
                "data.child(auth.token.level).exists()",
                "data.hasChildren([auth.token.level])",
                "auth[auth.token.level] == null",
                "auth.uid.x == null",
                "1 / 0 > 1",
                "0 / 0 == 0",
                "5 % 0 == 0",
                "1e308 * 10 > 1",
                "data.child('text').val() ? true : true",
                "-data.child('text').val() == 1",
            })
    @DisplayName("without a value for this data is false, and so is its opposite")
    void withoutAValueIsFalse(String expression) {
        assertThat(isTrue(expression)).isFalse();
        assertThat(isTrue("!(" + expression + ")")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"auth == null", "auth.uid == null", "auth.token.admin == null", "auth['uid'] == null"})
    @DisplayName("sees null for whoever is not signed in")
    void seesNullForWhoeverIsNotSignedIn(String expression) {
        assertThat(isTrue(expression, nobody(), QueryParams.all())).isTrue();
        assertThat(isTrue(expression)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "query.orderByChild == 'age';                         {i: age, l: 1}",
                "query.orderByChild == 'a/b' && query.limitToFirst == null; {i: a/b}",
                "query.orderByKey && !query.orderByValue;             {i: .key}",
                "query.orderByValue && query.orderByChild == null;    {i: .value}",
                "query.orderByPriority && !query.orderByKey;          {}",
                "query.startAt == 5 && query.endAt == null;           {sp: 5}",
                "query.endAt == 'x' && query.equalTo == null;         {ep: x}",
                "query.equalTo == true;                               {sp: true, ep: true}",
                "query.limitToFirst <= 10 && query.limitToLast == null; {l: 10}",
                "query.limitToLast == 3 && query.limitToFirst == null;  {l: 3, vf: r}",
            })
    @DisplayName("sees the query")
    void seesTheQuery(String expression, String wire) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String member : wire.replaceAll("[{} ]", "").split(",", -1)) {
            if (!member.isEmpty()) {
                String[] parts = member.split(":", 2);
                members.put(parts[0], scalar(parts[1]));
            }
        }
        QueryParams query = QueryParams.parse(members);
        assertThat(isTrue(expression, joe(), query)).isTrue();
        assertThat(isTrue("!(" + expression + ")", joe(), query)).isFalse();
    }

    private static Object scalar(String text) {
        if (text.equals("true")) {
            return true;
        }
        return text.matches("\\d+") ? (Object) Integer.valueOf(text) : text;
    }

    @Test
    @DisplayName("gives up when it would take too much work, however it is hidden")
    void givesUpWhenItWouldTakeTooMuchWork() {
        String tenfold = ".replace('a', 'aaaaaaaaaa')";
        assertThat(isTrue("'a'" + tenfold.repeat(3) + ".length == 1000")).isTrue();
        assertThat(isTrue("'a'" + tenfold.repeat(30) + ".length > 0")).isFalse();
        assertThat(isTrue("'a'" + tenfold.repeat(5) + ".matches(/(a*)*(a*)*b/)"))
                .isFalse();
        assertThat(isTrue("'a'" + tenfold.repeat(6) + ".contains('a'" + tenfold.repeat(5) + " + 'b')"))
                .isFalse();
    }
}
