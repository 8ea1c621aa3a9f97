package dev.flatline.suite.run.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where a scenario lives")
class ApartmentTest {

    @Test
    void isNamedAsEverySdkLeavesIt() {
        assertThat(Apartment.unique("disconnect-writes/overlapping@setAfterUpdate", 36))
                .isEqualTo("disconnect-writes-overlapping-setafterupdate-10");
    }

    @Test
    void isAnotherPlaceAMillisecondLater() {
        assertThat(Apartment.unique("a/b", 1)).isNotEqualTo(Apartment.unique("a/b", 2));
    }
}
