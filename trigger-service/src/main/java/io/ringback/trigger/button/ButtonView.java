package io.ringback.trigger.button;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A call-me button as its owner sees it.
 *
 * @param sandbox whether its calls are for show: scripted phones ring
 * @param campaign in which visitors take part; null for none
 * @param script what is put into the site's pages
 */
@Schema(name = "Button")
public record ButtonView(
        UUID id,
        UUID account,
        boolean sandbox,
        String name,
        String callee,
        List<String> origins,
        String language,
        int visitsPerHour,
        @Nullable String campaign,
        String script,
        Instant createdAt) {
    /** @param root where Ringback is reached from outside, with a slash at the end */
    static ButtonView of(Button button, String root) {
        return new ButtonView(
                button.id(),
                button.accountId(),
                button.sandbox(),
                button.name(),
                button.callee(),
                button.origins(),
                button.language(),
                button.visitsPerHour(),
                button.campaign(),
                "<script src=\"" + root + "page/button.js\" data-button=\"" + button.id() + "\" async></script>",
                button.createdAt());
    }
}
