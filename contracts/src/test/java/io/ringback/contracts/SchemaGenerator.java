package io.ringback.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the JSON Schema (2020-12) of a topic from its records. */
final class SchemaGenerator {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Javadocs DOCS = Javadocs.of(Golden.MODULE.resolve(Path.of("src/main/java")));

    private final TreeMap<String, ObjectNode> definitions = new TreeMap<>();

    private SchemaGenerator() {}

    static ObjectNode of(Topic topic) {
        var generator = new SchemaGenerator();
        var schema = JSON.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "https://ringback.io/schemas/" + topic.wireName() + ".schema.json")
                .put("title", topic.wireName());
        describe(schema, DOCS.of(topic.messageType()));
        var messages = schema.putArray("oneOf");
        topic.recordTypes().forEach(type -> messages.add(generator.reference(type)));
        var definitions = schema.putObject("$defs");
        generator.definitions.forEach(definitions::set);
        return schema;
    }

    private ObjectNode reference(Class<?> type) {
        String name = type.getSimpleName();
        if (!definitions.containsKey(name)) {
            // before its content: a type may contain itself
            definitions.put(name, JSON.objectNode());
            definitions.put(name, definition(type));
        }
        return JSON.objectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode definition(Class<?> type) {
        var schema = JSON.objectNode();
        describe(schema, DOCS.of(type));
        if (type.isEnum()) {
            return enumeration(schema, type);
        }
        if (type.isSealed()) {
            var variants = schema.putArray("oneOf");
            for (Class<?> variant : type.getPermittedSubclasses()) {
                variants.add(reference(variant));
            }
            return schema;
        }
        if (type.isRecord()) {
            return record(schema, type);
        }
        throw new IllegalStateException("no schema for " + type);
    }

    private ObjectNode record(ObjectNode schema, Class<?> type) {
        schema.put("type", "object");
        var properties = JSON.objectNode();
        var required = JSON.arrayNode();
        String discriminator = discriminator(type);
        if (discriminator != null) {
            properties.putObject(discriminator).put("const", wireType(type));
            required.add(discriminator);
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String name = wireName(component);
            properties.set(name, property(type, component));
            if (!Records.nullable(component)) {
                required.add(name);
            }
        }
        schema.set("properties", properties);
        schema.set("required", required);
        return schema;
    }

    private ObjectNode property(Class<?> owner, RecordComponent component) {
        var schema = value(component.getGenericType(), Facets.of(owner, component.getName()));
        describe(schema, DOCS.of(owner, component.getName()));
        return schema;
    }

    private ObjectNode value(Type type, Facets facets) {
        if (type instanceof ParameterizedType list && list.getRawType() instanceof Class<?> raw) {
            if (!Collection.class.isAssignableFrom(raw)) {
                throw new IllegalStateException("no schema for " + type);
            }
            var schema = JSON.objectNode().put("type", "array");
            schema.set("items", value(list.getActualTypeArguments()[0], facets));
            if (facets.minItems() > 0) {
                schema.put("minItems", facets.minItems());
            }
            return raw == Set.class ? schema.put("uniqueItems", true) : schema;
        }
        if (type == UUID.class) {
            return JSON.objectNode().put("type", "string").put("format", "uuid");
        }
        if (type == Instant.class) {
            return JSON.objectNode()
                    .put("type", "string")
                    .put("format", "date-time")
                    .put("pattern", "Z$");
        }
        if (type == BigDecimal.class) {
            return JSON.objectNode().put("type", "string").put("pattern", whole(Facets.DECIMAL));
        }
        if (type == String.class) {
            var schema = JSON.objectNode().put("type", "string");
            return facets.pattern() == null
                    ? schema.put("maxLength", Json.MAX_TEXT_LENGTH)
                    : schema.put("pattern", whole(facets.pattern()));
        }
        if (type == boolean.class || type == Boolean.class) {
            return JSON.objectNode().put("type", "boolean");
        }
        if (type == int.class || type == Integer.class) {
            return number(facets, "int32");
        }
        return type == long.class ? number(facets, "int64") : reference((Class<?>) type);
    }

    private static ObjectNode number(Facets facets, String format) {
        var schema = JSON.objectNode().put("type", "integer").put("format", format);
        if (facets.least() != null) {
            schema.put("minimum", facets.least());
        }
        return facets.most() == null ? schema : schema.put("maximum", facets.most());
    }

    private static ObjectNode enumeration(ObjectNode schema, Class<?> type) {
        schema.put("type", "string");
        var values = schema.putArray("enum");
        var meanings = new StringBuilder(schema.path("description").asText());
        for (Object constant : type.getEnumConstants()) {
            values.add(constant.toString());
            String meaning = DOCS.of(type, constant.toString());
            meanings.append(meaning == null ? "" : "\n" + constant + ": " + meaning);
        }
        return schema.put("description", meanings.toString().strip());
    }

    private static @Nullable String discriminator(Class<?> type) {
        for (Class<?> each = type; each != null; each = parent(each)) {
            var info = each.getAnnotation(JsonTypeInfo.class);
            if (info != null) {
                return info.property();
            }
        }
        return null;
    }

    private static @Nullable Class<?> parent(Class<?> type) {
        return type.getInterfaces().length == 0 ? null : type.getInterfaces()[0];
    }

    private static String wireType(Class<?> type) {
        var name = type.getAnnotation(JsonTypeName.class);
        return name == null ? type.getSimpleName() : name.value();
    }

    static String wireName(RecordComponent component) {
        var name = component.getAccessor().getAnnotation(JsonProperty.class);
        return name == null || name.value().isEmpty() ? component.getName() : name.value();
    }

    private static String whole(String pattern) {
        return "^" + pattern + "$";
    }

    private static void describe(ObjectNode schema, @Nullable String sentence) {
        if (sentence != null) {
            schema.put("description", sentence);
        }
    }
}
