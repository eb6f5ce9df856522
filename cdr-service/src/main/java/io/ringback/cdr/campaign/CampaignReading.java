package io.ringback.cdr.campaign;

import io.ringback.cdr.campaign.CampaignBody.LimitBody;
import io.ringback.contracts.values.CampaignLimit;
import io.ringback.contracts.values.Counted;
import io.ringback.edge.problem.FieldError;
import io.ringback.edge.problem.Problems;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads what somebody wants of a campaign. */
final class CampaignReading {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int LONGEST_NAME = 80;
    private static final int MOST_TALK_SECONDS = 31_622_400;
    private static final String FIXED = "cannot be changed any more: the campaign has begun";

    private final List<FieldError> errors = new ArrayList<>();
    private final Predicate<UUID> known;
    private final Instant now;

    /** @param known whether there is such an account */
    CampaignReading(Predicate<UUID> known, Instant now) {
        this.known = known;
        this.now = now;
    }

    /** @throws io.ringback.edge.problem.ProblemException 400 naming the fields */
    Definition made(CampaignBody body) {
        String id = Objects.requireNonNullElse(body.id(), "");
        check(ID.matcher(id).matches(), "id", "must be 1 to 64 small letters, digits and hyphens, such as spring-2027");
        return read(id, body, body.begins() == null ? now : body.begins(), now);
    }

    /**
     * What was counted by one rule cannot be judged by another: from its beginning on a campaign keeps whom and what it
     * counts, and only its limits, its end and its name may change.
     *
     * @throws io.ringback.edge.problem.ProblemException 400 naming the fields, 409 if it has ended
     */
    Definition changed(Definition old, CampaignBody body) {
        if (old.hasEnded(now)) {
            throw Problems.conflict("campaign-ended", "the campaign has ended: make another");
        }
        check(body.id() == null || body.id().equals(old.id()), "id", "is another than in the path");
        Definition changed =
                read(old.id(), body, body.begins() == null ? old.begins() : body.begins(), old.createdAt());
        if (old.hasBegun(now)) {
            check(changed.begins().equals(old.begins()), "begins", FIXED);
            check(Objects.equals(changed.accountId(), old.accountId()), "account", FIXED);
            check(changed.counts() == old.counts(), "limit.counts", FIXED);
            check(Objects.equals(changed.period(), old.period()), "limit.period", FIXED);
            check(changed.timeZone().equals(old.timeZone()), "limit.timeZone", FIXED);
        }
        refuse();
        return changed;
    }

    private Definition read(String id, CampaignBody body, Instant begins, Instant createdAt) {
        LimitBody limit = body.limit();
        String name = Objects.requireNonNullElse(body.name(), "");
        String zone = Objects.requireNonNullElse(limit.timeZone(), "UTC");
        check(name.length() <= LONGEST_NAME, "name", "must have at most " + LONGEST_NAME + " characters");
        check(body.account() == null || known.test(body.account()), "account", "is no account");
        check(body.ends() == null || body.ends().isAfter(begins), "ends", "must be after begins");
        check(limit, zone);
        refuse();
        return new Definition(
                id,
                1,
                name,
                body.account(),
                !Boolean.FALSE.equals(body.active()),
                begins,
                body.ends(),
                limit.calls(),
                limit.talkSeconds(),
                limit.counts() == null ? Counted.ANSWERED : limit.counts(),
                limit.period(),
                zone,
                createdAt,
                now);
    }

    private void check(LimitBody limit, String zone) {
        check(
                limit.calls() >= 1 && limit.calls() <= CampaignLimit.MOST_CALLS,
                "limit.calls",
                "must be 1 to " + CampaignLimit.MOST_CALLS);
        check(
                limit.talkSeconds() == null || (limit.talkSeconds() >= 1 && limit.talkSeconds() <= MOST_TALK_SECONDS),
                "limit.talkSeconds",
                "must be 1 to " + MOST_TALK_SECONDS);
        check(
                limit.period() == null || IsoPeriod.of(limit.period()).isPresent(),
                "limit.period",
                "must be one unit of at most 366 days, such as PT12H, P1D, P2W or P1M");
        check(
                ZoneId.getAvailableZoneIds().contains(zone),
                "limit.timeZone",
                "must be a time zone such as Europe/Berlin");
    }

    private void check(boolean right, String field, String message) {
        if (!right) {
            errors.add(new FieldError(field, message));
        }
    }

    private void refuse() {
        if (!errors.isEmpty()) {
            throw Problems.badFields(errors);
        }
    }
}
