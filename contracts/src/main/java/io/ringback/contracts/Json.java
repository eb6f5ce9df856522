package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * How messages are written and read: instants as ISO-8601 text, decimals as plain text, nothing for null. Unknown
 * fields are ignored (only optional fields are ever added); a required one that is missing or null, a key that stands
 * twice, a value of another JSON type and anything over the limits below are refused.
 */
public final class Json {
    /** The largest message written or read; a quarter of what the broker takes by default, headers included. */
    public static final int MAX_MESSAGE_BYTES = 256 * 1024;

    /** The longest text in a message, in characters: none is longer than a few sentences. */
    public static final int MAX_TEXT_LENGTH = 8 * 1024;

    /** The deepest real message has 7 levels. */
    private static final int MAX_DEPTH = 32;

    private static final int MAX_NAME_LENGTH = 256;
    private static final int MAX_NUMBER_LENGTH = 32;
    private static final ObjectMapper MAPPER = build();

    private Json() {}

    /** The mapper of the contracts; treat it as immutable. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * The JSON text of a message, UTF-8.
     *
     * @throws IllegalArgumentException if no reader would take it: over {@value #MAX_MESSAGE_BYTES} bytes, a text over
     *     {@value #MAX_TEXT_LENGTH} characters, a moment outside the years 1970 to 9999
     */
    public static byte[] write(Message message) {
        byte[] bytes;
        try {
            bytes = MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(typeOf(message) + " cannot be written: " + WhyUnreadable.of(e), e);
        }
        if (bytes.length > MAX_MESSAGE_BYTES) {
            throw new IllegalArgumentException(
                    typeOf(message) + " has " + bytes.length + " bytes, more than " + MAX_MESSAGE_BYTES);
        }
        return bytes;
    }

    /** @throws UnreadableMessage if the bytes are no message of this topic; says why, without the payload */
    public static Message read(Topic topic, byte[] bytes) throws UnreadableMessage {
        if (bytes.length > MAX_MESSAGE_BYTES) {
            throw unreadable(topic, bytes.length + " bytes, more than " + MAX_MESSAGE_BYTES);
        }
        try {
            Message message = MAPPER.readValue(bytes, topic.messageType());
            if (message == null) {
                throw unreadable(topic, "null");
            }
            return message;
        } catch (IOException e) {
            throw unreadable(topic, WhyUnreadable.of(e));
        }
    }

    /** The CloudEvents type: the record's name, for a call event the name of its fact. */
    public static String typeOf(Message message) {
        return message instanceof CallEvent event
                ? event.fact().getClass().getSimpleName()
                : message.getClass().getSimpleName();
    }

    /** Without a cause on purpose: the parser's own exceptions quote the payload, and stack traces are logged. */
    private static UnreadableMessage unreadable(Topic topic, String why) {
        return new UnreadableMessage("not a message of " + topic.wireName() + ": " + why, null);
    }

    private static ObjectMapper build() {
        JsonMapper mapper = JsonMapper.builder(factory())
                .addModule(new JavaTimeModule())
                .addModule(new StrictScalars())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        // an empty text is no missing id
        mapper.coercionConfigFor(LogicalType.OtherScalar)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        mapper.setAnnotationIntrospector(AnnotationIntrospector.pair(
                new RequiredUnlessNullable(), mapper.getDeserializationConfig().getAnnotationIntrospector()));
        Stream.of(Topic.values())
                .flatMap(topic -> topic.recordTypes().stream())
                .distinct()
                .forEach(type -> mapper.registerSubtypes(new NamedType(type, type.getSimpleName())));
        for (Class<?> fact : CallFact.class.getPermittedSubclasses()) {
            mapper.registerSubtypes(new NamedType(fact, fact.getSimpleName()));
        }
        return mapper;
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(MAX_MESSAGE_BYTES)
                        .maxStringLength(MAX_TEXT_LENGTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build();
    }
}
