package io.ringback.engine.inbound;

import io.ringback.contracts.values.Party;
import java.util.Optional;

/**
 * The extensions behind a switch.
 *
 * @param site whose they are: the group of the switch
 * @param longest digits an extension has at most; what is longer is a number
 */
public record Extensions(String site, int longest) {
    public Extensions {
        if (longest < 1 || longest > 12) {
            throw new IllegalArgumentException("an extension has 1 to 12 digits: " + longest);
        }
    }

    /** The extension with these digits, empty if there can be none. */
    public Optional<Party> extension(String digits) {
        return digits.length() <= longest && Party.Extension.isExtension(site, digits)
                ? Optional.of(new Party.Extension(site, digits))
                : Optional.empty();
    }

    /** Whom these digits mean, empty if nobody. */
    Optional<Party> party(String digits, Numbering numbering) {
        Optional<Party> number = Optional.of(digits)
                .filter(each -> each.matches(Arrival.DIGITS))
                .map(numbering::of)
                .filter(Party.E164::isE164)
                .map(Party.E164::new);
        return extension(digits).or(() -> number);
    }
}
