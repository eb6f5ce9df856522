package io.ringback.rating;

import io.ringback.contracts.values.Warnings;
import io.ringback.rating.authorization.Allowances;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Every setting of rating-service beside those all services share. */
@ConfigMapping(prefix = "ringback.rating")
public interface RatingConfig {
    /** Set-up time for prompts, between the caller's answer and the bridge; seconds. */
    @WithDefault("60")
    int promptSeconds();

    /** Set-up time for each try at keying a destination; seconds. */
    @WithDefault("40")
    int menuTrySeconds();

    /** Tries at keying a destination, as many as the engine gives. */
    @WithDefault("3")
    int menuTries();

    /** Talk held at a time where an account may have several calls at once; seconds. */
    @WithDefault("300")
    int sliceSeconds();

    /** How long after the authorisation the first dial may go out. */
    @WithDefault("PT60S")
    Duration authorizationValidity();

    /** Warn when this much talk is left, 0 for never; seconds. */
    @WithDefault("60")
    int warningFirstSeconds();

    /** And then every so often, 0 for once; seconds. */
    @WithDefault("30")
    int warningRepeatSeconds();

    /** Number the caller sees where no access number was called, E.164; without it the trunk's own. */
    Optional<String> defaultCallerId();

    /** How long a quote is honoured. */
    @WithDefault("PT10M")
    Duration quoteValidity();

    /** A hold is given back this long after the authorisation if nothing was dialled. */
    @WithDefault("PT5M")
    Duration undialledHoldExpiry();

    /** A hold is given back this long after the longest possible end of its call. */
    @WithDefault("PT30M")
    Duration dialledHoldExpiry();

    /** How often expired holds are looked for. */
    @WithDefault("PT10S")
    Duration sweepInterval();

    /** Most rates in one deck that is posted as JSON; longer ones are imported. */
    @WithDefault("20000")
    int maxPostedRates();

    /** Rates kept in memory, those of all versions together; at least one version is kept. A million take 150 MB. */
    @WithDefault("2500000")
    long maxRatesInMemory();

    /** Most keys of one account. */
    @WithDefault("20")
    int maxKeys();

    /**
     * Secrets payment providers sign their notices with, each {@code whsec_} and 24 to 64 bytes in base64; several while
     * one replaces another. Without one no notice is taken.
     */
    Optional<List<String>> paymentNoticeSecrets();

    /** How far a payment notice's time may be from ours. */
    @WithDefault("PT5M")
    Duration paymentNoticeTolerance();

    /** Whose midnight ends a month for statements. */
    @WithDefault("UTC")
    ZoneId statementZone();

    /** How often it is looked whether months are to be closed. */
    @WithDefault("PT1H")
    Duration statementClosing();

    /** Most vouchers in one batch; their codes stand in one answer. */
    @WithDefault("1000")
    int maxVouchersPerBatch();

    /** Wrong voucher codes in a row before an account is locked out. */
    @WithDefault("5")
    int wrongVoucherCodes();

    /** How long it is locked out then. */
    @WithDefault("PT15M")
    Duration voucherLockout();

    /** How far back the quality of trunks is looked at. */
    @WithDefault("PT1H")
    Duration trunkQualityWindow();

    /** How often what was seen of trunks is stored and read again. */
    @WithDefault("PT5S")
    Duration trunkQualityInterval();

    /** What was seen of trunks is kept this long. */
    @WithDefault("PT48H")
    Duration trunkQualityKept();

    /** Of fewer dials nothing is concluded about a trunk. */
    @WithDefault("20")
    int trunkEnoughDials();

    /** Attempts whose events are put together, the quietest forgotten first; each takes some 500 bytes. */
    @WithDefault("20000")
    int trunkAttemptsRemembered();

    /** Play money each account has in the sandbox, in its currency; nothing spends it. */
    @WithDefault("100.00")
    BigDecimal sandboxBalance();

    /** Calls an account may have at once in the sandbox, beside those in earnest. */
    @WithDefault("10")
    int sandboxCalls();

    /** Those of them the decision on an attempt needs. */
    default Allowances allowances() {
        return new Allowances(
                promptSeconds(),
                menuTrySeconds(),
                menuTries(),
                sliceSeconds(),
                authorizationValidity(),
                new Warnings(warningFirstSeconds(), warningRepeatSeconds(), false),
                defaultCallerId().orElse(null));
    }
}
