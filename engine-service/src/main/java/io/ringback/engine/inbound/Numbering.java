package io.ringback.engine.inbound;

import io.ringback.contracts.values.Party;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the numbers of inbound calls become E.164. A number with a plus is one already; of any other the first rule that
 * fits makes one.
 *
 * @param rules in the order they are tried
 */
public record Numbering(List<Rule> rules) {
    private static final Pattern RULE = Pattern.compile("[0-9]{0,8}=\\+[0-9]{0,8}");

    public Numbering {
        rules = List.copyOf(rules);
    }

    /** What a number begins with, and what stands there instead. */
    record Rule(String prefix, String instead) {}

    /**
     * Reads rules as {@code <first digits>=<instead>}: {@code 00=+}, {@code 0=+44}, {@code =+} for any other.
     *
     * @throws IllegalArgumentException naming the rule that is none
     */
    public static Numbering of(List<String> rules) {
        return new Numbering(rules.stream().map(Numbering::rule).toList());
    }

    private static Rule rule(String text) {
        if (!RULE.matcher(text).matches()) {
            throw new IllegalArgumentException("a numbering rule must be digits, =, plus and digits: " + text);
        }
        int equals = text.indexOf('=');
        return new Rule(text.substring(0, equals), text.substring(equals + 1));
    }

    /** The number in E.164 form, or as it came if that makes none. */
    String of(String digits) {
        if (digits.startsWith("+")) {
            return digits;
        }
        return rules.stream()
                .filter(rule -> digits.startsWith(rule.prefix()))
                .findFirst()
                .map(rule -> rule.instead() + digits.substring(rule.prefix().length()))
                .filter(Party.E164::isE164)
                .orElse(digits);
    }
}
