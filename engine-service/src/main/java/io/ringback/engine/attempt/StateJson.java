package io.ringback.engine.attempt;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.ringback.contracts.CallbackAuthorization.AttemptAuthorized;
import io.ringback.contracts.Json;
import io.ringback.contracts.Topic;
import io.ringback.contracts.UnreadableMessage;
import io.ringback.engine.call.CallState;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/** States and orders as JSON text. */
public final class StateJson {
    private static final ObjectMapper STATES = mapper();

    private StateJson() {}

    /** The text a state is kept as. */
    public static String write(CallState state) {
        try {
            return STATES.writerFor(CallState.class).writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a call's state", e);
        }
    }

    /**
     * The state that was kept as this text.
     *
     * @throws IllegalStateException if it is none
     */
    public static CallState readState(String json) {
        try {
            return STATES.readValue(json, CallState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a call's state", e);
        }
    }

    static String write(AttemptAuthorized order) {
        return new String(Json.write(order), StandardCharsets.UTF_8);
    }

    static AttemptAuthorized readOrder(String json) {
        try {
            return (AttemptAuthorized) Json.read(Topic.CALLBACK_AUTHORIZATIONS, json.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableMessage e) {
            throw new IllegalStateException("cannot read a call's order", e);
        }
    }

    /** Only what a record is made of, not what it can tell. */
    private static ObjectMapper mapper() {
        ObjectMapper mapper = Json.mapper().copy();
        mapper.setVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE);
        states(CallState.class).forEach(state -> mapper.registerSubtypes(new NamedType(state, state.getSimpleName())));
        return mapper;
    }

    private static Stream<Class<?>> states(Class<?> kind) {
        return kind.isSealed()
                ? Arrays.stream(kind.getPermittedSubclasses()).flatMap(StateJson::states)
                : Stream.of(kind);
    }
}
