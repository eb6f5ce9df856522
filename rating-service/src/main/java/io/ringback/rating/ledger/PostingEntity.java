package io.ringback.rating.ledger;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.ringback.contracts.values.Money;
import io.ringback.edge.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

/** The customer's side of a transfer, for reading. */
@Entity
@Immutable
@Table(name = "posting")
@SQLRestriction("side = 'CUSTOMER'")
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
class PostingEntity extends PanacheEntityBase {
    @Id
    @Column(name = "transfer_id")
    UUID transferId;

    String kind;

    @Column(name = "account_id")
    UUID accountId;

    String currency;
    BigDecimal amount;

    @Column(name = "attempt_id")
    @Nullable
    UUID attemptId;

    @Column(name = "payment_id")
    @Nullable
    UUID paymentId;

    @Nullable
    String phase;

    @Column(name = "booking_id")
    @Nullable
    UUID bookingId;

    // A correction belongs to the number at the end of the phase; a settlement by hand has none there.
    @Formula("coalesce((select b.reason from booking b where b.id = booking_id),"
            + " (select c.reason from correction c where c.attempt_id = attempt_id and phase <> 'SETTLEMENT'"
            + " and c.number = cast(split_part(phase, '-', 2) as integer)),"
            + " (select s.reason from settlement s where s.attempt_id = attempt_id and phase = 'SETTLEMENT'))")
    @Nullable
    String reason;

    @Formula("coalesce((select b.made_by from booking b where b.id = booking_id),"
            + " (select p.made_by from payment p where p.id = payment_id),"
            + " (select c.made_by from correction c where c.attempt_id = attempt_id and phase <> 'SETTLEMENT'"
            + " and c.number = cast(split_part(phase, '-', 2) as integer)),"
            + " (select s.settled_by from settlement s where s.attempt_id = attempt_id and phase = 'SETTLEMENT'))")
    @Nullable
    String madeBy;

    @Column(name = "posted_at")
    Instant postedAt;

    long sequence;

    @Column(name = "balance_after")
    BigDecimal balanceAfter;

    String hash;

    /** One more than the page holds, the newest first. */
    static Uni<List<PostingEntity>> newestOf(UUID accountId, PageRequest page) {
        var after = page.after();
        var query = after == null
                ? PostingEntity.<PostingEntity>find("accountId = ?1 order by sequence desc", accountId)
                : PostingEntity.<PostingEntity>find(
                        "accountId = ?1 and sequence < (select p.sequence from PostingEntity p where p.transferId = ?2)"
                                + " order by sequence desc",
                        accountId,
                        after.id());
        return query.page(0, page.limit() + 1).list();
    }

    PostingView view() {
        return new PostingView(
                sequence,
                transferId,
                kind,
                new Money(amount, currency),
                new Money(balanceAfter, currency),
                attemptId,
                phase,
                paymentId,
                bookingId,
                reason,
                madeBy,
                postedAt,
                hash);
    }
}
