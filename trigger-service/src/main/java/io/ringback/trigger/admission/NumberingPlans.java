package io.ringback.trigger.admission;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import io.ringback.contracts.values.Party;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the world's numbering plans say of a number (libphonenumber's data). */
final class NumberingPlans {
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final ShortNumberInfo SHORT = ShortNumberInfo.getInstance();
    private static final Pattern FEW_DIGITS = Pattern.compile("\\+?[0-9]{2,6}");

    /** Country codes of satellite systems and international networks (ITU-T E.164, list of assigned codes). */
    private static final Set<Integer> NETWORKS = Set.of(870, 878, 881, 882, 883, 888);

    private NumberingPlans() {}

    /**
     * Whether country code and length fit and it is spelt in the one way E.164 knows, so that no block is walked round
     * by a national zero; numbers kept for films and books count.
     */
    static boolean dialable(Party.E164 party) {
        return parsed(party)
                .filter(number -> PLANS.format(number, PhoneNumberFormat.E164).equals(party.number()))
                .map(number -> PLANS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE)
                .orElse(false);
    }

    /** Whether its national part is an emergency number where it belongs. */
    static boolean emergency(Party.E164 party) {
        return parsed(party)
                .map(number -> regions(number).stream()
                        .anyMatch(
                                region -> SHORT.isEmergencyNumber(PLANS.getNationalSignificantNumber(number), region)))
                .orElse(false);
    }

    /** Whether its national part is a short number where it belongs. */
    static boolean shortNumber(Party.E164 party) {
        return parsed(party).map(SHORT::isValidShortNumber).orElse(false);
    }

    /** The dear kind a number is of, empty for ordinary ones and those the plans do not tell apart. */
    static Optional<NumberKind> kind(Party.E164 party) {
        return parsed(party).flatMap(number -> {
            if (NETWORKS.contains(number.getCountryCode())) {
                return Optional.of(NumberKind.SATELLITE);
            }
            return switch (PLANS.getNumberType(number)) {
                case PREMIUM_RATE -> Optional.of(NumberKind.PREMIUM);
                case SHARED_COST -> Optional.of(NumberKind.SHARED_COST);
                case PERSONAL_NUMBER -> Optional.of(NumberKind.PERSONAL);
                case PAGER -> Optional.of(NumberKind.PAGER);
                case FIXED_LINE, MOBILE, FIXED_LINE_OR_MOBILE, TOLL_FREE, VOIP, UAN, VOICEMAIL, UNKNOWN ->
                    Optional.empty();
            };
        });
    }

    /** Whether both begin with the same country code. */
    static boolean sameCountryCode(Party.E164 one, Party.E164 other) {
        return parsed(one).map(PhoneNumber::getCountryCode).equals(parsed(other).map(PhoneNumber::getCountryCode));
    }

    /** Whether this text has too few digits for a public number and enough for a short one. */
    static boolean looksShort(String text) {
        return FEW_DIGITS.matcher(text).matches();
    }

    /** Whether these few digits call for help anywhere. */
    static boolean emergencySomewhere(String text) {
        return PLANS.getSupportedRegions().stream().anyMatch(region -> SHORT.isEmergencyNumber(text, region));
    }

    private static List<String> regions(PhoneNumber number) {
        List<String> regions = PLANS.getRegionCodesForCountryCode(number.getCountryCode());
        return regions == null ? List.of() : regions;
    }

    private static Optional<PhoneNumber> parsed(Party.E164 party) {
        try {
            return Optional.of(PLANS.parse(party.number(), null));
        } catch (NumberParseException e) {
            // Not a number of any plan: that is the answer.
            return Optional.empty();
        }
    }
}
