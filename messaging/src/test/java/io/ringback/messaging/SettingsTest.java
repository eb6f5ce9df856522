package io.ringback.messaging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void setting_that_makes_no_sense_is_refused_with_its_name() {
        assertThatThrownBy(() -> MessagingSettings.of("", "trigger-service", 6, 1))
                .hasMessage("bootstrapServers must not be empty");
        assertThatThrownBy(() -> MessagingSettings.of("kafka:9092", " ", 6, 1))
                .hasMessage("clientId must not be empty");
        assertThatThrownBy(() -> MessagingSettings.of("kafka:9092", "trigger-service", 0, 1))
                .hasMessage("partitions must be 1 to 1000: 0");
        assertThatThrownBy(() -> MessagingSettings.of("kafka:9092", "trigger-service", 6, 10))
                .hasMessage("replication must be 1 to 9: 10");
        assertThatThrownBy(() -> new MessagingSettings(
                        "kafka:9092", "trigger-service", 6, 1, 100, Duration.ZERO, SECOND.multipliedBy(2), SECOND))
                .hasMessage("sessionTimeout must be at least three heartbeats: PT2S, PT1S");
        assertThatThrownBy(() -> MessagingSettings.of("kafka:9092", "trigger-service", 6, 1)
                        .pacedBy(SECOND.multipliedBy(2)))
                .hasMessage("pace must be 0 to less than a heartbeat: PT2S, PT2S");
    }

    @Test
    void statement_must_end_before_its_transaction() {
        assertThatThrownBy(() -> new DatabaseSettings(SECOND, SECOND, SECOND, 3))
                .hasMessage("statementTimeout must be shorter than transactionTimeout: PT1S, PT1S");
    }

    @Test
    void lease_must_outlast_renewal_and_delivery() {
        assertThatThrownBy(() ->
                        new RelaySettings(SECOND.multipliedBy(2), SECOND, SECOND, SECOND, SECOND, Duration.ZERO, 500))
                .hasMessage("renewEvery + deliveryTimeout must be shorter than lease: PT2S, PT2S");
    }
}
