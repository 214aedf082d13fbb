package ir.gsb.security;

import static ir.gsb.security.SoapNames.WSU;

import java.util.List;
import java.util.Map;
import javax.xml.crypto.dom.DOMCryptoContext;
import org.apache.wss4j.dom.callback.CallbackLookup;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Finds for WSS4J what an id names, among the ids that were seen to be unique. */
record WssLookup(Map<String, Element> ids, Element body) implements CallbackLookup {

    @Override
    public @Nullable Element getElement(String id, @Nullable String valueType, boolean unique) {
        return getAndRegisterElement(id, valueType, unique, null);
    }

    @Override
    public @Nullable Element getAndRegisterElement(
            String reference, @Nullable String valueType, boolean unique, @Nullable DOMCryptoContext context) {
        String id = reference.startsWith("#") ? reference.substring(1) : reference;
        @Nullable Element element = ids.get(id);
        if (element == null || context == null) {
            return element;
        }
        if (id.equals(element.getAttributeNS(WSU, "Id"))) {
            context.setIdAttributeNS(element, WSU, "Id");
        } else if (id.equals(element.getAttributeNS(null, "Id"))) {
            context.setIdAttributeNS(element, null, "Id");
        }
        return element;
    }

    @Override
    public List<Element> getElements(String localName, String namespace) {
        return List.of();
    }

    @Override
    public Element getSOAPBody() {
        return body;
    }
}
