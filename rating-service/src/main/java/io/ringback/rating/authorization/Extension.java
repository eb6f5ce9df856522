package io.ringback.rating.authorization;

/**
 * More talk for a running call.
 *
 * @param grantedSeconds the new total
 * @param last whether no more can come
 * @param holdMicros what is held for the call from now on
 */
public record Extension(int grantedSeconds, boolean last, long holdMicros) {

    /**
     * As much of the next slice as money and the call's limit allow.
     *
     * @param heldMicros what is held for this call now
     * @param availableMicros what may be held beside it
     * @param sliceSeconds talk asked for
     */
    public static Extension decide(GrantedCall call, long heldMicros, long availableMicros, int sliceSeconds) {
        int limit = call.limitSeconds();
        int granted = call.grantedSeconds();
        int wanted = Math.min(limit, granted + sliceSeconds);
        long spendable = heldMicros + Math.max(0, availableMicros);
        int covered = granted;
        int beyond = wanted + 1;
        while (beyond - covered > 1) {
            int middle = (covered + beyond) >>> 1;
            if (call.worstCaseMicros(middle) <= spendable) {
                covered = middle;
            } else {
                beyond = middle;
            }
        }
        boolean last = covered == limit || covered < wanted;
        return new Extension(covered, last, Math.max(heldMicros, call.worstCaseMicros(covered)));
    }

    /** No more than there is. */
    public static Extension none(GrantedCall call, long heldMicros) {
        return new Extension(call.grantedSeconds(), true, heldMicros);
    }
}
