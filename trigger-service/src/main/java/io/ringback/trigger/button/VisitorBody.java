package io.ringback.trigger.button;

import io.ringback.contracts.values.Party;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to be called.
 *
 * @param number E.164; blanks, brackets, dots and hyphens that people write do not count
 * @param language of the voice; the button's unless said otherwise
 */
@Schema(name = "Visitor")
public record VisitorBody(
        @Schema(examples = "+442079460002") String number,
        @Schema(examples = "en") @Nullable String language) {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern WRITTEN = Pattern.compile("[ ().-]");

    public VisitorBody {
        number = WRITTEN.matcher(number).replaceAll("");
        if (!Party.E164.isE164(number)) {
            throw new IllegalArgumentException("number must be a number in E.164 form, such as +442079460002");
        }
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException("language must be a language tag such as en or de-AT");
        }
    }
}
