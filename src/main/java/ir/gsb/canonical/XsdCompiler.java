package ir.gsb.canonical;

import ir.gsb.message.InquiryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles a schema file, which keeps to the hub's subset of XML Schema, to a {@link Model}. */
final class XsdCompiler {

    private final InquiryType inquiry;
    private final Map<String, XsdElement> named = new HashMap<>();
    private final Map<String, XsdElement> roots = new HashMap<>();
    private final Map<String, Type> compiled = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    private XsdCompiler(InquiryType inquiry) {
        this.inquiry = inquiry;
    }

    /** @throws SchemaException naming file, line and what to do */
    static Model compile(InquiryType inquiry, Path file, byte[] xsd) {
        return new XsdCompiler(inquiry).model(XsdElement.read(file, xsd), xsd);
    }

    private Model model(XsdElement schema, byte[] xsd) {
        checkHead(schema);
        for (XsdElement child : schema.content()) {
            if (child.is("element")) {
                roots.put(child.required("name"), child);
            } else if (child.is("simpleType") || child.is("complexType")) {
                named.put(child.required("name"), child);
            } else {
                throw child.fault(
                        "xs:" + child.name() + " is not part of the subset; only element, simpleType and complexType");
            }
        }
        Type.Complex request = root(schema, "Request");
        Type.Complex response = root(schema, "Response");
        if (roots.size() != 2) {
            throw schema.fault("there must be two global elements only, the request and the response");
        }
        ModelRules.check(schema, request, response);
        return new Model(
                inquiry,
                request,
                response,
                schema.appinfo("subject").map(XsdElement::text),
                schema.appinfo("deceased").map(XsdElement::text),
                schema.prose(),
                xsd);
    }

    private void checkHead(XsdElement schema) {
        if (!schema.is("schema")) {
            throw schema.fault("the file must hold an xs:schema");
        }
        if (!schema.required("targetNamespace").equals(inquiry.namespace())) {
            throw schema.fault("targetNamespace must be " + inquiry.namespace() + ", as the folder says");
        }
        if (!schema.required("elementFormDefault").equals("qualified")) {
            throw schema.fault("elementFormDefault must be qualified");
        }
        schema.allowOnly("targetNamespace", "elementFormDefault", "lang", "version");
    }

    private Type.Complex root(XsdElement schema, String suffix) {
        String name = inquiry.pascalName() + suffix;
        if (!roots.containsKey(name)) {
            throw schema.fault("there is no global element " + name + "; add it");
        }
        XsdElement root = roots.get(name);
        root.allowOnly("name", "type");
        if (type(root) instanceof Type.Complex complex) {
            return complex;
        }
        throw root.fault(name + " must be of a complex type");
    }

    private Type type(XsdElement element) {
        List<XsdElement> inline = element.content();
        if (element.attribute("type").isPresent()) {
            if (!inline.isEmpty()) {
                throw element.fault("an element has either a type attribute or a type within, not both");
            }
            return XsdTypes.checked(reference(element, element.required("type")), element);
        }
        if (inline.size() != 1) {
            throw element.fault("the element needs one type: a type attribute, or a simpleType or complexType within");
        }
        return XsdTypes.checked(definition(inline.getFirst()), element);
    }

    private Type reference(XsdElement at, String written) {
        String local = written.substring(written.indexOf(':') + 1);
        if (written.startsWith("xs:") || written.startsWith("xsd:")) {
            Type builtIn = XsdTypes.builtIn(at, local);
            if (!XsdTypes.datePattern(builtIn).isEmpty() && !at.is("restriction")) {
                throw at.fault("XSD would allow other dates than the hub; make a simpleType of xs:" + local
                        + " with <xs:pattern value=\"" + XsdTypes.datePattern(builtIn) + "\"/>");
            }
            return builtIn;
        }
        if (!named.containsKey(local)) {
            throw at.fault(
                    "there is no type " + local + " in this file; define it or correct the name (XML Schema's own "
                            + "types are written with the prefix xs)");
        }
        if (!compiled.containsKey(local)) {
            if (!open.add(local)) {
                throw at.fault("the type " + local + " holds itself; a message must have an end");
            }
            compiled.put(local, definition(named.get(local)));
        }
        return compiled.get(local);
    }

    private Type definition(XsdElement type) {
        type.allowOnly("name");
        if (type.is("simpleType")) {
            return simple(type);
        }
        if (!type.is("complexType") || type.content().size() != 1) {
            throw type.fault("a type is a simpleType, or a complexType with one xs:sequence");
        }
        XsdElement sequence = type.content().getFirst();
        if (!sequence.is("sequence")) {
            throw sequence.fault("xs:" + sequence.name() + " is not part of the subset here; use xs:sequence");
        }
        sequence.allowOnly();
        return complex(sequence);
    }

    private Type simple(XsdElement type) {
        if (type.content().size() != 1 || !type.content().getFirst().is("restriction")) {
            throw type.fault("a simpleType holds one xs:restriction; lists and unions are not part of the subset");
        }
        XsdElement restriction = type.content().getFirst();
        restriction.allowOnly("base");
        Type base = reference(restriction, restriction.required("base"));
        XsdTypes.checkDate(base, restriction);
        return XsdTypes.restricted(base, type, restriction);
    }

    private Type complex(XsdElement sequence) {
        List<Type.Particle> content = new ArrayList<>();
        var names = new HashSet<String>();
        for (XsdElement child : sequence.content()) {
            int position = content.size();
            Type.Particle particle = child.is("choice") ? choice(child, position) : member(child, position);
            for (Type.Member member : particle.members()) {
                if (!names.add(member.name())) {
                    throw child.fault("the element " + member.name() + " is there twice; JSON has each name once");
                }
            }
            content.add(particle);
        }
        return new Type.Complex(content);
    }

    private Type.Choice choice(XsdElement choice, int position) {
        choice.allowOnly("minOccurs");
        List<Type.Member> members = new ArrayList<>();
        for (XsdElement child : choice.content()) {
            Type.Member member = member(child, position);
            if (member.fewest() != 1 || member.most() != 1) {
                throw child.fault("an element of a choice is there once; leave out minOccurs and maxOccurs");
            }
            members.add(member);
        }
        if (members.size() < 2) {
            throw choice.fault("a choice needs two elements or more");
        }
        return new Type.Choice(members, occurs(choice, "minOccurs") == 0);
    }

    private Type.Member member(XsdElement element, int position) {
        if (!element.is("element")) {
            throw element.fault(
                    "xs:" + element.name() + " is not part of the subset here; use elements and one-level choices");
        }
        element.allowOnly("name", "type", "minOccurs", "maxOccurs");
        int fewest = occurs(element, "minOccurs");
        int most = occurs(element, "maxOccurs");
        if (most < 1 || fewest > most) {
            throw element.fault("maxOccurs must be 1 or more and not less than minOccurs");
        }
        return new Type.Member(element.required("name"), type(element), position, fewest, most, element.prose());
    }

    private static int occurs(XsdElement element, String attribute) {
        String value = element.attribute(attribute).orElse("1");
        try {
            return value.equals("unbounded") ? Integer.MAX_VALUE : Integer.parseInt(value);
        } catch (NumberFormatException _) {
            throw element.fault(attribute + " must be a whole number or unbounded");
        }
    }
}
