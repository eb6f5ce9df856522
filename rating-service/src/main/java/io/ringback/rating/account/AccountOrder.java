package io.ringback.rating.account;

import io.ringback.contracts.values.Party;
import io.ringback.rating.tariff.Micros;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
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
 * @param timeZone whose calendar hours and days count, an IANA name; UTC if left out
 * @param maxCallerIds numbers it may register, 0 to 100; 5 if left out
 * @param permitList E.164 numbers that alone are called back, at most 1000; none means no such limit
 */
public record AccountOrder(
        String name,
        String currency,
        String callPlan,
        @Nullable Integer concurrency,
        @Nullable BigDecimal overdraft,
        @Nullable Integer minimumTalkSeconds,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable Integer maxCallerIds,
        @Nullable List<String> permitList) {
    static final int MAX_NAME = 100;
    static final int MAX_CONCURRENCY = 1000;
    static final int MAX_MINIMUM_TALK_SECONDS = 3600;
    static final int MAX_CALLER_IDS = 100;
    static final int MAX_PERMITTED = 1000;
    private static final int DEFAULT_CALLER_IDS = 5;
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
        timeZone = Objects.requireNonNullElse(timeZone, "UTC");
        maxCallerIds = Objects.requireNonNullElse(maxCallerIds, DEFAULT_CALLER_IDS);
        permitList = List.copyOf(Objects.requireNonNullElse(permitList, List.of()));
        checkConcurrency(concurrency);
        checkOverdraft(overdraft);
        checkMinimumTalk(minimumTalkSeconds);
        checkLanguage(language);
        checkTimeZone(timeZone);
        checkCallerIds(maxCallerIds);
        checkPermitList(permitList);
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

    static void checkTimeZone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException("timeZone must be an IANA name such as Europe/Berlin");
        }
    }

    static void checkCallerIds(int numbers) {
        if (numbers < 0 || numbers > MAX_CALLER_IDS) {
            throw new IllegalArgumentException("maxCallerIds must be 0 to " + MAX_CALLER_IDS);
        }
    }

    static void checkPermitList(List<String> numbers) {
        if (numbers.size() > MAX_PERMITTED) {
            throw new IllegalArgumentException("permitList must have at most " + MAX_PERMITTED + " numbers");
        }
        numbers.forEach(number -> Party.E164.require("permitList", number));
    }

    static void checkLanguage(String tag) {
        if (!LANGUAGE.matcher(tag).matches()) {
            throw new IllegalArgumentException("language must be a tag such as en or pt-BR");
        }
    }
}
