package dev.flatline.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.query.Index;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Rules")
class RulesTest extends RulesWorld {
    private static boolean mayRead(Rules rules, String path) {
        return rules.mayRead(DATA, Path.parse(path), QueryParams.all(), joe(), NOW_MILLIS);
    }

    @Test
    @DisplayName("deny what they say nothing about; without rules everything is allowed")
    void denyWhatTheySayNothingAbout() {
        assertThat(mayRead(rules(), "/a")).isFalse();
        assertThat(mayWrite(rules(), DATA, "/a", 1)).isFalse();
        assertThat(mayRead(Rules.open(), "/a")).isTrue();
        assertThat(mayWrite(Rules.open(), DATA, "/a", 1)).isTrue();
        Rules readBack = Rules.parse(Rules.open().source());
        assertThat(mayRead(readBack, "/a")).isTrue();
        assertThat(mayWrite(readBack, DATA, "/a", 1)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/,false", "/a,true", "/a/b,true", "/a/b/c/d,true", "/a/no,true", "/x,false", "/open/x,true"})
    @DisplayName("allow reading below a .read that is true, which nothing deeper takes back")
    void readingCascades(String path, boolean allowed) {
        Rules rules = rules(
                "\"a\": {\".read\": true, \"no\": {\".read\": false}, \"b\": {\".read\": \"1 / 0 == 1\"}},",
                "\"$other\": {\"x\": {\".read\": \"$other == 'open'\"}}");
        assertThat(mayRead(rules, path)).isEqualTo(allowed);
    }

    @Test
    @DisplayName("look at the data of the node they stand at")
    void lookAtTheDataOfTheNodeTheyStandAt() {
        Rules rules =
                rules("\"joe\": {\".read\": \"data.child('age').val() == 42 && root.child('number').val() == 7\"}");
        assertThat(mayRead(rules, "/joe/name")).isTrue();
    }

    @Test
    @DisplayName("prefer a child's name to a variable, and know the variables of the whole path")
    void preferAChildsNameToAVariable() {
        Rules rules = rules("\"joe\": {},", "\"$a\": {\"$b\": {\".read\": \"$a == 'x' && $b == auth.uid\"}}");
        assertThat(mayRead(rules, "/x/joe")).isTrue();
        assertThat(mayRead(rules, "/x/jim")).isFalse();
        assertThat(mayRead(rules, "/joe/joe")).isFalse();
    }

    @Test
    @DisplayName("allow writing below a .write that is true, and consult none below the path")
    void writingCascades() {
        Rules rules = rules("\"a\": {\"b\": {\".write\": true, \"c\": {\".write\": false}}}");
        assertThat(mayWrite(rules, DATA, "/a/b", 1)).isTrue();
        assertThat(mayWrite(rules, DATA, "/a/b/c/d", 1)).isTrue();
        assertThat(mayWrite(rules, DATA, "/a", object("b", 1))).isFalse();
    }

    @Test
    @DisplayName("compare what is there with what would be there")
    void compareDataWithNewData() {
        Rules rules = rules(
                "\"number\": {\".write\": \"newData.val() == data.val() + 1 && root.child('number').val() == 7\"},",
                "\"time\": {\".write\": \"newData.val() == now\"},",
                "\"twin\": {\".write\": \"newData.parent().child('joe/age').val() == newData.val()\"}");
        assertThat(mayWrite(rules, DATA, "/number", 8)).isTrue();
        assertThat(mayWrite(rules, DATA, "/number", 9)).isFalse();
        assertThat(mayWrite(rules, DATA, "/time", NOW_MILLIS)).isTrue();
        assertThat(mayWrite(rules, DATA, "/time", NOW_MILLIS - 1)).isFalse();
        assertThat(mayWrite(rules, DATA, "/twin", 42)).isTrue();
    }

    @Test
    @DisplayName("validate on the way to a write and everywhere below it")
    void validateOnTheWayAndBelow() {
        Rules rules = rules(
                "\".write\": true,",
                "\"users\": {\".validate\": \"newData.hasChildren()\",",
                "  \"$uid\": {\".validate\": \"newData.hasChildren(['name'])\",",
                "    \"name\": {\".validate\": \"newData.isString()\"},",
                "    \"$other\": {\".validate\": false}}}");
        assertThat(mayWrite(rules, DATA, "/users/jim", object("name", "Jim"))).isTrue();
        assertThat(mayWrite(rules, DATA, "/users/jim", object("name", 5))).isFalse();
        assertThat(mayWrite(rules, DATA, "/users/jim", object("name", "Jim", "x", 1)))
                .isFalse();
        assertThat(mayWrite(rules, DATA, "/users", object("jim", object("name", "Jim"), "joe", 5)))
                .isFalse();
        assertThat(mayWrite(rules, DATA, "/", object("users", object("jim", object("name", "Jim")))))
                .isTrue();
        assertThat(mayWrite(rules, DATA, "/", object("users", 5))).isFalse();
        assertThat(mayWrite(rules, DATA, "/users/jim/name/deep", 1)).isFalse();
        assertThat(mayWrite(rules, DATA, "/users/jim/name/.priority", 1)).isTrue();
    }

    @Test
    @DisplayName("do not validate what is deleted")
    void doNotValidateWhatIsDeleted() {
        Rules rules = rules(
                "\"a\": {\".write\": true, \".validate\": false},",
                "\"b\": {\"c\": {\".write\": \"newData.exists()\", \".validate\": false}}");
        Node data = Node.of(object("a", 1, "b", object("c", 1)));
        assertThat(mayWrite(rules, data, "/a", null)).isTrue();
        assertThat(mayWrite(rules, data, "/a", 2)).isFalse();
        assertThat(mayWrite(rules, data, "/b/c", null)).isFalse();
    }

    @Test
    @DisplayName("without a value are false by themselves; others still count")
    void withoutAValueAreFalseByThemselves() {
        Rules rules = rules("\".write\": \"1 / 0 == 1\", \"a\": {\".write\": true}");
        assertThat(mayWrite(rules, DATA, "/a", 1)).isTrue();
        assertThat(mayWrite(rules, DATA, "/b", 1)).isFalse();
    }

    @Test
    @DisplayName("govern a priority as a part of its node")
    void governAPriorityAsAPartOfItsNode() {
        Rules rules = rules("\"joe\": {\".read\": true, \".write\": \"newData.getPriority() == 5\"}");
        assertThat(mayWrite(rules, DATA, "/joe/.priority", 5)).isTrue();
        assertThat(mayWrite(rules, DATA, "/joe/.priority", 6)).isFalse();
        assertThat(mayRead(rules, "/joe/.priority")).isTrue();
    }

    @Test
    @DisplayName("know which orders are indexed")
    void knowWhichOrdersAreIndexed() {
        Rules rules = rules(
                "\"a\": {\".indexOn\": [\"age\", \"x/y\"]}, \"b\": {\".indexOn\": \".value\"},",
                "\"$c\": {\"d\": {\".indexOn\": \"e\"}}");
        assertThat(List.of("/a age", "/a x/y", "/a .key", "/a .priority", "/b .value", "/z/d e", "/q .key"))
                .allMatch(query -> isIndexed(rules, query));
        assertThat(List.of("/a .value", "/a x", "/b age", "/z e", "/a/d e", "/ age"))
                .noneMatch(query -> isIndexed(rules, query));
        assertThat(isIndexed(Rules.open(), "/a age")).isTrue();
    }

    private static boolean isIndexed(Rules rules, String pathAndIndex) {
        String[] parts = pathAndIndex.split(" ", 2);
        return rules.isIndexed(Path.parse(parts[0]), Index.parse(parts[1]));
    }

    @Test
    @DisplayName("may have comments and rules over several lines, and keep their text")
    void mayHaveComments() {
        String text =
                "\uFEFF// first\n{ /* second */ \"rules\": { // third\n \".read\": \"auth\n != null\" } }\n// last";
        Rules rules = Rules.parse(text);
        assertThat(mayRead(rules, "/")).isTrue();
        assertThat(rules.source()).isEqualTo(text);
    }
}
