package ir.gsb.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Makes XML texts out of an element, each with one to three changes. */
record XmlBreaker(Random random) {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "1",
            "true",
            " false\n",
            "0001234561",
            "2023-02-30",
            " 1986-07-03 ",
            "1986-07-03Z",
            "VERIFY",
            "RETRIEVE",
            " FOUND",
            "MULTIPLE",
            "35.70",
            "35.12345678",
            "-0.5",
            "012345",
            "۰۱۲۳۴۵",
            "firstName",
            "MALE");
    private static final List<String> NAMES = List.of(
            "mode",
            "fields",
            "values",
            "status",
            "city",
            "village",
            "streets",
            "firstName",
            "deceased",
            "extra",
            "nationalId",
            "latitude");

    byte[] broken(Element root) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            change(root);
        }
        return Xml.write(root);
    }

    private void change(Element parent) {
        List<Element> children = children(parent);
        Element child = children.isEmpty() ? parent : children.get(random.nextInt(children.size()));
        if (!children(child).isEmpty() && random.nextInt(3) > 0 && child != parent) {
            change(child);
            return;
        }
        switch (random.nextInt(10)) {
            case 0 -> parent.insertBefore(named(parent), child == parent ? null : child);
            case 1 -> parent.appendChild(parent.getOwnerDocument().createTextNode(random.nextBoolean() ? " \n" : "x"));
            case 2 -> child.setAttribute("kind", "x");
            case 3 -> child.appendChild(named(parent));
            case 4, 5 -> moveOrRemove(parent, child);
            case 6 -> copy(parent, child);
            case 7 -> foreign(parent);
            default -> text(child);
        }
    }

    private Element named(Element parent) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        Element element = parent.getOwnerDocument().createElementNS(parent.getNamespaceURI(), name);
        text(element);
        return element;
    }

    private void text(Element element) {
        element.setTextContent(TEXTS.get(random.nextInt(TEXTS.size())));
    }

    private void moveOrRemove(Element parent, Element child) {
        if (child != parent) {
            parent.removeChild(child);
            if (random.nextBoolean()) {
                parent.appendChild(child);
            }
        }
    }

    private void copy(Element parent, Element child) {
        if (child != parent) {
            Node copy = child.cloneNode(true);
            parent.insertBefore(copy, random.nextBoolean() ? child : parent.getFirstChild());
        }
    }

    private void foreign(Element parent) {
        String namespace = random.nextBoolean() ? "urn:other" : null;
        Element element = parent.getOwnerDocument().createElementNS(namespace, namespace == null ? "mode" : "o:mode");
        parent.insertBefore(element, parent.getFirstChild());
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
