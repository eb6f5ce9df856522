package io.ringback.trigger.proving;

import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Party;
import io.ringback.edge.access.NumberProof;
import io.ringback.edge.access.NumberProofTokens;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.trigger.TriggerSettings;
import io.ringback.trigger.delivery.SmsGateway;
import io.ringback.trigger.rate.AskedFrom;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Has numbers told codes, and hears them. */
@Singleton
public final class Proofs {
    private final Database database;
    private final CodeCalls calls;
    private final CodeMessages messages;
    private final CodeCourier courier;
    private final SmsGateway gateway;
    private final AskedFrom askedFrom;
    private final TriggerSettings settings;
    private final InstantSource clock;
    private final Codes codes;
    private final NumberProofTokens tokens;

    Proofs(
            Database database,
            CodeCalls calls,
            CodeMessages messages,
            CodeCourier courier,
            SmsGateway gateway,
            AskedFrom askedFrom,
            TriggerSettings settings,
            InstantSource clock,
            Codes codes,
            @ConfigProperty(name = "ringback.shared-key") String sharedKey) {
        this.database = database;
        this.calls = calls;
        this.messages = messages;
        this.courier = courier;
        this.gateway = gateway;
        this.askedFrom = askedFrom;
        this.settings = settings;
        this.clock = clock;
        this.codes = codes;
        this.tokens = new NumberProofTokens(sharedKey);
    }

    /**
     * Who wants a number proven.
     *
     * @param accountId who pays for the call that tells the code
     * @param by how it is told
     * @param language of the voice, or the message
     * @param button where a visitor asked, null for an account's own number
     * @param perButtonHour how many visitors that button lets through within an hour
     * @param campaign in which the number is to take part; null for none
     */
    public record Claim(
            UUID accountId,
            boolean sandbox,
            Party.E164 number,
            Way by,
            String language,
            @Nullable UUID button,
            int perButtonHour,
            @Nullable String campaign) {
        /** An account's own number. */
        Claim(UUID accountId, boolean sandbox, Party.E164 number, Way by, String language) {
            this(accountId, sandbox, number, by, language, null, Integer.MAX_VALUE, null);
        }
    }

    /** How codes can be told here. */
    public Ways ways() {
        return Ways.with(gateway.on());
    }

    /**
     * Has the number told a code.
     *
     * @throws io.ringback.edge.problem.ProblemException 422 if a rule forbids it or there is no such way here, 429 after too
     *     many codes
     */
    public Proof begin(Claim claim) {
        ways().require(claim.by());
        Instant now = now();
        String address = askedFrom.address().orElse(null);
        return database.inTransaction(tx -> {
            limits(claim)
                    .exceeded(ProofTable.told(tx, claim, address, now), claim.by())
                    .ifPresent(exceeded -> {
                        throw Problems.tooMany(
                                "too-many-codes",
                                exceeded.sentence(),
                                exceeded.retryAfter().toSeconds());
                    });
            return begin(tx, claim, address, now);
        });
    }

    private Proof begin(Transaction tx, Claim claim, @Nullable String address, Instant now) {
        UUID id = Ids.next();
        UUID callbackId = claim.by() == Way.CALL ? Ids.next() : null;
        var proof = new Proof(
                id,
                claim.accountId(),
                claim.sandbox(),
                claim.number().number(),
                claim.button(),
                callbackId,
                codes.drawn(callbackId == null ? id : callbackId, claim.sandbox()),
                Proof.TRIES,
                now,
                now.plus(Proof.CODE_LASTS),
                null,
                null);
        if (callbackId == null) {
            calls.requireWritable(tx, claim, proof);
            ProofTable.insert(tx, proof, address);
            CodeMessages.insert(tx, proof, claim.language());
            tx.afterCommit(courier::poke);
        } else {
            calls.begin(tx, claim, proof, callbackId);
            ProofTable.insert(tx, proof, address);
        }
        return proof;
    }

    /** A proof of this account's, or of a visitor at this button. */
    public Optional<Proof> find(UUID id) {
        return database.read(statements -> ProofTable.find(statements, id));
    }

    /** The message that tells its code; null where a call does. */
    public @Nullable CodeMessage message(Proof proof) {
        return proof.by() == Way.CALL
                ? null
                : database.read(statements -> CodeMessages.of(statements, proof.id()))
                        .orElse(null);
    }

    /** Its code is wanted no more: a message that was not sent yet is sent no more. */
    public void withdraw(Proof proof) {
        messages.withdraw(proof.id());
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
            boolean right = codes.right(proof, code);
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
        // A message that failed at one try may have come by another: whoever knows the code has read it.
        switch (proof.state(now, null)) {
            case WAITING, PROVEN, FAILED -> {}
            case EXPIRED -> throw Problems.conflict("code-expired", "the code was not told in time: ask for another");
            case SPENT -> throw Problems.conflict("no-tries-left", "too many wrong codes: ask for another");
        }
    }

    private ProofLimits limits(Claim claim) {
        return new ProofLimits(
                settings.codesPerHour(),
                settings.codesPerDay(),
                settings.codesPerAccountHour(),
                claim.perButtonHour(),
                settings.sms().codesPerAccountHour(),
                settings.sms().codesPerAddressHour());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
