package io.ringback.simulator.call;

/** A caller's number and name; each may be empty, which Asterisk shows as {@code <unknown>}. */
public record CallerId(String number, String name) {
    static final CallerId NONE = new CallerId("", "");

    /** Reads {@code "Name" <number>}, {@code <number>}, a bare number or a bare name, as Asterisk does. */
    public static CallerId parse(String text) {
        String stripped = text.strip();
        int open = stripped.indexOf('<');
        if (open >= 0) {
            int close = stripped.indexOf('>', open);
            String number = stripped.substring(open + 1, close < 0 ? stripped.length() : close);
            return new CallerId(shrink(number), unquote(stripped.substring(0, open)));
        }
        String number = shrink(stripped);
        return number.matches("[0-9*#+]+") ? new CallerId(number, "") : new CallerId("", unquote(stripped));
    }

    private static String shrink(String number) {
        return number.replaceAll("[ ().-]", "");
    }

    private static String unquote(String name) {
        String stripped = name.strip();
        boolean quoted = stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"");
        return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
    }

    /** {@code "Name" <number>}, the form of CDRs and of {@code CALLERID(all)}. */
    public String all() {
        return "\"" + name + "\" <" + number + ">";
    }

    public String shownNumber() {
        return shown(number);
    }

    public String shownName() {
        return shown(name);
    }

    static String shown(String value) {
        return value.isEmpty() ? "<unknown>" : value;
    }
}
