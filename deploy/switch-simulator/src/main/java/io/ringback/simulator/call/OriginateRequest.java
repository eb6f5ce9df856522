package io.ringback.simulator.call;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An Originate: whom to ring, and where the channel goes once answered.
 *
 * @param actionId echoed in OriginateResponse, empty when the client gave none
 * @param application run instead of the dialplan when not empty
 * @param variables name and value pairs, in the order given
 * @param uniqueid the id the client wants for the channel
 */
public record OriginateRequest(
        String actionId,
        String channel,
        String context,
        String exten,
        int priority,
        String application,
        String data,
        Duration timeout,
        CallerId callerId,
        String account,
        List<String[]> variables,
        @Nullable String uniqueid,
        @Nullable String otherUniqueid,
        boolean booted) {}
