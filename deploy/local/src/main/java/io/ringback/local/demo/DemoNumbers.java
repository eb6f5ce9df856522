package io.ringback.local.demo;

import java.util.List;
import java.util.stream.IntStream;

/** The demo's phones: scripted numbers of the ranges reserved for fiction, so they may be shown in full. */
final class DemoNumbers {

    /** Is rung first and answers. */
    static final String CALLER = "+442079460001";

    /**
     * Each answers and hangs up after three seconds. There is more than one because a second request for the same two
     * numbers within a minute joins the first.
     */
    static final List<String> CALLEES =
            IntStream.rangeClosed(2, 9).mapToObj(n -> "+49302312500" + n).toList();

    private DemoNumbers() {}
}
