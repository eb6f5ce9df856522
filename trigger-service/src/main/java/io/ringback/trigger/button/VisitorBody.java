package io.ringback.trigger.button;

import io.ringback.contracts.values.Party;
import io.ringback.trigger.LanguageTag;
import io.ringback.trigger.proving.Way;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to be called.
 *
 * @param number E.164; blanks, brackets, dots and hyphens that people write do not count
 * @param by how the number is told the code; by a call unless said otherwise
 * @param language of the voice or the message; the button's unless said otherwise
 */
@Schema(name = "Visitor")
public record VisitorBody(
        @Schema(examples = "+442079460002") String number,
        @Nullable Way by,
        @Schema(examples = "en") @Nullable String language) {
    private static final Pattern WRITTEN = Pattern.compile("[ ().-]");

    public VisitorBody {
        number = WRITTEN.matcher(number).replaceAll("");
        if (!Party.E164.isE164(number)) {
            throw new IllegalArgumentException("number must be a number in E.164 form, such as +442079460002");
        }
        if (language != null && !LanguageTag.is(language)) {
            throw new IllegalArgumentException("language " + LanguageTag.WANTED);
        }
    }
}
