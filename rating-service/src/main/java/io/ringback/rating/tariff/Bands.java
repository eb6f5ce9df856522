package io.ringback.rating.tariff;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/**
 * The bands of a rate with their prices, and the calendar they are read by. Where none is in force the rate's own price
 * counts. Immutable; one instance may serve many rates.
 */
public final class Bands {
    /** Most bands of one rate. */
    public static final int MAX = 12;

    /** One price all the time. */
    public static final Bands NONE = new Bands(DeckCalendar.UTC, List.of());

    /** No band: the rate's own price. */
    static final int BASE = -1;

    private final DeckCalendar calendar;
    private final List<BandPrice> prices;
    private final int[] days;
    private final int[] begins;
    private final int[] ends;

    /**
     * @param calendar of the deck
     * @param prices by band, at most {@value #MAX}
     * @throws IllegalArgumentException if two can be in force in the same second, or have the same name
     */
    public Bands(DeckCalendar calendar, List<BandPrice> prices) {
        this.calendar = calendar;
        this.prices = List.copyOf(prices);
        check(this.prices);
        days = this.prices.stream().mapToInt(price -> price.band().dayBits()).toArray();
        begins = this.prices.stream().mapToInt(price -> price.band().begins()).toArray();
        ends = this.prices.stream().mapToInt(price -> price.band().ends()).toArray();
    }

    public DeckCalendar calendar() {
        return calendar;
    }

    public List<BandPrice> prices() {
        return prices;
    }

    boolean isEmpty() {
        return prices.isEmpty();
    }

    /** The same with only the holidays a call between these moments can meet. */
    Bands between(Instant from, Instant until) {
        var shorter = calendar.between(from, until);
        return shorter.equals(calendar) ? this : new Bands(shorter, prices);
    }

    /** Which of them is in force at this second of this day, {@link #BASE} if none is. */
    int inForce(long epochDay, int secondOfDay) {
        int today = calendar.day(epochDay).bit();
        int yesterday = calendar.day(epochDay - 1).bit();
        for (int i = 0; i < days.length; i++) {
            boolean begunToday = (days[i] & today) != 0 && secondOfDay >= begins[i] && secondOfDay < ends[i];
            boolean begunYesterday = (days[i] & yesterday) != 0 && secondOfDay < ends[i] - TimeBand.SECONDS_PER_DAY;
            if (begunToday || begunYesterday) {
                return i;
            }
        }
        return BASE;
    }

    /** The next second of the day, at most its end, at which another may come into force. */
    int nextBorder(int secondOfDay) {
        int next = TimeBand.SECONDS_PER_DAY;
        for (int i = 0; i < days.length; i++) {
            next = earlier(next, begins[i], secondOfDay);
            next = earlier(next, ends[i] % TimeBand.SECONDS_PER_DAY, secondOfDay);
        }
        return next;
    }

    private static int earlier(int next, int border, int after) {
        return border > after && border < next ? border : next;
    }

    private static void check(List<BandPrice> prices) {
        if (prices.size() > MAX) {
            throw new IllegalArgumentException("bands may be at most " + MAX + ": " + prices.size());
        }
        var names = new HashSet<String>();
        for (int i = 0; i < prices.size(); i++) {
            var band = prices.get(i).band();
            if (!names.add(band.name())) {
                throw new IllegalArgumentException("bands name " + band.name() + " twice");
            }
            for (BandPrice earlier : prices.subList(0, i)) {
                if (earlier.band().overlaps(band)) {
                    throw new IllegalArgumentException(
                            "bands " + earlier.band().name() + " and " + band.name() + " overlap in some second");
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bands bands && calendar.equals(bands.calendar) && prices.equals(bands.prices);
    }

    @Override
    public int hashCode() {
        return 31 * calendar.hashCode() + prices.hashCode();
    }

    @Override
    public String toString() {
        return "Bands[" + calendar + ", " + prices + "]";
    }
}
