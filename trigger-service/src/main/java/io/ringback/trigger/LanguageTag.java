package io.ringback.trigger;

import java.util.regex.Pattern;

/**
 * How a language may be named in a request: the plain forms of BCP 47, such as {@code en}, {@code de-AT} or
 * {@code zh-Hans-CN}. One that nothing is spoken or written in is well formed all the same.
 */
public final class LanguageTag {
    /** What a request is told that has something else. */
    public static final String WANTED = "must be a language tag such as en or de-AT";

    /** Longer ones exist, with variants and extensions; nothing here tells them apart. */
    private static final Pattern FORM = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private LanguageTag() {}

    /** Whether this is one. */
    public static boolean is(String text) {
        return FORM.matcher(text).matches();
    }
}
