package io.ringback.trigger.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some notices, the latest first.
 *
 * @param next asked for with {@code before}; null at the end
 */
public record NoticePage(List<NoticeView> items, @Nullable Long next) {
    public NoticePage {
        items = List.copyOf(items);
    }
}
