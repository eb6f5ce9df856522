package io.ringback.edge.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Says of each record's schema which fields are always there: those that are not {@link Nullable}. Bodies are read, and
 * answers written, by the same rule.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class RequiredFields implements OASFilter {
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);

    private final Map<String, List<ClassInfo>> records;

    /** @param index the classes of the application */
    public RequiredFields(IndexView index) {
        records = index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .collect(Collectors.groupingBy(RequiredFields::schemaName));
    }

    @Override
    public void filterOpenAPI(OpenAPI description) {
        if (description.getComponents() != null && description.getComponents().getSchemas() != null) {
            description.getComponents().getSchemas().forEach(this::require);
        }
    }

    /** Several records may have one name; the fields tell which of them is meant. */
    private void require(String name, Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        Set<String> fields = schema.getProperties().keySet();
        records.getOrDefault(name, List.of()).stream()
                .filter(type -> fields.equals(names(type)))
                .map(RequiredFields::required)
                .reduce((one, other) -> one.stream().filter(other::contains).toList())
                .filter(required -> !required.isEmpty())
                .ifPresent(schema::setRequired);
    }

    private static List<String> required(ClassInfo type) {
        return type.recordComponentsInDeclarationOrder().stream()
                .filter(component -> !component.type().hasAnnotation(NULLABLE))
                .map(RecordComponentInfo::name)
                .toList();
    }

    private static Set<String> names(ClassInfo type) {
        return type.recordComponents().stream().map(RecordComponentInfo::name).collect(Collectors.toSet());
    }

    private static String schemaName(ClassInfo type) {
        AnnotationValue name = type.hasDeclaredAnnotation(SCHEMA)
                ? type.declaredAnnotation(SCHEMA).value("name")
                : null;
        return name == null ? type.simpleName() : name.asString();
    }
}
