package io.ringback.trigger.sms;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places for the parts of a message: {@code {to}} (E.164), {@code {digits}} (the same without the plus),
 * {@code {from}}, {@code {text}} and {@code {id}}. Any other braces stay as they are.
 */
record Template(String template) {
    private static final Pattern PLACE = Pattern.compile("\\{(to|digits|from|text|id)\\}");

    /** How a part is written so that it is nothing but text there. */
    enum Writing {
        /** Between the quotes of a JSON text (RFC 8259 §7). */
        JSON {
            @Override
            String of(String part) {
                return new String(JsonStringEncoder.getInstance().quoteAsString(part));
            }
        },
        /** In an address, or a form: all but unreserved characters as bytes of UTF-8 (RFC 3986 §2). */
        PERCENT {
            @Override
            String of(String part) {
                var written = new StringBuilder();
                for (byte each : part.getBytes(StandardCharsets.UTF_8)) {
                    if (UNRESERVED.indexOf(each) >= 0) {
                        written.append((char) each);
                    } else {
                        written.append("%%%02X".formatted(each));
                    }
                }
                return written.toString();
            }
        };

        private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

        abstract String of(String part);
    }

    /** The text with the message's parts in their places. */
    String fill(SmsMessage message, Writing writing) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(writing.of(part(message, place.group(1)))));
    }

    boolean namesTheNumber() {
        return template.contains("{to}") || template.contains("{digits}");
    }

    boolean holdsTheText() {
        return template.contains("{text}");
    }

    private static String part(SmsMessage message, String name) {
        String number = message.to().number();
        return switch (name) {
            case "to" -> number;
            case "digits" -> number.substring(1);
            case "from" -> message.from();
            case "text" -> message.text();
            case "id" -> message.id().toString();
            default -> throw new IllegalArgumentException("no part of a message: " + name);
        };
    }
}
