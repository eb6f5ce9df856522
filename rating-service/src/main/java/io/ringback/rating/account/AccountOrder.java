package io.ringback.rating.account;

import io.ringback.rating.tariff.Micros;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account to be opened, as it is posted.
 *
 * @param currency ISO 4217, that of its call plan
 * @param callPlan name of the plan it is charged by
 * @param concurrency calls at once, 1 to 1000
 * @param overdraft how far it may fall below zero, not negative, at most 6 decimals
 * @param minimumTalkSeconds least talk it must afford, 0 to 3600
 * @param language of prompts, a BCP 47 tag such as {@code en} or {@code pt-BR}
 */
public record AccountOrder(
        String name,
        String currency,
        String callPlan,
        @Nullable Integer concurrency,
        @Nullable BigDecimal overdraft,
        @Nullable Integer minimumTalkSeconds,
        @Nullable String language) {
    static final int MAX_NAME = 100;
    static final int MAX_CONCURRENCY = 1000;
    static final int MAX_MINIMUM_TALK_SECONDS = 3600;
    private static final int DEFAULT_MINIMUM_TALK_SECONDS = 10;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?");

    public AccountOrder {
        checkName("name", name);
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            throw new IllegalArgumentException("currency is no ISO 4217 code");
        }
        checkName("callPlan", callPlan);
        concurrency = Objects.requireNonNullElse(concurrency, 1);
        overdraft = Objects.requireNonNullElse(overdraft, BigDecimal.ZERO);
        minimumTalkSeconds = Objects.requireNonNullElse(minimumTalkSeconds, DEFAULT_MINIMUM_TALK_SECONDS);
        language = Objects.requireNonNullElse(language, "en");
        checkConcurrency(concurrency);
        checkOverdraft(overdraft);
        checkMinimumTalk(minimumTalkSeconds);
        checkLanguage(language);
    }

    static void checkName(String field, String text) {
        if (text.isBlank() || text.length() > MAX_NAME) {
            throw new IllegalArgumentException(field + " must have 1 to " + MAX_NAME + " characters");
        }
    }

    static void checkConcurrency(int calls) {
        if (calls < 1 || calls > MAX_CONCURRENCY) {
            throw new IllegalArgumentException("concurrency must be 1 to " + MAX_CONCURRENCY);
        }
    }

    static void checkOverdraft(BigDecimal amount) {
        if (amount.signum() < 0 || amount.compareTo(Micros.MAX_AMOUNT) > 0) {
            throw new IllegalArgumentException("overdraft must not be negative, nor above " + Micros.MAX_AMOUNT);
        }
        if (amount.stripTrailingZeros().scale() > Micros.DECIMALS) {
            throw new IllegalArgumentException("overdraft may have at most " + Micros.DECIMALS + " decimals");
        }
    }

    static void checkMinimumTalk(int seconds) {
        if (seconds < 0 || seconds > MAX_MINIMUM_TALK_SECONDS) {
            throw new IllegalArgumentException("minimumTalkSeconds must be 0 to " + MAX_MINIMUM_TALK_SECONDS);
        }
    }

    static void checkLanguage(String tag) {
        if (!LANGUAGE.matcher(tag).matches()) {
            throw new IllegalArgumentException("language must be a tag such as en or pt-BR");
        }
    }
}
