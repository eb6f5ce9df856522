package io.ringback.trigger.access;

import io.ringback.contracts.AccessNumber.Mode;
import io.ringback.contracts.AccessNumber.Pattern;
import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.values.Party;
import io.ringback.edge.problem.FieldError;
import io.ringback.edge.problem.Problems;
import io.ringback.trigger.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a body: every field that cannot be understood is named, all at once. */
final class AccessReading {
    /** Whoever rang hears the bell soon, or has given up waiting. */
    private static final int LONGEST_DELAY_SECONDS = 3_600;

    private static final int DEFAULT_DELAY_SECONDS = 10;
    private static final java.util.regex.Pattern PREFIX = java.util.regex.Pattern.compile("[0-9]{1,10}");

    private final List<FieldError> errors = new ArrayList<>();
    private final Function<UUID, Optional<AccountSnapshot>> accounts;

    AccessReading(Function<UUID, Optional<AccountSnapshot>> accounts) {
        this.accounts = accounts;
    }

    /** What was understood. */
    record Read(
            String number,
            Mode mode,
            int delaySeconds,
            @Nullable String callerPrefix,
            List<Pattern> patterns,
            @Nullable UUID account,
            String language) {}

    /**
     * @param path the number in the path, null where the body names it
     * @throws io.ringback.edge.problem.ProblemException 400 naming the fields
     */
    Read read(@Nullable String path, AccessNumberBody body) {
        String number = number(path, body.number());
        Integer delay = body.delay();
        if (delay != null && (delay < 0 || delay > LONGEST_DELAY_SECONDS)) {
            bad("delay", "must be 0 to " + LONGEST_DELAY_SECONDS + " seconds");
        }
        String prefix = body.callerPrefix();
        if (prefix != null && !PREFIX.matcher(prefix).matches()) {
            bad("callerPrefix", "must be 1 to 10 digits");
        }
        List<Pattern> patterns = new PatternReading(errors).read(body.patterns());
        Optional<AccountSnapshot> owner = owner(body.account(), body.mode());
        String language = body.language();
        if (language != null && !LanguageTag.is(language)) {
            bad("language", LanguageTag.WANTED);
        }
        if (!errors.isEmpty()) {
            throw Problems.badFields(errors);
        }
        return new Read(
                number,
                body.mode(),
                delay == null ? DEFAULT_DELAY_SECONDS : delay,
                prefix,
                patterns,
                body.account(),
                language == null ? owner.map(AccountSnapshot::language).orElse("en") : language);
    }

    private String number(@Nullable String path, @Nullable String given) {
        if (path != null) {
            if (given != null && !given.equals(path)) {
                bad("number", "must be the one in the path");
            }
            return path;
        }
        if (given == null) {
            bad("number", "is required");
            return "";
        }
        if (!Party.E164.isE164(given)) {
            bad("number", "must be a number in E.164 form, such as +493023125000");
        }
        return given;
    }

    private Optional<AccountSnapshot> owner(@Nullable UUID account, Mode mode) {
        if (account == null) {
            if (mode == Mode.ANY_CALLER) {
                bad("account", "is required for ANY_CALLER: it holds the money until the caller names his own");
            }
            return Optional.empty();
        }
        Optional<AccountSnapshot> owner = accounts.apply(account);
        if (owner.isEmpty()) {
            bad("account", "is no account");
        }
        return owner;
    }

    private void bad(String field, String message) {
        errors.add(new FieldError(field, message));
    }
}
