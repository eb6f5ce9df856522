package io.ringback.trigger.proving;

import io.ringback.contracts.values.Party;
import io.ringback.trigger.LanguageTag;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A number to be proven.
 *
 * @param number E.164
 * @param by how it is told the code; by a call unless said otherwise
 * @param language of the voice or the message, such as {@code en}; the account's unless said otherwise
 * @param account whose it is to be; for operators
 */
@Schema(name = "NumberToProve")
public record NumberBody(
        @Schema(examples = "+442079460002") String number,
        @Nullable Way by,
        @Schema(examples = "en") @Nullable String language,
        @Nullable UUID account) {
    public NumberBody {
        if (!Party.E164.isE164(number)) {
            throw new IllegalArgumentException("number must be a number in E.164 form, such as +442079460002");
        }
        if (language != null && !LanguageTag.is(language)) {
            throw new IllegalArgumentException("language " + LanguageTag.WANTED);
        }
    }
}
