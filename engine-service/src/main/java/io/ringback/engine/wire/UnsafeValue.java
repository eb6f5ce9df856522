package io.ringback.engine.wire;

/** A value that must not reach a switch; the sentence names its kind, never the value. */
public final class UnsafeValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public UnsafeValue(String sentence) {
        super(sentence);
    }
}
