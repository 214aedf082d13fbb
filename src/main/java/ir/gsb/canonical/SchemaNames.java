package ir.gsb.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How the house names elements and types; the hub would take other names, but its users meet these everywhere. */
public final class SchemaNames {

    private static final Pattern ELEMENT = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]{0,63}");

    private SchemaNames() {}

    /** The names of a model that are not of the house's form, each with its line. */
    public static List<Remark> unusual(Model model) {
        var places = new XsdPlaces(model.xsd());
        List<Remark> found = new ArrayList<>();
        places.all("element")
                .filter(element -> !roots(model).contains(name(element)))
                .filter(element -> !ELEMENT.matcher(name(element)).matches())
                .map(element ->
                        new Remark(element.line(), "the element " + name(element) + " is not named as birthDate is"))
                .forEach(found::add);
        places.all("complexType").forEach(type -> type(type, found));
        places.all("simpleType").forEach(type -> type(type, found));
        return found;
    }

    private static void type(XsdElement type, List<Remark> found) {
        if (type.attribute("name").isPresent() && !TYPE.matcher(name(type)).matches()) {
            found.add(new Remark(type.line(), "the type " + name(type) + " is not named as BirthDate is"));
        }
    }

    private static List<String> roots(Model model) {
        return List.of(model.requestName(), model.responseName());
    }

    private static String name(XsdElement element) {
        return element.attribute("name").orElse("");
    }
}
