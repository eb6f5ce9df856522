package io.ringback.rating.plan;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.ringback.edge.page.PageRequest;
import io.ringback.rating.tariff.CallerLegPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A call plan, for reading. */
@Entity
@Immutable
@Table(name = "call_plan")
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
class CallPlanEntity extends PanacheEntityBase {
    @Id
    UUID id;

    String name;
    String currency;

    @Column(name = "callee_deck")
    String calleeDeck;

    @Enumerated(EnumType.STRING)
    @Column(name = "caller_leg")
    CallerLegPolicy callerLeg;

    @Column(name = "caller_deck")
    @Nullable
    String callerDeck;

    @Column(name = "created_at")
    Instant createdAt;

    /** One more than the page holds, the newest first. */
    static Uni<List<CallPlanEntity>> newest(PageRequest page) {
        var after = page.after();
        var query = after == null
                ? CallPlanEntity.<CallPlanEntity>find("order by createdAt desc, id desc")
                : CallPlanEntity.<CallPlanEntity>find(
                        "createdAt < ?1 or (createdAt = ?1 and id < ?2) order by createdAt desc, id desc",
                        after.at(),
                        after.id());
        return query.page(0, page.limit() + 1).list();
    }

    CallPlanView view() {
        return new CallPlanView(id, name, currency, calleeDeck, callerLeg, callerDeck, createdAt);
    }
}
