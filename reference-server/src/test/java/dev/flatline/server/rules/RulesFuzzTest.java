package dev.flatline.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Path;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Rules made by chance")
@Timeout(60)
class RulesFuzzTest extends RulesWorld {
    private static final String[] PIECES = """
            auth auth.uid now root data newData query $x true false null 1 0.5 'a' 'Joe' ''
            .val() .child('joe') .child($x) .parent() .exists() .hasChildren() .hasChildren(['joe']) .isString()
            .length .contains('o') .replace('a','bb') .toLowerCase() .matches(/^[a-z]+$/i) .matches(/(a|b)*c{2,3}/)
            .orderByKey .limitToFirst ['uid'] ( ) ! - + * / % == != < <= > >= && || ? : , [ ]""".split("\\s+", -1);

    private static final String SAMPLE = """
            {
              // comments too
              "rules": {
                ".read": "auth != null && root.child('joe/age').val() > 1",
                "users": { "$uid": {
                  ".write": "$uid === auth.uid || auth['token'].admin == true",
                  ".validate": "newData.hasChildren(['name']) && newData.child('name').val().matches(/^[a-z \\\\d]{1,20}$/i)",
                  ".indexOn": ["age", ".value"],
                  "age": { ".validate": "newData.isNumber() ? newData.val() % 1 == 0 : false" }
                } }
              }
            }
            """;

    private int understood;

    @Test
    @DisplayName("are understood or rejected with a place, and never run long")
    void expressionsByChance() {
        Random random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder expression = new StringBuilder();
            for (int pieces = 1 + random.nextInt(8); pieces > 0; pieces--) {
                expression.append(PIECES[random.nextInt(PIECES.length)]);
            }
            tryOut("{\"rules\": {\"$x\": {\".read\": \"" + expression + "\", \".write\": \"" + expression + "\"}}}");
        }
        assertThat(understood).as("rules that mean something").isGreaterThan(200);
    }

    @Test
    @DisplayName("are rejected with a place when a good file is damaged")
    void damagedFiles() {
        Random random = new Random(20261123);
        String alphabet = "{}[]()\"'\\/*.,:;$&|=!<>+-?%^ \n\t\0aeu019\u00e9\ud83d";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(SAMPLE);
            for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
                int at = random.nextInt(text.length());
                int end = Math.min(text.length(), at + random.nextInt(5));
                char inserted = alphabet.charAt(random.nextInt(alphabet.length()));
                text.replace(at, end, random.nextBoolean() ? "" : String.valueOf(inserted));
            }
            tryOut(text.toString());
        }
        assertThat(understood).as("files that the damage did not hurt").isGreaterThan(200);
    }

    private void tryOut(String text) {
        Rules rules;
        try {
            rules = Rules.parse(text);
        } catch (RulesException e) {
            assertThat(e.line()).isBetween(1, text.length() + 1);
            assertThat(e.column()).isBetween(1, text.length() + 1);
            assertThat(e.problem()).isNotEmpty();
            return;
        }
        understood++;
        for (String path : new String[] {"/", "/joe", "/text", "/users/joe/age", "/.priority"}) {
            Path place = Path.parse(path);
            // Whatever the answer is, asking again must give the same.
            boolean mayRead = rules.mayRead(DATA, place, QueryParams.all(), joe(), NOW_MILLIS);
            assertThat(rules.mayRead(DATA, place, QueryParams.all(), joe(), NOW_MILLIS))
                    .isEqualTo(mayRead);
            boolean mayWrite = mayWrite(rules, DATA, path, 5);
            assertThat(mayWrite(rules, DATA, path, 5)).isEqualTo(mayWrite);
        }
    }
}
