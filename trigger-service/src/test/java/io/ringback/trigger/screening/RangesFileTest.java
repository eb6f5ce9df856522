package io.ringback.trigger.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.contracts.values.Party;
import io.ringback.trigger.admission.WangiriRanges;
import io.ringback.trigger.admission.WangiriRanges.Range;
import io.ringback.trigger.admission.WangiriRanges.Whom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangesFileTest {
    @Test
    void list_is_read_with_its_version() {
        WangiriRanges ranges =
                RangesFile.read("version 7\n# from there\n\n+979 all premium rate\n+1876 strangers Jamaica\n");

        assertThat(ranges)
                .isEqualTo(new WangiriRanges(
                        "7",
                        List.of(
                                new Range("+979", Whom.ALL, "premium rate"),
                                new Range("+1876", Whom.STRANGERS, "Jamaica"))));
    }

    @Test
    void delivered_list_has_a_version_and_no_range_of_the_examples() {
        WangiriRanges ranges = RangesFile.delivered();

        assertThat(ranges.version()).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
        assertThat(ranges.ranges())
                .hasSizeGreaterThan(10)
                .extracting(Range::prefix)
                .doesNotHaveDuplicates();
        assertThat(ranges.ranges())
                .noneMatch(range -> new Party.E164("+442079460001").number().startsWith(range.prefix()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', line 1",
        "'+979 all premium', line 1",
        "'version 7\n979 all premium', line 2",
        "'version 7\n+979 some premium', line 2",
        "'version 7\n\n+979 all', line 3"
    })
    void line_that_is_none_is_named(String text, String line) {
        assertThatThrownBy(() -> RangesFile.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(line);
    }
}
