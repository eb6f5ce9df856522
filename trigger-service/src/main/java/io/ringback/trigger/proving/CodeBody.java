package io.ringback.trigger.proving;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The code somebody heard.
 *
 * @param code six digits; blanks between them do not count
 */
@Schema(name = "Code")
public record CodeBody(@Schema(examples = "042 117") String code) {
    public CodeBody {
        code = code.replace(" ", "");
        if (!OneTimeCode.isOne(code)) {
            throw new IllegalArgumentException("code must be six digits");
        }
    }

    /** Nobody reads it in a log. */
    @Override
    public String toString() {
        return "CodeBody[…]";
    }
}
