package io.ringback.contracts.values;

/**
 * The digit that confirms an alert was heard.
 *
 * @param digit 0 to 9
 * @param timeoutSeconds how long to wait after the announcements, 1 to 60
 */
public record Acknowledge(String digit, int timeoutSeconds) {
    public Acknowledge {
        if (!digit.matches("[0-9]")) {
            throw new IllegalArgumentException("acknowledge digit must be 0 to 9");
        }
        if (timeoutSeconds < 1 || timeoutSeconds > 60) {
            throw new IllegalArgumentException("acknowledge timeout must be 1 to 60 seconds: " + timeoutSeconds);
        }
    }
}
