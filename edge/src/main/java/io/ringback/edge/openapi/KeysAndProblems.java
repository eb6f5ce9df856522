package io.ringback.edge.openapi;

import io.ringback.edge.problem.Problem;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Says once, for all operations, that they want a key and answer problems, that an amount of money is a string, and leaves
 * what a reference says to what it refers to. Named in {@code mp.openapi.filter}.
 */
public final class KeysAndProblems implements OASFilter {
    private static final String PROBLEM = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        description.addSecurityRequirement(
                OASFactory.createSecurityRequirement().addScheme("apiKey"));
        if (description.getComponents() == null) {
            description.setComponents(OASFactory.createComponents());
        }
        description.getComponents().addSchema(PROBLEM, problem());
        Schema money = description.getComponents().getSchemas().get("Money");
        if (money != null) {
            money.addProperty("amount", of(SchemaType.STRING).addExample("0.25"));
        }
        if (description.getPaths() != null && description.getPaths().getPathItems() != null) {
            description.getPaths().getPathItems().values().stream()
                    .flatMap(path -> path.getOperations().values().stream())
                    .forEach(KeysAndProblems::answersProblems);
        }
    }

    /**
     * The scanner writes the type of a field's class beside the reference to its schema. In OpenAPI 3.1 both hold, and where
     * the schema says another type nothing is right.
     */
    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getRef() != null) {
            schema.setType(null);
        }
        return schema;
    }

    private static void answersProblems(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        operation
                .getResponses()
                .addAPIResponse(
                        "default",
                        OASFactory.createAPIResponse()
                                .description("A problem (RFC 9457)")
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                Problem.MEDIA_TYPE,
                                                OASFactory.createMediaType()
                                                        .schema(OASFactory.createSchema()
                                                                .ref("#/components/schemas/" + PROBLEM)))));
    }

    private static Schema problem() {
        Schema error = of(SchemaType.OBJECT)
                .addProperty("field", of(SchemaType.STRING))
                .addProperty("message", of(SchemaType.STRING))
                .required(List.of("field", "message"));
        return of(SchemaType.OBJECT)
                .addProperty("type", of(SchemaType.STRING).format("uri"))
                .addProperty("title", of(SchemaType.STRING))
                .addProperty("status", of(SchemaType.INTEGER))
                .addProperty("detail", of(SchemaType.STRING))
                .addProperty("instance", of(SchemaType.STRING))
                .addProperty("code", of(SchemaType.STRING))
                .addProperty("errors", of(SchemaType.ARRAY).items(error))
                .addProperty("traceId", of(SchemaType.STRING))
                .required(List.of("type", "title", "status", "code"));
    }

    private static Schema of(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }
}
