package io.ringback.rating.routing;

/**
 * How a trunk did over some time.
 *
 * @param dials calls that were given to it
 * @param rung those that rang or were answered
 * @param answered those that were answered
 * @param talkMillis from answer to end, of those that have ended
 * @param postDialDelayMillis from the dial to the ringing, of those that rang
 * @param failovers dials for a party another trunk had failed to reach
 */
public record TrunkRecord(
        long dials, long rung, long answered, long talkMillis, long postDialDelayMillis, long failovers) {
    public static final TrunkRecord NONE = new TrunkRecord(0, 0, 0, 0, 0, 0);

    private static final int PER_MILLE = 1000;
    private static final int PERCENT = 100;
    private static final int MILLIS_PER_POINT = 100;

    public TrunkRecord plus(TrunkRecord more) {
        return new TrunkRecord(
                dials + more.dials,
                rung + more.rung,
                answered + more.answered,
                talkMillis + more.talkMillis,
                postDialDelayMillis + more.postDialDelayMillis,
                failovers + more.failovers);
    }

    /** Calls answered of a thousand dialled (ITU-T E.411, answer seizure ratio). */
    public long answeredPerMille() {
        return dials == 0 ? 0 : answered * PER_MILLE / dials;
    }

    /** Mean length of an answered call, milliseconds. */
    public long meanTalkMillis() {
        return answered == 0 ? 0 : talkMillis / answered;
    }

    /** Mean time from the dial to the ringing, milliseconds. */
    public long meanPostDialDelayMillis() {
        return rung == 0 ? 0 : postDialDelayMillis / rung;
    }

    /** A point for each call answered of a thousand, less one for each 100 ms of the mean post-dial delay. */
    public long score() {
        return answeredPerMille() - meanPostDialDelayMillis() / MILLIS_PER_POINT;
    }

    /** Whether more of its calls than this came from another trunk's failures. */
    boolean failoversExceed(int percent) {
        return failovers * PERCENT > dials * percent;
    }
}
