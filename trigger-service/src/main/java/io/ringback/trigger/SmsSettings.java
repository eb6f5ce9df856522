package io.ringback.trigger;

import io.ringback.trigger.sms.SmsApi;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The gateway that sends short messages: any provider's, or one of the operator's own, that is asked over HTTP. */
public interface SmsSettings {
    /** Where it is asked; without it no messages are sent. May have places for a message's parts, as {@link #body()}. */
    Optional<String> url();

    /** POST, PUT or GET. */
    @WithDefault("POST")
    String method();

    /** Whether the body is JSON or a form. */
    @WithDefault("JSON")
    SmsApi.Format format();

    /** The body, with {to} or {digits}, {from}, {text} and {id} in it; if not said {to}, {from} and {text} by these names. */
    Optional<String> body();

    /** What is found, as a regular expression, in the body of an answer that says yes; if not said its status says all. */
    Optional<String> success();

    /** The value of the header that opens the gateway, such as {@code Bearer …}: a secret. */
    Optional<String> authorization();

    /** The name of that header. */
    @WithDefault("Authorization")
    String authorizationHeader();

    /** What {from} is: a number or a name the provider knows. */
    Optional<String> from();

    /** Whose code it is, at the beginning of each message. */
    @WithDefault("Ringback")
    String name();

    /** How long the gateway may take to answer. */
    @WithDefault("PT10S")
    Duration timeout();

    /** Messages on their way at the same time from this replica. */
    @WithDefault("16")
    int inFlight();

    /** Most codes sent for one account within an hour, those of its buttons too: they cost the operator, not the account. */
    @WithDefault("20")
    int codesPerAccountHour();

    /** Most codes people have sent from one address within an hour; API keys do not count. */
    @WithDefault("10")
    int codesPerAddressHour();
}
