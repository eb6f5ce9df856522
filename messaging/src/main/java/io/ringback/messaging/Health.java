package io.ringback.messaging;

/**
 * How a running part is.
 *
 * @param sentence for people: what is wrong, or that nothing is
 */
public record Health(boolean healthy, String sentence) {
    static Health well(String sentence) {
        return new Health(true, sentence);
    }

    static Health ill(String sentence) {
        return new Health(false, sentence);
    }
}
