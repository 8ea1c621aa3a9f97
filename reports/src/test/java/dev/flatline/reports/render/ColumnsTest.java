package dev.flatline.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void wideSignsCountTwiceAndCombiningMarksNot() {
        assertThat(Columns.width("abc")).isEqualTo(3);
        assertThat(Columns.width("房间")).isEqualTo(4);
        assertThat(Columns.width("e\u0301")).isEqualTo(1);
        assertThat(Columns.width("\uD83D\uDE00")).isEqualTo(2);
    }

    @Test
    void whatDoesNotFitIsCutAndMarked() {
        assertThat(Columns.fit("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Columns.fit("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Columns.fit("房间状态", 6)).isEqualTo("房间…");
        assertThat(Columns.fit("房间状态", 5)).isEqualTo("房间…");
        assertThat(Columns.fit("ab", 1)).isEqualTo("…");
    }

    @Test
    void cellsHaveExactlyTheirWidth() {
        for (String text : new String[] {"", "a", "abcdefghij", "房间状态", "e\u0301房"}) {
            assertThat(Columns.width(Columns.left(text, 5))).as(text).isEqualTo(5);
            assertThat(Columns.width(Columns.right(text, 5))).as(text).isEqualTo(5);
        }
    }

    @Test
    void linesBreakAtBlanksAndNeverExceedTheirWidth() {
        assertThat(Columns.wrap("one two  three", 7)).containsExactly("one two", "three");
        assertThat(Columns.wrap("a verylongword b", 6)).containsExactly("a", "veryl…", "b");
        assertThat(Columns.wrap("", 6)).containsExactly("");
    }
}
