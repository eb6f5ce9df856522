package io.ringback.contracts;

import java.util.List;
import java.util.stream.Stream;

/** Every topic: its name, who may be read from it, and whether Kafka keeps only the latest record of a key. */
public enum Topic {
    CALLBACK_REQUESTS("callback.requests.v1", CallbackRequest.class, false),
    CALLBACK_AUTHORIZATIONS("callback.authorizations.v1", CallbackAuthorization.class, false),
    SWITCH_ORDERS("switch.orders.v1", SwitchOrder.class, false),
    CALL_EVENTS("call.events.v1", CallEvent.class, false),
    CALL_CHARGES("call.charges.v1", CallCharge.class, false),
    CALLBACK_STATES("callback.states.v1", CallbackStateChanged.class, false),
    CALL_CDRS("call.cdrs.v1", CallDetailRecord.class, false),
    CDRS_LATEST("cdrs.latest.v1", CallDetailRecord.class, true),
    LINE_EVENTS("line.events.v1", LineEvent.class, false),
    ACCOUNT_SNAPSHOTS("account.snapshots.v1", AccountSnapshot.class, true),
    ACCESS_NUMBERS("access.numbers.v1", AccessNumber.class, true),
    BLOCKED_NUMBERS("blocked.numbers.v1", BlockedNumber.class, true),
    WATCHED_LINES("watched.lines.v1", WatchedLine.class, true),
    CAMPAIGN_PARTICIPATION("campaign.participation.v1", CampaignParticipation.class, true),
    CAMPAIGN_DEFINITIONS("campaign.definitions.v1", Campaign.class, true);

    private static final String DEAD_LETTER_SUFFIX = ".dlq";

    private final String wireName;
    private final Class<? extends Message> messageType;
    private final boolean compacted;

    Topic(String wireName, Class<? extends Message> messageType, boolean compacted) {
        this.wireName = wireName;
        this.messageType = messageType;
        this.compacted = compacted;
    }

    /** The name at the broker. */
    public String wireName() {
        return wireName;
    }

    /** The interface or record all its messages share. */
    public Class<? extends Message> messageType() {
        return messageType;
    }

    /** Whether only the latest record of each key is kept. */
    public boolean compacted() {
        return compacted;
    }

    /** Where records of this topic go that cannot be handled. */
    public String deadLetterName() {
        return wireName + DEAD_LETTER_SUFFIX;
    }

    /** The records that may appear on this topic, in the order they are declared. */
    public List<Class<? extends Message>> recordTypes() {
        return messageType.isSealed()
                ? Stream.of(messageType.getPermittedSubclasses())
                        .<Class<? extends Message>>map(type -> type.asSubclass(Message.class))
                        .toList()
                : List.of(messageType);
    }

    /** @throws IllegalArgumentException if there is no such topic */
    public static Topic named(String wireName) {
        return Stream.of(values())
                .filter(topic -> topic.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic named " + wireName));
    }
}
