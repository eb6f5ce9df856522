package io.ringback.simulator.call;

/** A final SIP refusal, and what Asterisk makes of it. */
public record SipAnswer(int status) {
    public SipAnswer {
        if (status < 300 || status > 699) {
            throw new IllegalArgumentException("status must be a refusal, 300 to 699: " + status);
        }
    }

    HangupCause cause() {
        return new HangupCause(
                switch (status) {
                    case 404 -> 1;
                    case 486, 600 -> 17;
                    case 480 -> 19;
                    case 403, 603 -> 21;
                    case 503 -> 34;
                    case 500 -> 38;
                    default -> 127;
                });
    }

    /** The DialStatus of the DialEnd event. */
    String dialEnd() {
        return switch (cause().code()) {
            case 17 -> "BUSY";
            case 34 -> "CONGESTION";
            default -> "NOANSWER";
        };
    }

    /** The channel variable DIALSTATUS, which is coarser than the event. */
    String dialStatus() {
        return switch (cause().code()) {
            case 17 -> "BUSY";
            case 19 -> "NOANSWER";
            case 34 -> "CONGESTION";
            default -> "CHANUNAVAIL";
        };
    }
}
