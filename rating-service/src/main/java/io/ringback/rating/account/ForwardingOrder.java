package io.ringback.rating.account;

import io.ringback.contracts.values.Party;
import io.ringback.rating.authorization.Forward;
import io.ringback.rating.authorization.Forward.When;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All rules of one number, as they are put and shown.
 *
 * @param rules at most one for each outcome; none takes them away
 */
public record ForwardingOrder(List<RuleOrder> rules) {
    private static final int DEFAULT_RING_SECONDS = 30;

    public ForwardingOrder {
        rules = List.copyOf(rules);
        var seen = EnumSet.noneOf(When.class);
        for (RuleOrder rule : rules) {
            if (!seen.add(rule.when())) {
                throw new IllegalArgumentException("rules name an outcome twice: " + rule.when());
            }
        }
    }

    /**
     * One rule; exactly one of number, extension and voicemail is given.
     *
     * @param on always, busy, no_answer, unreachable or other
     * @param number E.164
     * @param extension site and digits, {@code office/112}; needs a trunk
     * @param voicemail the box, digits; needs a trunk
     * @param trunk the one trunk to it, by the operator only
     * @param ringTimeoutSeconds how long it rings, 1 to 300; 30 if left out
     */
    public record RuleOrder(
            String on,
            @Nullable String number,
            @Nullable String extension,
            @Nullable String voicemail,
            @Nullable String trunk,
            @Nullable Integer ringTimeoutSeconds) {
        private static final int MAX_TRUNK = 64;

        public RuleOrder {
            if (Stream.of(number, extension, voicemail).filter(Objects::nonNull).count() != 1) {
                throw new IllegalArgumentException("number, extension or voicemail must be given, and one alone");
            }
            outcome(on);
            target(number, extension, voicemail);
            if (number == null && trunk == null) {
                throw new IllegalArgumentException("trunk is required to an extension or a voicemail box");
            }
            if (trunk != null && (trunk.isBlank() || trunk.length() > MAX_TRUNK)) {
                throw new IllegalArgumentException("trunk must have 1 to " + MAX_TRUNK + " characters");
            }
            ringTimeoutSeconds = Objects.requireNonNullElse(ringTimeoutSeconds, DEFAULT_RING_SECONDS);
            if (ringTimeoutSeconds < 1 || ringTimeoutSeconds > 300) {
                throw new IllegalArgumentException("ringTimeoutSeconds must be 1 to 300");
            }
        }

        static RuleOrder of(Forward rule) {
            return new RuleOrder(
                    rule.when().name(),
                    rule.to() instanceof Party.E164 one ? one.number() : null,
                    rule.to() instanceof Party.Extension one ? one.site() + "/" + one.digits() : null,
                    rule.to() instanceof Party.Voicemail one ? one.box() : null,
                    rule.trunk(),
                    rule.ringTimeoutSeconds());
        }

        When when() {
            return outcome(on);
        }

        Party party() {
            return target(number, extension, voicemail);
        }

        private static When outcome(String text) {
            return Arrays.stream(When.values())
                    .filter(when -> when.name().equals(text.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("on must be always, busy, no_answer, unreachable or other"));
        }

        private static Party target(@Nullable String number, @Nullable String extension, @Nullable String voicemail) {
            if (number != null) {
                return new Party.E164(number);
            }
            if (voicemail != null) {
                return new Party.Voicemail(voicemail);
            }
            var parts = Objects.requireNonNull(extension, "extension").split("/", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("extension must be a site, a slash and digits");
            }
            return new Party.Extension(parts[0], parts[1]);
        }
    }
}
