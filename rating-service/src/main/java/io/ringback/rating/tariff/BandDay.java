package io.ringback.rating.tariff;

/** The kinds of days a band can be in force on. A holiday is a {@link #HOLIDAY} and not the weekday it falls on. */
public enum BandDay {
    MON(0),
    TUE(1),
    WED(2),
    THU(3),
    FRI(4),
    SAT(5),
    SUN(6),
    HOLIDAY(7);

    private static final int DAYS_PER_WEEK = 7;
    private static final BandDay[] ALL = values();

    private final int number;

    BandDay(int number) {
        this.number = number;
    }

    /** The weekday of a date that is no holiday; 1970-01-01 was a Thursday. */
    static BandDay weekday(long epochDay) {
        return ALL[Math.floorMod(epochDay + THU.number, DAYS_PER_WEEK)];
    }

    /** Whether a day of the other kind can follow: holidays stand anywhere. */
    boolean canPrecede(BandDay next) {
        return this == HOLIDAY || next == HOLIDAY || (number + 1) % DAYS_PER_WEEK == next.number;
    }

    int bit() {
        return 1 << number;
    }
}
