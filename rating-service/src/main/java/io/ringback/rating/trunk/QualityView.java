package io.ringback.rating.trunk;

import io.ringback.rating.routing.TrunkRecord;
import java.math.BigDecimal;

/**
 * How a trunk did lately, as it is shown.
 *
 * @param failovers dials for a party another trunk had failed to reach
 * @param answeredPercent ASR, answered of those dialled
 * @param meanTalkSeconds ACD, of the answered ones
 * @param meanPostDialDelaySeconds PDD, of those that rang
 * @param score what QUALITY sorts by, see {@link TrunkRecord#score}
 */
public record QualityView(
        long dials,
        long answered,
        long failovers,
        BigDecimal answeredPercent,
        BigDecimal meanTalkSeconds,
        BigDecimal meanPostDialDelaySeconds,
        long score) {
    private static final int MILLI = 3;

    static QualityView of(TrunkRecord record) {
        return new QualityView(
                record.dials(),
                record.answered(),
                record.failovers(),
                BigDecimal.valueOf(record.answeredPerMille(), 1),
                BigDecimal.valueOf(record.meanTalkMillis(), MILLI),
                BigDecimal.valueOf(record.meanPostDialDelayMillis(), MILLI),
                record.score());
    }
}
