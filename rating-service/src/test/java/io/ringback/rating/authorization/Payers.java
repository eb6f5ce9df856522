package io.ringback.rating.authorization;

import static io.ringback.rating.tariff.Tariffs.micros;
import static io.ringback.rating.tariff.Tariffs.perMinute;

import io.ringback.contracts.AccountSnapshot.Status;
import io.ringback.rating.Wishes;
import io.ringback.rating.routing.RouteTable;
import io.ringback.rating.tariff.Rate;
import io.ringback.rating.tariff.RateDeck;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Accounts and terms as the tests speak of them. */
final class Payers {
    static final UUID ID = new UUID(0, 7);

    /** When everything here is decided. */
    static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    private Payers() {}

    /** Active, one call at once, no least talk, the usual caller's number registered. */
    static Payer with(String balance) {
        return new Payer(
                ID, Status.ACTIVE, "EUR", micros(balance), 0, 0, 1, 0, 0, "en", Set.of(Wishes.CALLER.number()));
    }

    static Payer suspended() {
        return new Payer(ID, Status.SUSPENDED, "EUR", 0, 0, 0, 1, 0, 0, "en", Set.of(Wishes.CALLER.number()));
    }

    static Payer withSeveralCalls(String balance, int concurrency, int live) {
        return new Payer(
                ID,
                Status.ACTIVE,
                "EUR",
                micros(balance),
                0,
                0,
                concurrency,
                live,
                0,
                "en",
                Set.of(Wishes.CALLER.number()));
    }

    static Payer withLeastTalk(String balance, int seconds) {
        return new Payer(
                ID, Status.ACTIVE, "EUR", micros(balance), 0, 0, 1, 0, seconds, "en", Set.of(Wishes.CALLER.number()));
    }

    static Payer withOverdraft(String balance, String held, String overdraft) {
        return new Payer(
                ID,
                Status.ACTIVE,
                "EUR",
                micros(balance),
                micros(held),
                micros(overdraft),
                1,
                0,
                0,
                "en",
                Set.of(Wishes.CALLER.number()));
    }

    static Payer capped(String balance, int concurrency, CapRoom room) {
        return new Payer(
                ID,
                Status.ACTIVE,
                "EUR",
                micros(balance),
                0,
                0,
                concurrency,
                0,
                0,
                "en",
                Set.of(Wishes.CALLER.number()),
                CallerIdPolicy.DEFAULT,
                room);
    }

    /** Germany at ten cents a whole minute, every number by the trunk "sim". */
    static Terms terms() {
        return terms(perMinute("0.10", 60, 60));
    }

    static Terms terms(Rate... rates) {
        return terms(Prices.callerFree(deck(rates)));
    }

    static Terms terms(Prices prices) {
        return new Terms(prices, RouteTable.of(1, Map.of("", List.of("sim"))), NOW);
    }

    static RateDeck deck(Rate... rates) {
        return RateDeck.of(new UUID(0, 3), "standard", 4, "EUR", List.of(rates));
    }
}
