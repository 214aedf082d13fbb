package ir.gsb.delivery;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;

/** @param text of the file that it stands in */
record RouteTemplate(String text, RouteTemplateDefinition definition) {

    String id() {
        return definition.getId();
    }

    Set<String> parameters() {
        return definition.getTemplateParameters().stream()
                .map(RouteTemplateParameterDefinition::getName)
                .collect(Collectors.toSet());
    }

    /** Those that a route must give. */
    Set<String> needed() {
        return definition.getTemplateParameters().stream()
                .filter(parameter -> parameter.getDefaultValue() == null && parameter.isRequired())
                .map(RouteTemplateParameterDefinition::getName)
                .collect(Collectors.toSet());
    }
}
