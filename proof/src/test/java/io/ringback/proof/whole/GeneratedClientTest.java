package io.ringback.proof.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.ringback.client.ApiClient;
import io.ringback.client.ApiException;
import io.ringback.client.ApiResponse;
import io.ringback.client.api.CallbacksApi;
import io.ringback.client.model.Callback;
import io.ringback.client.model.CallbackPage;
import io.ringback.client.model.CallbackRequest;
import io.ringback.client.model.CallbackStatus;
import io.ringback.client.model.Money;
import io.ringback.client.model.Problem;
import io.ringback.client.model.ProblemErrorsInner;
import io.ringback.client.model.Retry;
import io.ringback.client.model.RetryPolicy;
import io.ringback.client.model.RuleAnswer;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The API as a client sees it that is made from nothing but its description. */
@OnTheStack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedClientTest {
    private final OffsetDateTime tomorrow =
            OffsetDateTime.now(ZoneOffset.UTC).plusDays(1).truncatedTo(ChronoUnit.SECONDS);
    private final Customer customer;
    private final ApiClient connection;
    private final CallbacksApi callbacks;

    GeneratedClientTest(RunningStack stack) {
        customer = Customer.with(stack, "5.00", Phones.silentCaller(3));
        connection = new ApiClient()
                .setRequestInterceptor(request -> request.header(
                        "Authorization", "Bearer " + customer.client().key()));
        connection.updateBaseUri(customer.client().url());
        callbacks = new CallbacksApi(connection);
    }

    @Test
    void callbacks_are_asked_for_read_listed_page_by_page_and_cancelled() throws ApiException {
        var first = UUID.fromString(later(Phones.answering(0)));
        var second = UUID.fromString(later(Phones.busy(0)));

        Callback read = callbacks.getCallback(first.toString(), null);
        CallbackPage latest = page(null);
        CallbackPage before = page(latest.getNext());
        Callback cancelled = callbacks.cancelCallback(first.toString());
        callbacks.cancelCallback(second.toString());

        assertThat(read.getId()).isEqualTo(first);
        assertThat(read.getStatus()).isEqualTo(CallbackStatus.SCHEDULED);
        assertThat(read.getCaller()).isEqualTo(customer.number());
        assertThat(read.getCallee()).isEqualTo(Phones.answering(0));
        assertThat(read.getMetadata()).isEqualTo(Map.of("order", "4711"));
        assertThat(read.getNotBefore()).isEqualTo(tomorrow);
        assertThat(read.getRetry())
                .isEqualTo(new RetryPolicy().times(1).interval(60L).onUnknown(false));
        assertThat(latest.getItems()).extracting(Callback::getId).containsExactly(second);
        assertThat(before.getItems()).containsExactly(read);
        assertThat(before.getNext()).isNull();
        assertThat(cancelled.getStatus()).isEqualTo(CallbackStatus.CANCELLED);
        assertThat(callbacks.getCallback(first.toString(), null)).isEqualTo(cancelled);
    }

    @Test
    void dry_run_tells_rules_and_price() {
        var question = new CallbackRequest()
                .caller(customer.number())
                .callee(Phones.answering(0))
                .dryRun(true);

        // a price that takes more than two seconds is told by the callback instead
        var answer = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> callbacks.createCallbackWithHttpInfo(question, null),
                        response -> response.getStatusCode() == 200)
                .getData();

        assertThat(answer.getAllowed()).isTrue();
        assertThat(answer.getRules()).isNotEmpty().allMatch(RuleAnswer::getAllowed);
        assertThat(answer.getPricePerMinute())
                .isEqualTo(new Money().amount("0.10").currency("EUR"));
        assertThat(answer.getLimitSeconds()).isBetween(1, 5400);
    }

    @Test
    void problem_is_read_with_its_code_and_the_field_to_blame() throws Exception {
        var wrong = new CallbackRequest().caller("+44207946000x").callee(Phones.answering(0));

        var refused = catchThrowableOfType(ApiException.class, () -> callbacks.createCallback(wrong, null));
        var problem = connection.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);

        assertThat(refused.getCode()).isEqualTo(400);
        assertThat(problem.getStatus()).isEqualTo(400);
        assertThat(problem.getCode()).isEqualTo("bad-input");
        assertThat(problem.getErrors()).extracting(ProblemErrorsInner::getField).isEqualTo(List.of("caller"));
    }

    /** Asks for a callback tomorrow, twice with one key, and gives its id. */
    private String later(String callee) throws ApiException {
        var request = new CallbackRequest()
                .caller(customer.number())
                .callee(callee)
                .notBefore(tomorrow.toString())
                .retry(new Retry().times(1).interval(60))
                .metadata(Map.of("order", "4711"));
        var key = UUID.randomUUID().toString();
        ApiResponse<?> asked = callbacks.createCallbackWithHttpInfo(request, key);
        var again = callbacks.createCallback(request, key);

        assertThat(asked.getStatusCode()).isEqualTo(202);
        assertThat(again).isEqualTo(asked.getData());
        return again.getId().toString();
    }

    private CallbackPage page(@Nullable String cursor) throws ApiException {
        return callbacks.listCallbacks(null, null, null, cursor, null, "1", null, "SCHEDULED", null);
    }
}
