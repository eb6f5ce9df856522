package io.ringback.rating.tariff;

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
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Rates as the tests speak of them, and generated ones: odd ones more often than in life. */
public final class Tariffs {
    private static final List<ZoneId> ZONES = Stream.of(
                    "UTC",
                    "Europe/Berlin",
                    "America/New_York",
                    "Australia/Lord_Howe",
                    "Asia/Kathmandu",
                    "Africa/Casablanca",
                    "America/St_Johns",
                    "Pacific/Apia")
            .map(ZoneId::of)
            .toList();

    private Tariffs() {}

    /** To Germany, no connect charge. */
    public static Rate perMinute(String price, int firstIncrementSeconds, int incrementSeconds) {
        return new Rate(
                "49", "Germany", new BigDecimal(price), BigDecimal.ZERO, firstIncrementSeconds, incrementSeconds);
    }

    /** The same with conditions. */
    public static Rate perMinute(String price, int firstIncrement, int increment, Conditions conditions) {
        return new Rate("49", "Germany", new BigDecimal(price), BigDecimal.ZERO, firstIncrement, increment, conditions);
    }

    /** Whole minutes of this price, the caller's leg free. */
    public static Tariff wholeMinutes(String price) {
        return Tariff.callerFree(perMinute(price, 60, 60));
    }

    /** Units of the currency as millionths. */
    public static long micros(String amount) {
        return Micros.of(new BigDecimal(amount));
    }

    /** Hours of some days. */
    public static TimeBand band(String name, String from, String to, BandDay... days) {
        return new TimeBand(name, EnumSet.copyOf(List.of(days)), LocalTime.parse(from), LocalTime.parse(to));
    }

    /** Read by the clock of this zone, with holidays. */
    public static DeckCalendar calendar(String zone, String... holidays) {
        var dates = new TreeSet<LocalDate>();
        List.of(holidays).forEach(date -> dates.add(LocalDate.parse(date)));
        return new DeckCalendar(ZoneId.of(zone), dates);
    }

    /** Any rate there can be. */
    static Rate any(SplittableRandom random) {
        int first = random.nextInt(1, 121);
        int further = random.nextInt(1, 121);
        return new Rate(
                "49",
                "Germany",
                Price.decimal(price(random)),
                Price.decimal(seldom(random)),
                first,
                further,
                conditions(random, first, further));
    }

    static Tariff anyTariff(SplittableRandom random) {
        var tariff = switch (random.nextInt(4)) {
            case 0 -> new Tariff(CallerLegPolicy.ON_ANSWER, any(random), any(random), 0);
            case 1 -> new Tariff(CallerLegPolicy.ON_BRIDGE, any(random), any(random), 0);
            case 2 -> new Tariff(CallerLegPolicy.ON_ANSWER, any(random), null, 0);
            default -> Tariff.callerFree(any(random));
        };
        return random.nextInt(3) == 0 ? tariff.withFreeSeconds(random.nextInt(1, 4000)) : tariff;
    }

    /** At any time of the year, and often around the nights in which clocks are put forward and back. */
    static StartWindow anyWindow(SplittableRandom random) {
        var around = random.nextBoolean()
                ? Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextLong(0, 365 * 86_400L))
                : shifts().get(random.nextInt(shifts().size())).plusSeconds(random.nextLong(-9000, 3000));
        var start = around.plusMillis(random.nextInt(1000));
        return StartWindow.after(start, random.nextInt(3) == 0 ? 0 : random.nextInt(1, 2000));
    }

    /** A call whose legs begin in the window. */
    static CallTimes anyTimes(SplittableRandom random, StartWindow starts) {
        int talk = random.nextInt(4) == 0 ? random.nextInt(0, 61) : random.nextInt(0, 8000);
        return new CallTimes(within(random, starts), talk + random.nextInt(0, 300), within(random, starts), talk);
    }

    /** The same, mostly of some seconds, so that they can be counted one by one. */
    static CallTimes shortTimes(SplittableRandom random, StartWindow starts) {
        int most = switch (random.nextInt(30)) {
            case 0 -> 3000;
            case 1, 2, 3 -> 400;
            default -> 60;
        };
        int talk = random.nextInt(0, most);
        return new CallTimes(within(random, starts), talk + random.nextInt(0, 60), within(random, starts), talk);
    }

    /** A few seconds long. */
    static StartWindow shortWindow(SplittableRandom random) {
        return StartWindow.after(anyWindow(random).from(), random.nextInt(0, 7));
    }

    static CallTimes longer(CallTimes times, long caller, long talk) {
        return new CallTimes(
                times.answeredAt(), times.callerSeconds() + caller, times.bridgedAt(), times.talkSeconds() + talk);
    }

    private static Instant within(SplittableRandom random, StartWindow starts) {
        long width = starts.until().toEpochMilli() - starts.from().toEpochMilli();
        return starts.from().plusMillis(random.nextLong(0, width + 1));
    }

    private static List<Instant> shifts() {
        return List.of(
                Instant.parse("2026-03-29T01:00:00Z"),
                Instant.parse("2026-10-25T01:00:00Z"),
                Instant.parse("2026-03-08T07:00:00Z"),
                Instant.parse("2026-11-01T06:00:00Z"),
                Instant.parse("2026-04-04T15:00:00Z"),
                Instant.parse("2026-10-03T15:30:00Z"),
                Instant.parse("2026-02-15T02:00:00Z"),
                Instant.parse("2026-12-31T23:00:00Z"));
    }

    private static Conditions conditions(SplittableRandom random, int first, int further) {
        if (random.nextInt(4) == 0) {
            return Conditions.NONE;
        }
        var tiers = random.nextBoolean() ? List.<Tier>of() : tiers(random, first, further);
        long minimum = seldom(random);
        return new Conditions(
                seldom(random),
                random.nextInt(4) == 0 ? random.nextInt(0, 200) : 0,
                minimum,
                random.nextInt(4) == 0 ? random.nextInt(0, 60) : 0,
                random.nextInt(4) == 0 ? Long.valueOf(Math.min(100_000_000_000_000L, minimum + seldom(random))) : null,
                tiers,
                random.nextInt(3) == 0 ? Bands.NONE : bands(random, tiers.size()),
                null,
                null,
                false);
    }

    private static List<Tier> tiers(SplittableRandom random, int first, int further) {
        var tiers = new ArrayList<Tier>();
        int reached = first;
        int by = further;
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            reached += by * random.nextInt(tiers.isEmpty() ? 0 : 1, 12);
            by = random.nextInt(1, 121);
            tiers.add(new Tier(reached, price(random), by));
        }
        return tiers;
    }

    /** As many as fit without overlapping. */
    static Bands bands(SplittableRandom random, int tiers) {
        var prices = new ArrayList<BandPrice>();
        for (int i = 0; i < 5; i++) {
            var band = new TimeBand("band-" + i, days(random), time(random), time(random));
            if (prices.stream().noneMatch(price -> price.band().overlaps(band))) {
                int count = random.nextBoolean() ? 1 : tiers + 1;
                prices.add(new BandPrice(
                        band,
                        LongStream.generate(() -> price(random))
                                .limit(count)
                                .boxed()
                                .toList()));
            }
        }
        return new Bands(new DeckCalendar(ZONES.get(random.nextInt(ZONES.size())), holidays(random)), prices);
    }

    private static Set<BandDay> days(SplittableRandom random) {
        var days = EnumSet.noneOf(BandDay.class);
        int bits = random.nextInt(3) == 0 ? 127 : random.nextInt(1, 256);
        for (BandDay day : BandDay.values()) {
            if ((bits & day.bit()) != 0) {
                days.add(day);
            }
        }
        return days;
    }

    private static LocalTime time(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> LocalTime.of(random.nextInt(24), 0);
            case 1 -> LocalTime.of(random.nextInt(5), 30 * random.nextInt(2));
            default -> LocalTime.ofSecondOfDay(random.nextInt(TimeBand.SECONDS_PER_DAY));
        };
    }

    private static Set<LocalDate> holidays(SplittableRandom random) {
        var dates = new TreeSet<LocalDate>();
        for (int i = random.nextInt(3) == 0 ? 60 : 0; i > 0; i--) {
            dates.add(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(366)));
        }
        for (Instant shift : random.nextBoolean() ? shifts() : List.<Instant>of()) {
            dates.add(LocalDate.ofEpochDay(Math.floorDiv(shift.getEpochSecond(), TimeBand.SECONDS_PER_DAY)));
        }
        return dates;
    }

    private static long seldom(SplittableRandom random) {
        return random.nextInt(3) == 0 ? price(random) : 0;
    }

    private static long price(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextLong(1, 200) * 1_000_000;
            case 2 -> random.nextLong(1, 1_000_000_000);
            default -> random.nextLong(1, 1_000_000) * 100_000_000;
        };
    }
}
