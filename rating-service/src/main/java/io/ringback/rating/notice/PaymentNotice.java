package io.ringback.rating.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringback.edge.problem.Problems;
import io.ringback.rating.payment.PaymentOrder;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * What a provider tells: {@code {"type": "payment.succeeded", "data": {"id", "account", "amount", "currency"}}}. Further
 * fields are the provider's own.
 *
 * @param type what happened
 * @param account id or number of the account that was paid for
 * @param order amount, with the provider's id as its reference
 */
record PaymentNotice(String type, String account, PaymentOrder order, String currency) {
    /** The one type that books. */
    static final String SUCCEEDED = "payment.succeeded";

    private static final int MAX_AMOUNT_TEXT = 32;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Only the type, which says whether the rest is ours to read. */
    static String typeOf(byte[] body) {
        return text(tree(body), "type", "type");
    }

    /** @throws io.ringback.edge.problem.ProblemException 400 naming the field that is missing or senseless */
    static PaymentNotice of(byte[] body) {
        var notice = tree(body);
        var data = notice.path("data");
        var amount = text(data, "amount", "data.amount");
        if (!amount.matches("[0-9]{1,13}(\\.[0-9]{1,12})?") || amount.length() > MAX_AMOUNT_TEXT) {
            throw Problems.badField("data.amount", "must be a plain decimal in quotes, such as \"10.00\"");
        }
        PaymentOrder order;
        try {
            order = new PaymentOrder(new BigDecimal(amount), text(data, "id", "data.id"));
        } catch (IllegalArgumentException e) {
            throw Problems.badField("data", String.valueOf(e.getMessage()));
        }
        return new PaymentNotice(
                text(notice, "type", "type"),
                text(data, "account", "data.account"),
                order,
                text(data, "currency", "data.currency"));
    }

    private static String text(JsonNode node, String field, String name) {
        var value = node.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw Problems.badField(name, "must be a text");
        }
        return value.textValue();
    }

    private static JsonNode tree(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw Problems.badRequest("not-json", "the body is no JSON");
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot be read", e);
        }
    }
}
