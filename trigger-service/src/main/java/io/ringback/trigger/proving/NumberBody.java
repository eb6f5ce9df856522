package io.ringback.trigger.proving;

import io.ringback.contracts.values.Party;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A number to be proven.
 *
 * @param number E.164
 * @param language of the voice, such as {@code en}; the account's unless said otherwise
 * @param account whose it is to be; for operators
 */
@Schema(name = "NumberToProve")
public record NumberBody(
        @Schema(examples = "+442079460002") String number,
        @Schema(examples = "en") @Nullable String language,
        @Nullable UUID account) {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    public NumberBody {
        if (!Party.E164.isE164(number)) {
            throw new IllegalArgumentException("number must be a number in E.164 form, such as +442079460002");
        }
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException("language must be a language tag such as en or de-AT");
        }
    }
}
