package io.ringback.trigger.button;

import io.ringback.contracts.values.Party;
import io.ringback.edge.problem.FieldError;
import io.ringback.edge.problem.Problems;
import io.ringback.trigger.LanguageTag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;

/** Reads what somebody wants of a button. */
final class ButtonReading {
    private static final int LONGEST_NAME = 80;

    private final List<FieldError> errors = new ArrayList<>();
    private final BiPredicate<String, UUID> campaigns;

    /** @param campaigns whether an account's callbacks may be part of a campaign */
    ButtonReading(BiPredicate<String, UUID> campaigns) {
        this.campaigns = campaigns;
    }

    /**
     * @param language of the account
     * @throws io.ringback.edge.problem.ProblemException 400 naming the fields
     */
    Button read(UUID id, UUID accountId, boolean sandbox, ButtonBody body, String language, Instant now) {
        String name = Objects.requireNonNullElse(body.name(), "");
        check(Party.E164.isE164(body.callee()), "callee", "must be a number in E.164 form, such as +493023125002");
        check(name.length() <= LONGEST_NAME, "name", "must have at most " + LONGEST_NAME + " characters");
        String spoken = Objects.requireNonNullElse(body.language(), language);
        check(LanguageTag.is(spoken), "language", LanguageTag.WANTED);
        int visits = Objects.requireNonNullElse(body.visitsPerHour(), Button.DEFAULT_VISITS_PER_HOUR);
        check(
                visits >= 1 && visits <= Button.MOST_VISITS_PER_HOUR,
                "visitsPerHour",
                "must be 1 to " + Button.MOST_VISITS_PER_HOUR);
        String campaign = body.campaign();
        check(
                campaign == null || campaigns.test(campaign, accountId),
                "campaign",
                "is no campaign in which the account's callbacks may take part");
        List<String> origins = origins(body.origins());
        if (!errors.isEmpty()) {
            throw Problems.badFields(errors);
        }
        return new Button(id, accountId, sandbox, name, body.callee(), origins, spoken, visits, campaign, now);
    }

    private List<String> origins(List<String> given) {
        check(
                !given.isEmpty() && given.size() <= Button.MOST_ORIGINS,
                "origins",
                "must be 1 to " + Button.MOST_ORIGINS);
        List<String> read = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Optional<String> origin = Origins.of(given.get(i));
            check(origin.isPresent(), "origins[" + i + "]", "must be an origin such as https://shop.example");
            origin.filter(each -> !read.contains(each)).ifPresent(read::add);
        }
        return read;
    }

    private void check(boolean right, String field, String message) {
        if (!right) {
            errors.add(new FieldError(field, message));
        }
    }
}
