package io.ringback.simulator.call;

/** A Q.850 cause as Asterisk words it, and the SIP status with which Asterisk itself would refuse for that cause. */
public record HangupCause(int code) {
    public static final HangupCause NONE = new HangupCause(0);
    public static final HangupCause NORMAL = new HangupCause(16);
    static final HangupCause NO_ROUTE = new HangupCause(3);
    static final HangupCause NO_ANSWER = new HangupCause(19);
    static final HangupCause NO_SUCH_DRIVER = new HangupCause(66);

    public String text() {
        return switch (code) {
            case 1 -> "Unallocated (unassigned) number";
            case 3 -> "No route to destination";
            case 16 -> "Normal Clearing";
            case 17 -> "User busy";
            case 18 -> "No user responding";
            case 19 -> "User alerting, no answer";
            case 20 -> "Subscriber absent";
            case 21 -> "Call Rejected";
            case 27 -> "Destination out of order";
            case 31 -> "Normal, unspecified";
            case 34 -> "Circuit/channel congestion";
            case 38 -> "Network out of order";
            case 66 -> "Channel not implemented";
            case 127 -> "Interworking, unspecified";
            default -> "Unknown";
        };
    }

    /** The TechCause a PJSIP channel shows when this side ends it for this cause; 0 for none. */
    int techCause() {
        return switch (code) {
            case 1, 3 -> 404;
            case 17 -> 486;
            case 19 -> 480;
            case 21 -> 403;
            case 34 -> 503;
            case 38 -> 500;
            default -> 0;
        };
    }

    /** What a CDR says of a leg that was never answered and ended for this cause. */
    String unansweredDisposition() {
        return switch (code) {
            case 0 -> "FAILED";
            case 17 -> "BUSY";
            case 34 -> "CONGESTION";
            default -> "NO ANSWER";
        };
    }
}
