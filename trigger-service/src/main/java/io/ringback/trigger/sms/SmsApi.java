package io.ringback.trigger.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringback.contracts.values.Party;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** How one provider's gateway is asked over HTTP, and how its answers are read. */
public final class SmsApi {
    /** What the body is. */
    public enum Format {
        JSON("application/json", "{\"to\": \"{to}\", \"from\": \"{from}\", \"text\": \"{text}\"}"),
        FORM("application/x-www-form-urlencoded", "to={to}&from={from}&text={text}");

        private final String contentType;
        private final String usual;

        Format(String contentType, String usual) {
            this.contentType = contentType;
            this.usual = usual;
        }
    }

    private static final List<String> METHODS = List.of("POST", "PUT", "GET");
    private static final SmsMessage SAMPLE =
            new SmsMessage(new UUID(0, 0), new Party.E164("+442079460001"), "\"", "\"\\");

    private static final int REDIRECTS = 300;
    private static final int REFUSALS = 400;
    private static final int FAULTS = 500;

    /** Later, says the gateway: too slow, too early, too many (RFC 9110, 8470, 6585). */
    private static final List<Integer> LATER = List.of(408, 425, 429);

    /** It minds the key, or knows no such address or method: no message gets through. */
    private static final List<Integer> MISCONFIGURED = List.of(401, 402, 403, 404, 405);

    private final String method;
    private final Template url;
    private final Format format;
    private final Template body;
    private final @Nullable Pattern success;

    private SmsApi(String method, Template url, Format format, Template body, @Nullable Pattern success) {
        this.method = method;
        this.url = url;
        this.format = format;
        this.body = body;
        this.success = success;
    }

    /**
     * Reads the settings.
     *
     * @param body a template; the usual fields if null, nothing if the method is GET
     * @param success what is found in the body of an answer that says yes; null if its status says all
     * @throws IllegalArgumentException with the setting, and why it is none
     */
    public static SmsApi of(String method, String url, Format format, @Nullable String body, @Nullable String success) {
        require(METHODS.contains(method), "method", "must be POST, PUT or GET");
        boolean bodiless = method.equals("GET");
        require(!bodiless || body == null, "body", "cannot be sent with GET");
        var api = new SmsApi(
                method,
                new Template(url),
                format,
                new Template(bodiless ? "" : body == null ? format.usual : body),
                success == null ? null : pattern(success));
        require(
                (api.url.namesTheNumber() || api.body.namesTheNumber())
                        && (api.url.holdsTheText() || api.body.holdsTheText()),
                bodiless ? "url" : "body",
                "must have places for {to} or {digits}, and for {text}");
        require(
                bodiless || format == Format.FORM || api.writesJson(),
                "body",
                "must be JSON, its places between quotes");
        return api;
    }

    /** What to ask for a message. */
    public SmsRequest request(SmsMessage message) {
        String written = body.fill(message, format == Format.JSON ? Template.Writing.JSON : Template.Writing.PERCENT);
        return new SmsRequest(
                method,
                url.fill(message, Template.Writing.PERCENT),
                written.isEmpty() ? "" : format.contentType,
                written);
    }

    /** Whether the body of an answer says more than its status. */
    public boolean readsAnswers() {
        return success != null;
    }

    /** What an answer means. */
    public SmsOutcome outcome(int status, String answered) {
        String answer = "status " + status;
        if (status >= FAULTS || LATER.contains(status)) {
            return new SmsOutcome.Unsure(answer);
        }
        if (status >= REFUSALS) {
            return new SmsOutcome.Refused(answer, MISCONFIGURED.contains(status));
        }
        if (status >= REDIRECTS) {
            return new SmsOutcome.Refused(answer + ", a redirect", true);
        }
        // Never sent again: who says neither yes nor no may have sent it.
        return success == null || success.matcher(answered).find()
                ? new SmsOutcome.Taken(answer)
                : new SmsOutcome.Refused(answer + " without a yes", false);
    }

    private boolean writesJson() {
        try {
            return new ObjectMapper().readTree(request(SAMPLE).body()).isContainerNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static Pattern pattern(String success) {
        try {
            return Pattern.compile(success);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("ringback.trigger.sms.success must be a regular expression", e);
        }
    }

    private static void require(boolean right, String setting, String sentence) {
        if (!right) {
            throw new IllegalArgumentException("ringback.trigger.sms." + setting + " " + sentence);
        }
    }
}
