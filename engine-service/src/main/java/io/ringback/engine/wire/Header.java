package io.ringback.engine.wire;

/** One line of an action. */
record Header(String name, String value) {}
