package io.ringback.contracts.values;

/** Text that every store and every protocol of ours can hold. */
public final class PlainText {
    private PlainText() {}

    /** Whether it has neither a NUL, which PostgreSQL cannot store, nor half a surrogate pair, which is no UTF-8. */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == 0 || Character.isLowSurrogate(each)) {
                return false;
            }
            if (Character.isHighSurrogate(each)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
