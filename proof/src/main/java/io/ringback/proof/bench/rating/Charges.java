package io.ringback.proof.bench.rating;

import io.ringback.rating.tariff.BandDay;
import io.ringback.rating.tariff.BandPrice;
import io.ringback.rating.tariff.Bands;
import io.ringback.rating.tariff.CallTimes;
import io.ringback.rating.tariff.Conditions;
import io.ringback.rating.tariff.DeckCalendar;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.Tariff;
import io.ringback.rating.tariff.Tier;
import io.ringback.rating.tariff.TimeBand;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Charges calls of up to an hour, at any time of a year. */
record Charges(Tariff tariff, List<CallTimes> calls) implements Workload {
    private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final long YEAR_SECONDS = 365 * 86_400L;
    private static final int LONGEST_SECONDS = 3600;
    private static final int SETUP_SECONDS = 30;

    static Charges flat(SplittableRandom random) {
        return new Charges(Tariff.callerFree(rate(Conditions.NONE)), calls(random));
    }

    /** Peak, night and weekend in a zone with daylight saving and with holidays, and two tiers. */
    static Charges bandsAndTiers(SplittableRandom random) {
        var tiers = List.of(new Tier(600, 900_000, 30), new Tier(1800, 700_000, 6));
        var calendar = new DeckCalendar(
                ZoneId.of("Europe/Berlin"), Set.of(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 12, 25)));
        var bands = new Bands(
                calendar,
                List.of(
                        band("peak", EnumSet.range(BandDay.MON, BandDay.FRI), 8, 18, "0.02"),
                        band("night", EnumSet.allOf(BandDay.class), 22, 6, "0.005"),
                        band("weekend", EnumSet.of(BandDay.SAT, BandDay.SUN, BandDay.HOLIDAY), 6, 22, "0.008")));
        var conditions = new Conditions(0, 0, 0, 0, null, tiers, bands, null, null, false);
        return new Charges(Tariff.callerFree(rate(conditions)), calls(random));
    }

    private static BandPrice band(String name, Set<BandDay> days, int from, int to, String price) {
        return BandPrice.of(
                new TimeBand(name, days, LocalTime.of(from, 0), LocalTime.of(to, 0)), new BigDecimal(price));
    }

    private static Rate rate(Conditions conditions) {
        return new Rate("49", "Germany", new BigDecimal("0.0123"), new BigDecimal("0.01"), 60, 60, conditions);
    }

    private static List<CallTimes> calls(SplittableRandom random) {
        var calls = new ArrayList<CallTimes>(INPUTS);
        for (int i = 0; i < INPUTS; i++) {
            var start = YEAR.plusMillis(random.nextLong(YEAR_SECONDS * 1000));
            long talk = random.nextInt(1, LONGEST_SECONDS);
            calls.add(new CallTimes(start, talk + SETUP_SECONDS, start.plusSeconds(SETUP_SECONDS), talk));
        }
        return calls;
    }

    @Override
    public long run(int input) {
        return tariff.chargeMicros(calls.get(input));
    }
}
