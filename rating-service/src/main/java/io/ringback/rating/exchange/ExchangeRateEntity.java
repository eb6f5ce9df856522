package io.ringback.rating.exchange;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
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
import org.hibernate.annotations.Immutable;

/** An exchange rate; append only. */
@Entity
@Immutable
@Table(name = "exchange_rate")
@SuppressWarnings("NullAway.Init") // Hibernate fills it.
class ExchangeRateEntity extends PanacheEntityBase {
    @Id
    UUID id;

    @Column(name = "from_currency")
    String from;

    @Column(name = "to_currency")
    String to;

    BigDecimal rate;

    @Column(name = "valid_from")
    Instant validFrom;

    @Column(name = "made_by")
    String madeBy;

    @Column(name = "created_at")
    Instant createdAt;

    static ExchangeRateEntity of(UUID id, ExchangeRateOrder order, String madeBy, Instant now) {
        var rate = new ExchangeRateEntity();
        rate.id = id;
        rate.from = order.from();
        rate.to = order.to();
        rate.rate = order.rate();
        rate.validFrom = order.validFrom();
        rate.madeBy = madeBy;
        rate.createdAt = now;
        return rate;
    }

    /** One more than the page holds, the newest first. */
    static Uni<List<ExchangeRateEntity>> newest(PageRequest page) {
        var after = page.after();
        var query = after == null
                ? ExchangeRateEntity.<ExchangeRateEntity>find("order by createdAt desc, id desc")
                : ExchangeRateEntity.<ExchangeRateEntity>find(
                        "createdAt < ?1 or (createdAt = ?1 and id < ?2) order by createdAt desc, id desc",
                        after.at(),
                        after.id());
        return query.page(0, page.limit() + 1).list();
    }

    ExchangeRateView view() {
        return new ExchangeRateView(id, from, to, rate.stripTrailingZeros(), validFrom, madeBy, createdAt);
    }
}
