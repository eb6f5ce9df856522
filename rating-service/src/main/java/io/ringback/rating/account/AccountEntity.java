package io.ringback.rating.account;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.edge.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** An account, for reading. */
@Entity
@Immutable
@Table(name = "account")
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
class AccountEntity extends PanacheEntityBase {
    @Id
    UUID id;

    String number;
    String name;

    @Enumerated(EnumType.STRING)
    Status status;

    String currency;
    String language;

    @Column(name = "call_plan")
    String callPlan;

    BigDecimal balance;
    BigDecimal held;
    BigDecimal overdraft;
    int concurrency;

    @Column(name = "live_calls")
    int liveCalls;

    @Column(name = "minimum_talk_seconds")
    int minimumTalkSeconds;

    @Column(name = "time_zone")
    String timeZone;

    @Column(name = "max_caller_numbers")
    int maxCallerIds;

    @Column(name = "permit_list", columnDefinition = "text[]")
    String[] permitList;

    @Column(name = "created_at")
    Instant createdAt;

    /** One more than the page holds, the newest first. */
    static Uni<List<AccountEntity>> newest(PageRequest page) {
        var after = page.after();
        var query = after == null
                ? AccountEntity.<AccountEntity>find("order by createdAt desc, id desc")
                : AccountEntity.<AccountEntity>find(
                        "createdAt < ?1 or (createdAt = ?1 and id < ?2) order by createdAt desc, id desc",
                        after.at(),
                        after.id());
        return query.page(0, page.limit() + 1).list();
    }
}
