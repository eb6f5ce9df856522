package io.ringback.local.demo;

/** The demo's phones: scripted numbers of the ranges reserved for fiction, so they may be shown in full. */
final class DemoNumbers {

    /** Is rung first and answers. */
    static final String CALLER = "+442079460001";

    /** Answers and hangs up after three seconds. */
    static final String CALLEE = "+493023125002";

    private DemoNumbers() {}
}
