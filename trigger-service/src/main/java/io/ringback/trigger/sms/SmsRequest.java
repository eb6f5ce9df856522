package io.ringback.trigger.sms;

/**
 * What the gateway is asked.
 *
 * @param method as in HTTP
 * @param contentType of the body; empty where there is none
 */
public record SmsRequest(String method, String url, String contentType, String body) {
    /** Number and text stand in it: nobody reads it in a log. */
    @Override
    public String toString() {
        return "SmsRequest[…]";
    }
}
