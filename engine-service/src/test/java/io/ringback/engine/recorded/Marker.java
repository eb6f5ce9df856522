package io.ringback.engine.recorded;

/** What the played switch says beside the recording, as an event that no call has. */
enum Marker {
    /** It has said all it can say after so many actions. */
    REST,
    /** Here the recording client ended the caller's channel. */
    STOP,
    /** Here the connection is cut. */
    CUT
}
