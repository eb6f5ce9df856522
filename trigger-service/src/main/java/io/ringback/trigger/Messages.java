package io.ringback.trigger;

import io.ringback.contracts.Topic;
import io.ringback.edge.delivery.Consumption;
import io.ringback.edge.delivery.Publishing;
import io.ringback.trigger.blocked.BlockedNumberStore;
import io.ringback.trigger.line.LineEvents;
import io.ringback.trigger.progress.Progress;
import io.ringback.trigger.webhook.LowBalanceNotices;
import io.ringback.trigger.webhook.NoticeBook;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** What trigger-service reads and writes. */
final class Messages {
    /** People watch a callback's progress; what they do not notice makes one transaction of many messages. */
    private static final Duration PACE = Duration.ofMillis(50);

    private static final Duration NOTICE_PACE = Duration.ofMillis(100);

    @Produces
    @Singleton
    Consumption authorizations(Progress progress) {
        return reading(Topic.CALLBACK_AUTHORIZATIONS, progress);
    }

    @Produces
    @Singleton
    Consumption callEvents(Progress progress) {
        return reading(Topic.CALL_EVENTS, progress);
    }

    @Produces
    @Singleton
    Consumption charges(Progress progress) {
        return reading(Topic.CALL_CHARGES, progress);
    }

    /** Our own states come back as anybody else hears them: only what is committed and told makes a notice. */
    @Produces
    @Singleton
    Consumption notices(NoticeBook book) {
        return Consumption.inBatches("trigger." + Topic.CALLBACK_STATES.wireName(), Set.of(Topic.CALLBACK_STATES), book)
                .pacedBy(NOTICE_PACE);
    }

    @Produces
    @Singleton
    Consumption lowBalances(LowBalanceNotices notices) {
        return Consumption.each(
                "trigger." + Topic.ACCOUNT_SNAPSHOTS.wireName(), Set.of(Topic.ACCOUNT_SNAPSHOTS), notices::handle);
    }

    /** What is blocked here or by somebody on the line is stopped wherever it is under way. */
    @Produces
    @Singleton
    Consumption blocks(BlockedNumberStore blocked) {
        return Consumption.each(
                "trigger." + Topic.BLOCKED_NUMBERS.wireName(), Set.of(Topic.BLOCKED_NUMBERS), blocked::heard);
    }

    @Produces
    @Singleton
    Consumption lineEvents(LineEvents events) {
        return Consumption.each("trigger." + Topic.LINE_EVENTS.wireName(), Set.of(Topic.LINE_EVENTS), events::handle);
    }

    @Produces
    @Singleton
    Publishing publishing() {
        return Publishing.to(
                Topic.CALLBACK_REQUESTS,
                Topic.CALLBACK_STATES,
                Topic.BLOCKED_NUMBERS,
                Topic.ACCESS_NUMBERS,
                Topic.WATCHED_LINES);
    }

    private static Consumption reading(Topic topic, Progress progress) {
        return Consumption.inBatches("trigger." + topic.wireName(), Set.of(topic), progress::handle)
                .pacedBy(PACE);
    }
}
