package io.ringback.trigger.delivery;

/** What came of a request. */
public sealed interface Answer {
    /**
     * The server answered.
     *
     * @param status as in HTTP
     * @param body as much of it as was asked for, in UTF-8; empty if none was
     */
    record Status(int status, String body) implements Answer {}

    /**
     * It did not answer, or was not reached; it may have taken the request all the same.
     *
     * @param why a few words without anything of the request
     */
    record None(String why) implements Answer {}
}
