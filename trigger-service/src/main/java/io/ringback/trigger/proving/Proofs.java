package io.ringback.trigger.proving;

import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Party;
import io.ringback.contracts.values.Trigger;
import io.ringback.edge.access.CodeSeal;
import io.ringback.edge.access.IdentitySeal;
import io.ringback.edge.access.NumberProof;
import io.ringback.edge.access.NumberProofTokens;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.admission.Rule;
import io.ringback.trigger.callback.Callback;
import io.ringback.trigger.callback.Lifecycle;
import io.ringback.trigger.callback.Retries;
import io.ringback.trigger.callback.Wanted;
import io.ringback.trigger.screening.Entrance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Has numbers told codes, and hears them. */
@Singleton
public final class Proofs {
    /** Nobody waits longer for a call. */
    private static final Duration RINGS_WITHIN = Duration.ofMinutes(3);

    /** What a code and its repetition take, with room for a slow voice. */
    private static final int SECONDS = 60;

    private final Database database;
    private final Entrance entrance;
    private final TriggerSettings settings;
    private final InstantSource clock;
    private final CodeSeal codes;
    private final NumberProofTokens tokens;

    Proofs(
            Database database,
            Entrance entrance,
            TriggerSettings settings,
            InstantSource clock,
            @ConfigProperty(name = "ringback.shared-key") String sharedKey) {
        this.database = database;
        this.entrance = entrance;
        this.settings = settings;
        this.clock = clock;
        this.codes = new CodeSeal(new IdentitySeal(sharedKey));
        this.tokens = new NumberProofTokens(sharedKey);
    }

    /**
     * Who wants a number proven.
     *
     * @param accountId who pays for the call that tells the code
     * @param language of the voice
     * @param button where a visitor asked, null for an account's own number
     * @param perButtonHour how many visitors that button lets through within an hour
     * @param campaign in which the number is to take part; null for none
     */
    public record Claim(
            UUID accountId,
            boolean sandbox,
            Party.E164 number,
            String language,
            @Nullable UUID button,
            int perButtonHour,
            @Nullable String campaign) {
        /** An account's own number. */
        Claim(UUID accountId, boolean sandbox, Party.E164 number, String language) {
            this(accountId, sandbox, number, language, null, Integer.MAX_VALUE, null);
        }
    }

    /**
     * Has the number rung and told a code.
     *
     * @throws io.ringback.edge.problem.ProblemException 422 if a rule forbids to ring it, 429 after too many codes
     */
    public Proof begin(Claim claim) {
        Instant now = now();
        return database.inTransaction(tx -> {
            limits(claim).exceeded(ProofTable.told(tx, claim, now)).ifPresent(exceeded -> {
                throw Problems.tooMany(
                        "too-many-codes",
                        exceeded.sentence(),
                        exceeded.retryAfter().toSeconds());
            });
            return begin(tx, claim, now);
        });
    }

    private Proof begin(Transaction tx, Claim claim, Instant now) {
        UUID id = Ids.next();
        UUID callbackId = Ids.next();
        String sealed = codes.announcement(callbackId, claim.sandbox() ? OneTimeCode.SANDBOX : OneTimeCode.drawn());
        Callback call = Lifecycle.fresh(
                callbackId,
                claim.accountId(),
                claim.sandbox(),
                telling(claim, id, sealed),
                now,
                now.plus(RINGS_WITHIN));
        if (entrance.enter(tx, call) instanceof Entrance.Refused(var refusal)) {
            throw Problems.unprocessable(Rule.problemCode(refusal), refusal.sentence());
        }
        var proof = new Proof(
                id,
                claim.accountId(),
                claim.sandbox(),
                claim.number().number(),
                claim.button(),
                callbackId,
                sealed,
                Proof.TRIES,
                now,
                now.plus(Proof.CODE_LASTS),
                null,
                null);
        ProofTable.insert(tx, proof);
        return proof;
    }

    /** A proof of this account's, or of a visitor at this button. */
    public Optional<Proof> find(UUID id) {
        return database.read(statements -> ProofTable.find(statements, id));
    }

    /**
     * What came of a code that was told.
     *
     * @param right whether it is the one
     */
    public record Told(Proof proof, boolean right) {
        /** @throws io.ringback.edge.problem.ProblemException 422 if it is another one */
        public void requireRight() {
            if (!right) {
                int left = Math.max(0, proof.triesLeft() - 1);
                throw Problems.unprocessable("wrong-code", "code", "is another one; tries left: " + left);
            }
        }
    }

    /**
     * Hears a code; a wrong one costs a try. The right one may be told again as long as the proof counts.
     *
     * @throws io.ringback.edge.problem.ProblemException 409 if no code counts any more
     */
    public Told tell(UUID id, String code) {
        Instant now = now();
        return database.inTransaction(tx -> {
            Proof proof = ProofTable.lock(tx, id).orElseThrow(() -> Problems.notFound("number proof"));
            requireOpen(proof, now);
            boolean right = codes.open(proof.callbackId(), proof.sealed())
                    .filter(said -> OneTimeCode.same(said, code))
                    .isPresent();
            if (!right) {
                ProofTable.missed(tx, id);
            } else if (proof.provenAt() == null) {
                ProofTable.proven(tx, id, now);
            }
            return new Told(proof, right);
        });
    }

    /** What shows rating-service that the number is proven; null in the sandbox, where nothing is registered. */
    @Nullable
    String token(Proof proof) {
        if (proof.sandbox()) {
            return null;
        }
        Instant since = proof.provenAt() == null ? now() : proof.provenAt();
        return tokens.write(NumberProof.given(proof.accountId(), proof.number(), since));
    }

    /** Where it is now. */
    public Proof.State state(Proof proof) {
        return proof.state(now());
    }

    /** The proof, its row locked until the transaction ends. */
    public Optional<Proof> lock(Transaction tx, UUID id) {
        return ProofTable.lock(tx, id);
    }

    /** A callback was made by the proof. */
    public void use(Transaction tx, Proof proof, UUID callbackId) {
        ProofTable.used(tx, proof.id(), callbackId);
    }

    /** Forgets what counts for nothing any more. */
    public void forgetOld() {
        database.runInTransaction(
                tx -> tx.execute("DELETE FROM number_proof WHERE created_at < now() - interval '2 days'"));
    }

    private static void requireOpen(Proof proof, Instant now) {
        switch (proof.state(now)) {
            case WAITING, PROVEN -> {}
            case EXPIRED -> throw Problems.conflict("code-expired", "the code was not told in time: ask for another");
            case SPENT -> throw Problems.conflict("no-tries-left", "too many wrong codes: ask for another");
        }
    }

    private ProofLimits limits(Claim claim) {
        return new ProofLimits(
                settings.codesPerHour(), settings.codesPerDay(), settings.codesPerAccountHour(), claim.perButtonHour());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Wanted telling(Claim claim, UUID id, String sealed) {
        return Wanted.talk(Trigger.WEB, claim.number(), null)
                .atMost(SECONDS)
                .in(claim.language())
                .retrying(Retries.NONE)
                .telling(
                        List.of("ringback/{language}/your-code-is", sealed, "ringback/{language}/i-repeat", sealed), id)
                // Whoever had a share already is not rung for a code, either.
                .takingPart(claim.campaign())
                .done();
    }
}
