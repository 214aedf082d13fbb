package ir.gsb.delivery;

import org.apache.camel.model.RouteTemplateDefinition;

/** @param text of the file that it stands in */
record RouteTemplate(String text, RouteTemplateDefinition definition) {

    String id() {
        return definition.getId();
    }
}
