package io.ringback.rating.notice;

import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.rating.RatingConfig;
import io.ringback.rating.payment.Payments;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes what providers tell: signed, recent, and booked once however often it comes. */
@Singleton
class PaymentNotices {
    private static final String ACCOUNT = "SELECT id, currency FROM account WHERE id::text = lower($1) OR number = $1";

    private static final String OTHER = """
            SELECT 1 FROM payment WHERE source = 'PROVIDER' AND reference = $1 AND account_id <> $2""";

    private final Database database;
    private final Payments payments;
    private final InstantSource clock;
    private final List<SigningSecret> secrets;
    private final Duration tolerance;

    PaymentNotices(Database database, Payments payments, InstantSource clock, RatingConfig config) {
        this.database = database;
        this.payments = payments;
        this.clock = clock;
        this.secrets = config.paymentNoticeSecrets().orElse(List.of()).stream()
                .map(SigningSecret::of)
                .toList();
        this.tolerance = config.paymentNoticeTolerance();
    }

    /**
     * Checks the signature before anything is read.
     *
     * @throws io.ringback.edge.problem.ProblemException 404 where no secret is set, 401 if it is not signed by one of them,
     *     too old, or from the future
     */
    void verify(@Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body) {
        if (secrets.isEmpty()) {
            throw Problems.notFound("way to send payment notices here; no secret is set");
        }
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("[0-9]{1,12}")) {
            throw Problems.unauthorized("webhook-id, webhook-timestamp and webhook-signature are needed");
        }
        // Not the first that fits, so that time tells nothing.
        if (secrets.stream()
                        .filter(secret -> secret.signed(id, timestamp, body, signatures))
                        .count()
                == 0) {
            throw Problems.unauthorized("the signature is not ours");
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        if (age.abs().compareTo(tolerance) > 0) {
            throw Problems.unauthorized("the timestamp is more than " + tolerance.toSeconds() + " s from our time");
        }
    }

    /** @throws io.ringback.edge.problem.ProblemException 422 if it fits no account, or was told of another payment before */
    Payments.Booked book(PaymentNotice notice) {
        var account = database.read(ACCOUNT, notice.account()).stream()
                .findFirst()
                .orElseThrow(
                        () -> Problems.unprocessable("no-account", "data.account", "is no account's id or number"));
        if (!account.getString("currency").equals(notice.currency())) {
            throw Problems.unprocessable(
                    "other-currency", "data.currency", "must be the account's, " + account.getString("currency"));
        }
        UUID accountId = account.getUUID("id");
        if (!database.read(OTHER, notice.order().reference(), accountId).isEmpty()) {
            throw Problems.unprocessable("payment-differs", "data.id", "was told for another account before");
        }
        return payments.book(accountId, notice.order(), null, Payments.Source.PROVIDER, "payment-notice");
    }
}
