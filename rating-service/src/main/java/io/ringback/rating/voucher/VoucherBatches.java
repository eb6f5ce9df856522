package io.ringback.rating.voucher;

import io.ringback.contracts.values.Ids;
import io.ringback.contracts.values.Money;
import io.ringback.edge.page.Page;
import io.ringback.edge.page.PageRequest;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.rating.RatingConfig;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Makes batches of vouchers, and voids what is left of them. */
@Singleton
class VoucherBatches {
    private static final Logger LOG = Logger.getLogger(VoucherBatches.class);

    private static final String INSERT = """
            INSERT INTO voucher_batch (id, name, amount, currency, vouchers, expires_at, made_by, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String INSERT_CODES =
            "INSERT INTO voucher (sha256, batch_id) SELECT unnest($1::text[]), $2::uuid";

    private static final String SELECT = """
            SELECT b.*, (SELECT count(*) FROM voucher v WHERE v.batch_id = b.id AND v.redeemed_at IS NOT NULL) AS redeemed
            FROM voucher_batch b
            """;

    private static final String PAGE = """
            WHERE ($1::timestamptz IS NULL OR (b.created_at, b.id) < ($1, $2::uuid))
            ORDER BY b.created_at DESC, b.id DESC LIMIT $3""";

    private final Database database;
    private final InstantSource clock;
    private final int maxVouchers;
    private final SecureRandom random = new SecureRandom();

    VoucherBatches(Database database, InstantSource clock, RatingConfig config) {
        this.database = database;
        this.clock = clock;
        this.maxVouchers = config.maxVouchersPerBatch();
    }

    /** @return the batch with its codes, which nobody can show again */
    VoucherBatch make(VoucherBatchOrder order, String by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (order.count() > maxVouchers) {
            throw Problems.badField("count", "must be at most " + maxVouchers);
        }
        if (!order.expiresAt().isAfter(now)) {
            throw Problems.badField("expiresAt", "must be to come");
        }
        var id = Ids.next(now, random);
        var codes = Stream.generate(() -> VoucherCode.drawn(random))
                .limit(order.count())
                .toList();
        database.runInTransaction(tx -> {
            tx.execute(
                    INSERT,
                    id,
                    order.name(),
                    order.amount(),
                    order.currency(),
                    order.count(),
                    order.expiresAt(),
                    by,
                    now);
            tx.execute(INSERT_CODES, codes.stream().map(VoucherCode::sha256).toArray(String[]::new), id);
        });
        LOG.infof("batchId=%s vouchers=%d by=%s msg=\"vouchers made\"", id, order.count(), by);
        return new VoucherBatch(
                id,
                order.name(),
                new Money(order.amount(), order.currency()),
                order.count(),
                0,
                order.expiresAt(),
                by,
                now,
                null,
                codes.stream().map(VoucherCode::text).toList());
    }

    Page<VoucherBatch> newest(PageRequest page) {
        var after = page.after();
        var rows = database.read(
                SELECT + PAGE, after == null ? null : after.at(), after == null ? null : after.id(), page.limit() + 1);
        return Page.of(
                rows.stream().map(VoucherBatches::view).toList(),
                page.limit(),
                VoucherBatch::createdAt,
                VoucherBatch::id);
    }

    Optional<VoucherBatch> one(UUID id) {
        return database.read(SELECT + "WHERE b.id = $1", id).stream()
                .map(VoucherBatches::view)
                .findFirst();
    }

    /** From now on none of it is redeemed; what was stays so. */
    boolean voidRest(UUID id, String by) {
        int found = database.inTransaction(tx -> tx.execute(
                "UPDATE voucher_batch SET voided_at = coalesce(voided_at, $2), voided_by = coalesce(voided_by, $3) WHERE id = $1",
                id,
                clock.instant(),
                by));
        LOG.infof("batchId=%s by=%s msg=\"vouchers voided\"", id, by);
        return found == 1;
    }

    private static VoucherBatch view(Row row) {
        var voided = row.getOffsetDateTime("voided_at");
        return new VoucherBatch(
                row.getUUID("id"),
                row.getString("name"),
                new Money(row.getBigDecimal("amount"), row.getString("currency")),
                row.getInteger("vouchers"),
                row.getLong("redeemed"),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getString("made_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                voided == null ? null : voided.toInstant(),
                null);
    }
}
