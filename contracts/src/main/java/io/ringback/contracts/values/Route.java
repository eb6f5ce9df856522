package io.ringback.contracts.values;

import java.util.regex.Pattern;

/**
 * One way to a party.
 *
 * @param trunk name of the trunk; the engine uses the first its switch has
 * @param number what the trunk's channel template gets for {@code {number}}: digits, at most one leading plus
 */
public record Route(String trunk, String number) {
    private static final Pattern TRUNK = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{1,20}");

    public Route {
        if (!TRUNK.matcher(trunk).matches()) {
            throw new IllegalArgumentException("trunk must be 1 to 64 of A-Z, a-z, 0-9, _ and -");
        }
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("route number must be 1 to 20 digits");
        }
    }
}
