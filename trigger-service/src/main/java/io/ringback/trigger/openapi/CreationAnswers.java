package io.ringback.trigger.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * The 200 of a request for a callback is a callback or what a dry run says. Nothing in the two tells a generated client which
 * it has before it, so the schema has the fields of both.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class CreationAnswers implements OASFilter {
    private static final String NAME = "CallbackOrDryRun";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        Map<String, Schema> schemas = description.getComponents().getSchemas();
        Schema both = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("The fields of Callback, or with dryRun those of DryRun");
        Stream.of("Callback", "DryRun")
                .map(name -> Objects.requireNonNull(schemas.get(name), name))
                .flatMap(schema -> schema.getProperties().entrySet().stream())
                .forEach(field -> both.addProperty(field.getKey(), field.getValue()));
        description.getComponents().addSchema(NAME, both);
        description
                .getPaths()
                .getPathItem("/v1/callbacks")
                .getPOST()
                .getResponses()
                .getAPIResponse("200")
                .getContent()
                .getMediaType("application/json")
                .setSchema(OASFactory.createSchema().ref("#/components/schemas/" + NAME));
    }
}
