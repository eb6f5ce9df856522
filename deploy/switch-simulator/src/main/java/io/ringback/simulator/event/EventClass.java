package io.ringback.simulator.event;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The permission classes of the manager interface, for reading events and for writing actions. */
public enum EventClass {
    SYSTEM,
    CALL,
    LOG,
    VERBOSE,
    COMMAND,
    AGENT,
    USER,
    CONFIG,
    DTMF,
    REPORTING,
    CDR,
    DIALPLAN,
    ORIGINATE,
    AGI,
    CC,
    AOC,
    TEST,
    SECURITY,
    MESSAGE;

    /** The name as it stands in {@code manager.conf} and in a Privilege header. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a list such as {@code call,agi,user}; {@code all} and {@code on} are every class, {@code off} and
     * {@code none} no class. Unknown names are passed over, as Asterisk does.
     */
    public static Set<EventClass> parse(String list) {
        Set<EventClass> classes = EnumSet.noneOf(EventClass.class);
        for (String item : list.split(",", -1)) {
            String name = item.strip().toUpperCase(Locale.ROOT);
            if (name.equals("ALL") || name.equals("ON")) {
                return EnumSet.allOf(EventClass.class);
            }
            for (EventClass candidate : values()) {
                if (candidate.name().equals(name)) {
                    classes.add(candidate);
                }
            }
        }
        return classes;
    }
}
