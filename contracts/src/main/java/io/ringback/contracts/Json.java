package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * How messages are written and read: instants as ISO-8601 text, nothing for null, unknown fields ignored (only optional
 * fields are ever added), a missing required one refused.
 */
public final class Json {
    private static final ObjectMapper MAPPER = build();

    private Json() {}

    /** The mapper of the contracts; treat it as immutable. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** The JSON text of a message, UTF-8. */
    public static byte[] write(Message message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + typeOf(message), e);
        }
    }

    /** @throws UnreadableMessage if the bytes are no message of this topic; says why, without the payload */
    public static Message read(Topic topic, byte[] bytes) throws UnreadableMessage {
        try {
            Message message = MAPPER.readValue(bytes, topic.messageType());
            if (message == null) {
                throw new UnreadableMessage("not a message of " + topic.wireName() + ": null", null);
            }
            return message;
        } catch (IOException e) {
            String why = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new UnreadableMessage("not a message of " + topic.wireName() + ": " + why, e);
        }
    }

    /** The CloudEvents type: the record's name, for a call event the name of its fact. */
    public static String typeOf(Message message) {
        return message instanceof CallEvent event
                ? event.fact().getClass().getSimpleName()
                : message.getClass().getSimpleName();
    }

    private static ObjectMapper build() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
        mapper.setAnnotationIntrospector(AnnotationIntrospector.pair(
                mapper.getDeserializationConfig().getAnnotationIntrospector(), new RequiredUnlessNullable()));
        Stream.of(Topic.values())
                .flatMap(topic -> topic.recordTypes().stream())
                .distinct()
                .forEach(type -> mapper.registerSubtypes(new NamedType(type, type.getSimpleName())));
        for (Class<?> fact : CallFact.class.getPermittedSubclasses()) {
            mapper.registerSubtypes(new NamedType(fact, fact.getSimpleName()));
        }
        return mapper;
    }
}
