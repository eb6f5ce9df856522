package io.ringback.engine;

import io.ringback.contracts.AccessNumber;
import io.ringback.contracts.BlockedNumber;
import io.ringback.contracts.Topic;
import io.ringback.contracts.WatchedLine;
import io.ringback.edge.access.IdentitySeal;
import io.ringback.edge.delivery.Consumption;
import io.ringback.edge.delivery.Publishing;
import io.ringback.edge.delivery.Snapshots;
import io.ringback.engine.attempt.Authorizations;
import io.ringback.engine.attempt.SwitchOrders;
import io.ringback.engine.call.Prompts;
import io.ringback.engine.call.Timing;
import io.ringback.engine.owner.Ownership;
import io.ringback.engine.speech.Replacements;
import io.ringback.engine.switches.SecretSeal;
import io.ringback.engine.wire.Actions;
import io.ringback.engine.wire.LastGate;
import io.ringback.messaging.CompactedView;
import io.ringback.messaging.MessagingSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the engine consumes and publishes, and its settings as values. */
final class EngineBeans {
    @Produces
    @Singleton
    Consumption authorizations(Authorizations authorizations) {
        return Consumption.each(
                "engine.callback.authorizations.v1", Set.of(Topic.CALLBACK_AUTHORIZATIONS), authorizations::handle);
    }

    @Produces
    @Singleton
    Consumption switchOrders(SwitchOrders orders, Ownership ownership) {
        return Consumption.each(
                "engine.switch.orders.v1", Set.of(Topic.SWITCH_ORDERS), orders::handle, ownership.partitions());
    }

    @Produces
    @Singleton
    Publishing publishing() {
        return Publishing.to(Topic.CALL_EVENTS, Topic.SWITCH_ORDERS, Topic.LINE_EVENTS);
    }

    @Produces
    @Singleton
    Snapshots<BlockedNumber> blockedNumbers(MessagingSettings settings, BlockedNumbers blocked) {
        return new Snapshots<>(
                Topic.BLOCKED_NUMBERS,
                new CompactedView<>(
                        settings,
                        Topic.BLOCKED_NUMBERS,
                        BlockedNumber.class,
                        BlockedNumber::version,
                        (_, changed) -> blocked.changed(changed)));
    }

    @Produces
    @Singleton
    Snapshots<AccessNumber> accessNumbers(MessagingSettings settings) {
        return new Snapshots<>(
                Topic.ACCESS_NUMBERS,
                new CompactedView<>(settings, Topic.ACCESS_NUMBERS, AccessNumber.class, AccessNumber::version));
    }

    @Produces
    @Singleton
    Snapshots<WatchedLine> watchedLines(MessagingSettings settings) {
        return new Snapshots<>(
                Topic.WATCHED_LINES,
                new CompactedView<>(settings, Topic.WATCHED_LINES, WatchedLine.class, WatchedLine::version));
    }

    @Produces
    @Singleton
    LastGate lastGate(BlockedNumbers blocked) {
        return new LastGate(blocked::contains, blocked::itself);
    }

    @Produces
    @Singleton
    SecretSeal secretSeal(EngineSettings settings) {
        return new SecretSeal(settings.switchSecretKey());
    }

    /** The key is shared with trigger and rating; without it nothing starts. */
    @Produces
    @Singleton
    IdentitySeal identities(@ConfigProperty(name = "ringback.shared-key") String key) {
        return new IdentitySeal(key);
    }

    @Produces
    @Singleton
    Actions actions(EngineSettings settings) {
        return new Actions(settings.context());
    }

    @Produces
    @Singleton
    Timing timing(EngineSettings settings) {
        return new Timing(settings.unknownTold(), settings.unknownClosed());
    }

    @Produces
    @Singleton
    Prompts prompts(EngineSettings settings) {
        return Prompts.replacing(Replacements.of(settings.prompts().orElse(List.of())));
    }
}
