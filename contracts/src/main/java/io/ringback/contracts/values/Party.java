package io.ringback.contracts.values;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.regex.Pattern;

/** Who can be rung: a public number, an extension of one site, or a voicemail box. An extension 112 is no emergency. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(Party.E164.class),
    @JsonSubTypes.Type(Party.Extension.class),
    @JsonSubTypes.Type(Party.Voicemail.class)
})
public sealed interface Party {

    /** How this party may stand in a log: never a whole phone number. */
    String masked();

    /**
     * A public telephone number.
     *
     * @param number ITU-T E.164: a plus and 7 to 15 ASCII digits, the first not zero
     */
    @JsonTypeName("e164")
    record E164(String number) implements Party {
        private static final Pattern PATTERN = Pattern.compile("\\+[1-9][0-9]{6,14}");

        public E164 {
            require("number", number);
        }

        /** Whether this text is a number in E.164 form. */
        public static boolean isE164(String text) {
            return PATTERN.matcher(text).matches();
        }

        /**
         * This text, if it is a number in E.164 form.
         *
         * @throws IllegalArgumentException naming the field, never the number
         */
        public static String require(String field, String text) {
            if (!isE164(text)) {
                throw new IllegalArgumentException(field + " must be a plus and 7 to 15 digits");
            }
            return text;
        }

        /** The digits without the plus. */
        public String digits() {
            return number.substring(1);
        }

        @Override
        public String masked() {
            return number.substring(0, 3) + "…" + number.substring(number.length() - 2);
        }
    }

    /**
     * An extension behind a switch.
     *
     * @param site name of the site, 1 to 32 of a–z, 0–9 and hyphen
     * @param digits 1 to 12 ASCII digits
     */
    @JsonTypeName("extension")
    record Extension(String site, String digits) implements Party {
        private static final Pattern SITE = Pattern.compile("[a-z0-9-]{1,32}");
        private static final Pattern DIGITS = Pattern.compile("[0-9]{1,12}");

        public Extension {
            if (!SITE.matcher(site).matches()) {
                throw new IllegalArgumentException("site must be 1 to 32 of a-z, 0-9 and hyphen");
            }
            if (!DIGITS.matcher(digits).matches()) {
                throw new IllegalArgumentException("extension must be 1 to 12 digits");
            }
        }

        /** Whether a site's name and these digits make an extension. */
        public static boolean isExtension(String site, String digits) {
            return SITE.matcher(site).matches() && DIGITS.matcher(digits).matches();
        }

        @Override
        public String masked() {
            return site + "/" + digits;
        }
    }

    /**
     * A voicemail box, reached through a trunk the operator named for it.
     *
     * @param box the subscriber's number as the media server knows it, 1 to 20 ASCII digits
     */
    @JsonTypeName("voicemail")
    record Voicemail(String box) implements Party {
        private static final Pattern BOX = Pattern.compile("[0-9]{1,20}");

        public Voicemail {
            if (!BOX.matcher(box).matches()) {
                throw new IllegalArgumentException("box must be 1 to 20 digits");
            }
        }

        @Override
        public String masked() {
            return "voicemail";
        }
    }
}
