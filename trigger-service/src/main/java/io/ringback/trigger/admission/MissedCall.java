package io.ringback.trigger.admission;

/**
 * The call to an access number that asks for a callback. What it shows as its number may be forged, or dear to call.
 *
 * @param accessNumber E.164
 * @param anybody whether the number is known by this call alone
 * @param onLine whether the caller was rung already and listens
 */
public record MissedCall(String accessNumber, boolean anybody, boolean onLine) {}
