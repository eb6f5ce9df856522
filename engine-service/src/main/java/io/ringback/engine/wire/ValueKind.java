package io.ringback.engine.wire;

import io.ringback.engine.speech.Replacements;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What may stand in a header. Asterisk begins a new header at any CR or LF and splits variables at each comma, so
 * nothing but these characters is ever let through.
 */
enum ValueKind {
    /** Technology and address, as a template and a number make it. */
    CHANNEL("[A-Za-z0-9]{2,16}/[A-Za-z0-9_./@+-]{1,140}"),
    /** A channel's unique id, ours or the switch's own. */
    UNIQUE_ID("[A-Za-z0-9_.-]{1,150}"),
    /** Digits with at most one leading plus. */
    NUMBER("\\+?[0-9]{1,20}"),
    /** A word before a number that is shown. */
    CALLER_NAME("[A-Za-z]{1,15}"),
    /** An extension behind a switch. */
    EXTENSION("[0-9]{1,12}"),
    /** Seconds or milliseconds, positive. */
    COUNT("[1-9][0-9]{0,9}"),
    /** The name of a command on a call. */
    COMMAND_NAME("[a-z]{2,12}(-[0-9]{1,3})?"),
    /** The file of a recording: of our own ids, so that nobody's words become a path. */
    RECORDING("ringback-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9]{1,3}\\.wav"),
    /** A dialplan context. */
    CONTEXT("[A-Za-z0-9_-]{1,64}"),
    /** An attempt's, a callback's, an account's id. */
    ID("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    /** A sound file without extension. */
    SOUND(Replacements.FILE.pattern());

    private final Pattern pattern;

    ValueKind(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** @throws UnsafeValue unless the value is of this kind */
    String check(String value) {
        if (!pattern.matcher(value).matches()) {
            throw new UnsafeValue("not a " + name().toLowerCase(Locale.ROOT) + ", so it is not sent");
        }
        return value;
    }

    String check(long value) {
        return check(Long.toString(value));
    }
}
