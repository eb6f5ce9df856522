package io.ringback.engine.speech;

import io.ringback.contracts.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An amount of money. */
final class SpokenMoney {
    private static final BigDecimal MOST = BigDecimal.valueOf(Speech.MOST);

    private SpokenMoney() {}

    static List<String> of(Money money, Grammar grammar) {
        // Down, for what is owed too: nobody is promised more than there is.
        BigDecimal amount = money.amount().setScale(2, RoundingMode.FLOOR);
        List<String> sounds = new ArrayList<>();
        if (amount.signum() < 0) {
            sounds.add("minus");
        }
        BigDecimal size = amount.abs();
        if (size.compareTo(MOST) > 0) {
            sounds.add("more-than");
            size = MOST;
        }
        int whole = size.intValue();
        int hundredths =
                size.movePointRight(2).remainder(BigDecimal.valueOf(100)).intValue();
        Optional<Currency> currency = Currency.of(money.currency());
        sounds.addAll(
                currency.isPresent()
                        ? grammar.amount(whole, hundredths, currency.get())
                        : spelled(whole, hundredths, money.currency(), grammar));
        return List.copyOf(sounds);
    }

    /** A currency without a sound of its own is named by its three letters, its fraction digit by digit. */
    private static List<String> spelled(int whole, int hundredths, String code, Grammar grammar) {
        List<String> sounds = new ArrayList<>(grammar.number(whole, Gender.NONE));
        if (hundredths > 0) {
            sounds.addAll(List.of("point", "n" + hundredths / 10, "n" + hundredths % 10));
        }
        code.toLowerCase(Locale.ROOT).chars().forEach(letter -> sounds.add("l" + (char) letter));
        return List.copyOf(sounds);
    }
}
