package dev.flatline.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.json.JsonText;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Node;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("REST parameters (spec section 7)")
class RestParametersTest extends RestWorld {
    private static final String SCORES = "{\"a\":{\"x\":3},\"b\":{\"x\":1},\"c\":{\"y\":9},\"d\":{\"x\":3},"
            + "\"e\":{\"x\":\"text\"},\"7\":true,\"8\":{\".value\":5,\".priority\":2}}";

    static String parameters(String spaceSeparated) {
        StringBuilder text = new StringBuilder();
        for (String parameter : spaceSeparated.split(" ", -1)) {
            String[] nameAndValue = parameter.split("=", 2);
            text.append(text.length() == 0 ? "?" : "&")
                    .append(nameAndValue[0])
                    .append('=')
                    .append(URLEncoder.encode(nameAndValue[1], StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    orderBy="$key" limitToFirst=2              | {"i":".key","l":2,"vf":"l"}
                    orderBy="$key" limitToLast=2               | {"i":".key","l":2,"vf":"r"}
                    orderBy="$key" startAt="b" endAt="d"       | {"i":".key","sp":"b","ep":"d"}
                    orderBy="$key" startAfter="b"              | {"i":".key","sp":"b","sin":false}
                    orderBy="$key" endBefore="b"               | {"i":".key","ep":"b","ein":false}
                    orderBy="$key" equalTo="c"                 | {"i":".key","sp":"c","ep":"c"}
                    orderBy="$value" startAt=true              | {"i":".value","sp":true}
                    orderBy="$value" equalTo=5                 | {"i":".value","sp":5,"ep":5}
                    orderBy="$priority" startAt=1              | {"sp":1}
                    orderBy="$priority" endAt=null             | {"ep":null}
                    orderBy="x" equalTo=3                      | {"i":"x","sp":3,"ep":3}
                    orderBy="x" equalTo=3,"d"                  | {"i":"x","sp":3,"sn":"d","ep":3,"en":"d"}
                    orderBy="x" startAt=3,"b"                  | {"i":"x","sp":3,"sn":"b"}
                    orderBy="x" startAfter=3                   | {"i":"x","sp":3,"sn":"[MAX_NAME]","sin":false}
                    orderBy="x" startAfter=3,"a"               | {"i":"x","sp":3,"sn":"a","sin":false}
                    orderBy="x" endBefore=3                    | {"i":"x","ep":3,"en":"[MIN_NAME]","ein":false}
                    orderBy="x" startAt=1 endAt=3 limitToLast=1 | {"i":"x","sp":1,"ep":3,"l":1,"vf":"r"}
                    orderBy="x" startAt="t" endAt="t\\uf8ff"   | {"i":"x","sp":"t","ep":"t\\uf8ff"}
                    orderBy="nowhere/at/all" limitToFirst=1    | {"i":"nowhere/at/all","l":1}
                    orderBy="x"                                | {"i":"x"}
                    """)
    void selectsWhatTheSameQuerySelectsOnTheWire(String parameters, String wire) {
        put("/s.json", SCORES);
        Map<String, Object> query = new LinkedHashMap<>(JsonText.parseObject(wire));
        Node expected = QueryParams.parse(query).window(Node.of(JsonText.parse(SCORES)));

        String result = get("/s.json" + parameters(parameters) + "&format=export");

        assertThat(result).startsWith("200 {");
        assertThat(Node.of(JsonText.parse(result.substring(4)))).isEqualTo(expected);
    }

    @Test
    void answersQueriesWithObjectsWhateverTheKeys() {
        put("/list.json", "[\"a\",\"b\",\"c\"]");

        assertThat(get("/list.json")).isEqualTo("200 [\"a\",\"b\",\"c\"]");
        assertThat(get("/list.json" + parameters("orderBy=\"$key\" limitToFirst=2")))
                .isEqualTo("200 {\"0\":\"a\",\"1\":\"b\"}");
        assertThat(get("/list.json" + parameters("orderBy=\"$value\" equalTo=\"z\"")))
                .isEqualTo("200 {}");
    }

    @Test
    void showsOnlyTheKeysWhenAskedForAShallowAnswer() {
        put("/s.json", "{\"0\":{\"deep\":1},\"leaf\":2}");

        assertThat(get("/s.json?shallow=true")).isEqualTo("200 {\"0\":true,\"leaf\":true}");
        assertThat(get("/s.json?shallow=false")).isEqualTo("200 {\"0\":{\"deep\":1},\"leaf\":2}");
        assertThat(get("/s/leaf.json?shallow=true")).isEqualTo("200 2");
        assertThat(get("/none.json?shallow=true")).isEqualTo("200 null");
    }

    @Test
    void showsPrioritiesAndNoArraysWhenAskedForAnExport() {
        put("/s.json", "{\"0\":{\".value\":1,\".priority\":\"p\"},\"1\":2,\".priority\":3}");

        assertThat(get("/s.json")).isEqualTo("200 [1,2]");
        assertThat(get("/s.json?format=export"))
                .isEqualTo("200 {\"0\":{\".value\":1,\".priority\":\"p\"},\"1\":2,\".priority\":3}");
        assertThat(get("/s/0/.priority.json")).isEqualTo("200 \"p\"");
    }

    @Test
    void printsForPeopleOrNotAtAll() {
        put("/s.json", "{\"a\":{\"b\":[1,2]}}");

        assertThat(get("/s.json?print=pretty"))
                .isEqualTo("200 {\n  \"a\" : {\n    \"b\" : [\n      1,\n      2\n    ]\n  }\n}");
        String silent = answer("PUT", "/s.json?print=silent", "1", "X-Firebase-ETag: true");
        assertThat(silent).startsWith("HTTP/1.1 204 No Content\r\n").endsWith("\r\n\r\n");
        assertThat(header(silent, "ETag")).isNotEmpty();
        assertThat(get("/s.json?print=silent")).isEqualTo("204 ");
    }

    @Test
    void wrapsTheAnswerIntoTheCallOfAFunction() {
        put("/s.json", "\"line\\u2028end\"");

        String answer = answer("GET", "/s.json?callback=got_it$1", "");

        assertThat(answer).endsWith("\r\n\r\n/**/got_it$1(\"line\\u2028end\");");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/javascript; charset=utf-8");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void letsABrowserSaveTheAnswerAsAFile() {
        assertThat(header(answer("GET", "/s.json?download=my%20data.json", ""), "Content-Disposition"))
                .isEqualTo("attachment; filename=\"my data.json\"");
    }

    @ParameterizedTest
    @CsvSource({"3ms", "3s", "3min", "15min", "900s"})
    void takesTimeLimits(String timeout) {
        assertThat(get("/s.json?timeout=" + timeout)).isEqualTo("200 null");
    }

    @ParameterizedTest
    @CsvSource({"tiny", "small", "medium", "large", "unlimited"})
    void takesLimitsOnTheSizeOfWrites(String limit) {
        assertThat(put("/s.json?writeSizeLimit=" + limit, "1")).isEqualTo("200 1");
    }

    @Test
    void ignoresParametersThatNobodyKnows() {
        assertThat(get("/s.json?_=1234&x&y=%20&=")).isEqualTo("200 null");
    }
}
