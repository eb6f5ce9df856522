package io.ringback.simulator.event;

/** Something headers are written to, in order: an event, or an answer to an action. */
public interface Fields {
    Fields field(String name, Object value);
}
