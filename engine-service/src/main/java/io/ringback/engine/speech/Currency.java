package io.ringback.engine.speech;

import java.util.Optional;

/** The currencies whose names are spoken; others are spelled. */
enum Currency {
    EUR(Unit.EURO, Unit.EURO_CENT),
    USD(Unit.DOLLAR, Unit.DOLLAR_CENT),
    GBP(Unit.POUND, Unit.PENNY),
    CHF(Unit.FRANC, Unit.RAPPEN),
    RUB(Unit.ROUBLE, Unit.KOPECK),
    CNY(Unit.YUAN, Unit.FEN);

    private final Unit whole;
    private final Unit hundredth;

    Currency(Unit whole, Unit hundredth) {
        this.whole = whole;
        this.hundredth = hundredth;
    }

    static Optional<Currency> of(String code) {
        for (Currency currency : values()) {
            if (currency.name().equals(code)) {
                return Optional.of(currency);
            }
        }
        return Optional.empty();
    }

    Unit whole() {
        return whole;
    }

    Unit hundredth() {
        return hundredth;
    }
}
