package io.ringback.trigger.asking;

import io.ringback.contracts.AccountSnapshot;
import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Trigger;
import io.ringback.edge.access.ApiKeys;
import io.ringback.edge.access.CurrentPrincipal;
import io.ringback.edge.problem.ProblemException;
import io.ringback.edge.problem.Problems;
import io.ringback.edge.trace.Traces;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.access.AccessNumbers;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Lifecycle;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a request for a callback as what is wanted by whom, and takes it in or answers what would become of it. */
@Singleton
final class Taking {
    private final Intake intake;
    private final DryRuns dryRuns;
    private final CurrentPrincipal principal;
    private final ApiKeys accounts;
    private final AccessNumbers accessNumbers;
    private final Answers answers;
    private final TriggerSettings settings;
    private final InstantSource clock;

    Taking(
            Intake intake,
            DryRuns dryRuns,
            CurrentPrincipal principal,
            ApiKeys accounts,
            AccessNumbers accessNumbers,
            Answers answers,
            TriggerSettings settings,
            InstantSource clock) {
        this.intake = intake;
        this.dryRuns = dryRuns;
        this.principal = principal;
        this.accounts = accounts;
        this.accessNumbers = accessNumbers;
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
    }

    /** A request that could be read. */
    private record Legible(Callback fresh, boolean dryRun) {}

    /**
     * Takes a request in, once for its Idempotency-Key.
     *
     * @param key the Idempotency-Key, null if it has none
     * @throws ProblemException if it cannot be read, or a rule refuses it
     */
    Answer take(CallbackBody body, @Nullable String key) {
        Claim claim = key == null ? null : Claim.of(key, principal.keyId(), "POST /v1/callbacks", answers.text(body));
        Legible request;
        try {
            request = read(body);
        } catch (ProblemException wrong) {
            return intake.unreadable(wrong, claim);
        }
        Traces.about(request.fresh().id());
        return request.dryRun() ? dryRuns.run(request.fresh(), claim) : intake.take(request.fresh(), claim);
    }

    private Legible read(CallbackBody body) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID accountId = principal.accountFor(body.account());
        AccountSnapshot account = accounts.account(accountId).orElse(null);
        mayUse(body.accessNumber(), accountId);
        // Nobody but the page's visitors signs in.
        Trigger trigger = principal.signedIn() ? Trigger.WEB : Trigger.API;
        Asked asked = new Reading(settings, now).read(body, trigger, account == null ? "en" : account.language());
        boolean sandbox = principal.sandbox() || (account != null && account.sandbox());
        return new Legible(
                Lifecycle.fresh(Ids.next(), accountId, sandbox, asked.wanted(), now, asked.expiresAt()),
                asked.dryRun());
    }

    /** An access number that belongs to somebody is nobody else's. */
    private void mayUse(@Nullable String accessNumber, UUID accountId) {
        if (accessNumber != null && !accessNumbers.mayUse(accessNumber, accountId)) {
            throw Problems.badField("accessNumber", "is no access number in use");
        }
    }
}
