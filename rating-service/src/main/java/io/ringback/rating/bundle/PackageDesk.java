package io.ringback.rating.bundle;

import io.ringback.contracts.values.Ids;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.messaging.Transaction;
import io.ringback.rating.authorization.FreePart;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Gives packages to accounts, shows what is left of them, and ends them. */
@Singleton
class PackageDesk {
    private static final Logger LOG = Logger.getLogger(PackageDesk.class);

    private static final String INSERT = """
            INSERT INTO package (id, account_id, name, kind, quantity, seconds_per_call, prefixes, renewal, zone,
                                 valid_from, valid_until, reference, made_by, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)""";

    /** With the period it is in, or else was in last. */
    private static final String SELECT = """
            SELECT k.*, n.id IS NOT NULL AS valid, coalesce(p.used, 0) AS used, coalesce(p.reserved, 0) AS reserved
            FROM package k
            LEFT JOIN package_at($1) n ON n.id = k.id
            LEFT JOIN package_period p ON p.package_id = k.id AND p.began = coalesce(
                n.period, (SELECT max(q.began) FROM package_period q WHERE q.package_id = k.id))
            WHERE k.account_id = $2
            """;

    private static final String PAGE = """
            AND ($3::timestamptz IS NULL OR (k.created_at, k.id) < ($3, $4::uuid))
            ORDER BY k.created_at DESC, k.id DESC LIMIT $5""";

    private final Database database;
    private final InstantSource clock;

    PackageDesk(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A package, and whether it had been given before.
     *
     * @param replayed nothing was given now
     */
    record Given(PackageView view, boolean replayed) {}

    /** Gives it, unless it is known by its reference. */
    Given give(UUID accountId, PackageOrder order, String by) {
        return database.inTransaction(tx -> {
            var account = tx.queryOne(
                            "SELECT status, time_zone FROM account WHERE id = $1 FOR NO KEY UPDATE", accountId)
                    .orElseThrow(() -> Problems.notFound("account"));
            if (account.getString("status").equals("CLOSED")) {
                throw Problems.conflict("account-closed", "the account is closed");
            }
            var known = order.reference() == null ? Optional.<Row>empty() : known(tx, accountId, order.reference());
            if (known.isPresent()) {
                return new Given(same(PackageView.of(known.get()), order), true);
            }
            var id = insert(tx, accountId, order, account.getString("time_zone"), by);
            return new Given(one(tx, accountId, id), false);
        });
    }

    private UUID insert(Transaction tx, UUID accountId, PackageOrder order, String zone, String by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var from = Objects.requireNonNullElse(order.validFrom(), now);
        if (order.validUntil() != null && !order.validUntil().isAfter(from)) {
            throw Problems.badField("validUntil", "must be after validFrom");
        }
        var id = Ids.next(now, ThreadLocalRandom.current());
        tx.execute(
                INSERT,
                id,
                accountId,
                order.name(),
                order.freeSeconds() == null ? "CALLS" : "SECONDS",
                order.quantity(),
                order.secondsPerCall(),
                order.goodFor().toArray(String[]::new),
                order.renewal(),
                zone,
                from,
                order.validUntil(),
                order.reference(),
                by,
                now);
        LOG.infof("accountId=%s packageId=%s by=%s msg=\"package given\"", accountId, id, by);
        return id;
    }

    private Optional<Row> known(Transaction tx, UUID accountId, String reference) {
        return tx.queryOne(SELECT + "AND k.reference = $3", clock.instant(), accountId, reference);
    }

    private static PackageView same(PackageView known, PackageOrder order) {
        boolean same = known.name().equals(order.name())
                && known.quantity() == order.quantity()
                && (known.kind() == FreePart.Kind.SECONDS) == (order.freeSeconds() != null)
                && Objects.equals(known.secondsPerCall(), order.secondsPerCall())
                && known.prefixes().equals(order.goodFor())
                && known.renewal() == order.renewal()
                && (order.validFrom() == null || order.validFrom().equals(known.validFrom()))
                && Objects.equals(known.validUntil(), order.validUntil());
        if (!same) {
            throw Problems.unprocessable("package-differs", "this reference was used for another package");
        }
        return known;
    }

    private PackageView one(Transaction tx, UUID accountId, UUID id) {
        return tx.queryOne(SELECT + "AND k.id = $3", clock.instant(), accountId, id)
                .map(PackageView::of)
                .orElseThrow();
    }

    Page<PackageView> newest(UUID accountId, PageRequest page) {
        var after = page.after();
        @Nullable Instant at = after == null ? null : after.at();
        @Nullable UUID id = after == null ? null : after.id();
        List<PackageView> rows =
                database.read(SELECT + PAGE, clock.instant(), accountId, at, id, page.limit() + 1).stream()
                        .map(PackageView::of)
                        .toList();
        return Page.of(rows, page.limit(), PackageView::createdAt, PackageView::id);
    }

    Optional<PackageView> find(UUID accountId, UUID id) {
        return database.read(SELECT + "AND k.id = $3", clock.instant(), accountId, id).stream()
                .map(PackageView::of)
                .findFirst();
    }

    /**
     * No call authorised from now on uses it; those under way keep what they have reserved.
     *
     * @return false if there is none
     */
    boolean end(UUID accountId, UUID id, String by) {
        int ended = database.inTransaction(tx -> tx.execute("""
                UPDATE package SET ended_at = coalesce(ended_at, $3), ended_by = coalesce(ended_by, $4)
                WHERE account_id = $1 AND id = $2""", accountId, id, clock.instant(), by));
        if (ended == 1) {
            LOG.infof("accountId=%s packageId=%s by=%s msg=\"package ended\"", accountId, id, by);
        }
        return ended == 1;
    }
}
