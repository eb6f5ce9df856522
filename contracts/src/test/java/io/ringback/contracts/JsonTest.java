package io.ringback.contracts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringback.contracts.CallbackRequest.WithdrawalRequested;
import io.ringback.contracts.values.Leg;
import io.ringback.contracts.values.LegCharge;
import io.ringback.contracts.values.RefusalReason;
import io.ringback.contracts.values.RuleAnswer;
import io.ringback.contracts.values.StopReason;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final String WITHDRAWAL = """
            {"type":"WithdrawalRequested","callbackId":"019ca8d7-2d00-7000-8000-00000000ca11",\
            "attemptId":"019ca8d7-2d00-7000-8000-0000000000a1","at":"2026-03-01T10:00:10Z","sandbox":false,\
            "reason":"CANCELLED"}""";

    @Test
    void unknown_field_is_ignored() throws UnreadableMessage {
        var message = read(WITHDRAWAL.replace("\"sandbox\"", "\"later\":{\"x\":[1,null]},\"sandbox\""));

        assertThat(message)
                .isEqualTo(new WithdrawalRequested(
                        Messages.CALLBACK, Messages.ATTEMPT, Messages.at("10:00:10"), false, StopReason.CANCELLED));
    }

    @Test
    void type_may_stand_last() throws UnreadableMessage {
        var message = read(WITHDRAWAL
                .replace("\"type\":\"WithdrawalRequested\",", "")
                .replace("\"CANCELLED\"}", "\"CANCELLED\",\"type\":\"WithdrawalRequested\"}"));

        assertThat(message).isEqualTo(read(WITHDRAWAL));
    }

    @Test
    void missing_field_is_named() {
        refusing(WITHDRAWAL.replace(",\"reason\":\"CANCELLED\"", ""))
                .hasMessage("not a message of callback.requests.v1: reason: required field is missing");
    }

    @Test
    void null_for_a_required_field_is_named() {
        refusing(WITHDRAWAL.replace("\"CANCELLED\"", "null"))
                .hasMessage("not a message of callback.requests.v1: reason: must not be null");
    }

    @Test
    void field_that_stands_twice_is_refused() {
        refusing(WITHDRAWAL.replace("\"reason\"", "\"sandbox\":true,\"reason\""))
                .hasMessageContaining("Duplicate field 'sandbox'");
    }

    @Test
    void unknown_enum_value_is_refused_without_being_quoted() {
        refusing(WITHDRAWAL.replace("CANCELLED", "SECRET"))
                .hasMessage("not a message of callback.requests.v1: reason: not a StopReason")
                .hasNoCause();
    }

    @Test
    void what_is_no_json_is_refused_without_being_quoted() {
        for (String text :
                List.of("SECRET", WITHDRAWAL.replace("false", "SECRET"), WITHDRAWAL.replace(":\"C", ":SECRET\"C"))) {
            refusing(text)
                    .hasMessageContaining("is not JSON at byte")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("SECRET"));
        }
        byte[] noUtf8 = WITHDRAWAL.replace("CANCELLED", "\u00ff").getBytes(ISO_8859_1);
        assertThatThrownBy(() -> Json.read(Topic.CALLBACK_REQUESTS, noUtf8))
                .isExactlyInstanceOf(UnreadableMessage.class);
    }

    @Test
    void unknown_type_and_no_type_are_refused() {
        refusing(WITHDRAWAL.replace("WithdrawalRequested", "Secret")).hasMessageEndingWith(": unknown type");
        refusing(WITHDRAWAL.replace("\"type\":\"WithdrawalRequested\",", "")).hasMessageEndingWith(": has no type");
        refusing(WITHDRAWAL.replace("WithdrawalRequested", "Withdrawn")).hasMessageEndingWith(": unknown type");
    }

    @Test
    void what_is_no_json_object_is_refused() {
        for (String text : List.of("", " ", "null", "[]", "7", "\"x\"", "{", WITHDRAWAL + "{}", "\u0000")) {
            refusing(text).hasMessageStartingWith("not a message of callback.requests.v1: ");
        }
    }

    @Test
    void message_over_the_limit_is_neither_read_nor_written() {
        refusing(WITHDRAWAL + " ".repeat(Json.MAX_MESSAGE_BYTES)).hasMessageContaining("more than 262144");

        var rules = Collections.nCopies(100, new RuleAnswer("RULE", true, "x".repeat(Json.MAX_TEXT_LENGTH)));
        var huge = new CallbackAuthorization.Evaluated(
                Messages.CALLBACK, Messages.ATTEMPT, Messages.at("10:00:00"), false, rules, null, 0);
        assertThatThrownBy(() -> Json.write(huge))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 262144");
    }

    @Test
    void what_no_reader_would_take_is_not_written() {
        var longText = new CallbackAuthorization.AttemptRefused(
                Messages.CALLBACK, Messages.ATTEMPT, Messages.at("10:00:00"), false, RefusalReason.NO_RATE, tooLong());
        assertThatThrownBy(() -> Json.write(longText))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("AttemptRefused cannot be written: sentence: text has more than 8192 characters");

        var longStep = new LegCharge(Leg.CALLER, null, null, 0, 0, null, 0, Messages.eur("0"), List.of(tooLong()));
        assertThatThrownBy(() -> Json.mapper().writeValueAsBytes(longStep))
                .hasMessageContaining("text has more than 8192 characters");

        var farOff =
                new WithdrawalRequested(Messages.CALLBACK, Messages.ATTEMPT, Instant.MAX, false, StopReason.CANCELLED);
        assertThatThrownBy(() -> Json.write(farOff))
                .hasMessage("WithdrawalRequested cannot be written: at: moment is not of the years 1970 to 9999");
    }

    @Test
    void text_no_database_can_store_is_neither_read_nor_written() {
        var refused = new CallbackAuthorization.AttemptRefused(
                Messages.CALLBACK, Messages.ATTEMPT, Messages.at("10:00:00"), false, RefusalReason.NO_RATE, "SENTENCE");
        String text = new String(Json.write(refused), UTF_8);
        for (String escaped : List.of("\\u0000", "x\\ud800", "\\udc00x", "\\udc00\\ud800")) {
            assertThatThrownBy(() -> Json.read(
                            Topic.CALLBACK_AUTHORIZATIONS,
                            text.replace("SENTENCE", escaped).getBytes(UTF_8)))
                    .as(escaped)
                    .isExactlyInstanceOf(UnreadableMessage.class)
                    .hasMessageEndingWith("sentence: must have no NUL and no half characters");
        }

        var unstorable = new CallbackAuthorization.AttemptRefused(
                Messages.CALLBACK, Messages.ATTEMPT, Messages.at("10:00:00"), false, RefusalReason.NO_RATE, "a\0b");
        assertThatThrownBy(() -> Json.write(unstorable))
                .hasMessage("AttemptRefused cannot be written: sentence: must have no NUL and no half characters");
    }

    @Test
    void deep_nesting_is_refused() {
        refusing(WITHDRAWAL.replace("\"sandbox\"", "\"later\":" + "[".repeat(5000) + "]".repeat(5000) + ",\"sandbox\""))
                .hasMessageStartingWith("not a message of callback.requests.v1: ");
    }

    @Test
    void small_amount_is_written_without_exponent() throws Exception {
        var tree = Json.mapper().valueToTree(Messages.eur("0.00000001"));

        assertThat(tree).isEqualTo(Json.mapper().readTree("{\"amount\":\"0.00000001\",\"currency\":\"EUR\"}"));
    }

    private static String tooLong() {
        return "x".repeat(Json.MAX_TEXT_LENGTH + 1);
    }

    private static Message read(String text) throws UnreadableMessage {
        return Json.read(Topic.CALLBACK_REQUESTS, text.getBytes(UTF_8));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refusing(String text) {
        return assertThatThrownBy(() -> read(text)).isExactlyInstanceOf(UnreadableMessage.class);
    }
}
