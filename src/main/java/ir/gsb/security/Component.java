package ir.gsb.security;

import java.security.SignatureException;
import java.util.Map;
import org.greenbytes.http.sfv.BooleanItem;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.StringItem;
import org.jspecify.annotations.Nullable;

/**
 * Something of a message that a signature covers (RFC 9421 §2).
 *
 * @param identifier as it stands in the signature base, {@code "content-digest";req}
 * @param name a field's name, or a derived component such as {@code @method}
 * @param ofRequest whether a response's signature covers it of the request
 * @param key the one member of a dictionary field that is covered
 * @param queryName the parameter that {@code @query-param} covers
 */
record Component(
        String identifier,
        String name,
        boolean ofRequest,
        @Nullable String key,
        @Nullable String queryName) {

    static Component of(String name) {
        return new Component('"' + name + '"', name, false, null, null);
    }

    /** A component of the request that a response answers. */
    static Component ofRequest(String name) {
        return new Component('"' + name + "\";req", name, true, null, null);
    }

    /** The signature of the request that a response answers. */
    static Component signatureOfRequest(String label) {
        return new Component("\"signature\";req;key=\"" + label + '"', "signature", true, label, null);
    }

    /** @throws SignatureException if it is no component, or has parameters that do not exist here */
    static Component of(Item<?> item) throws SignatureException {
        if (!(item instanceof StringItem name)) {
            throw new SignatureException("each covered component must be a quoted name");
        }
        if (item.getParams().isEmpty()) {
            return of(name.get());
        }
        boolean ofRequest = false;
        String key = null;
        String queryName = null;
        for (Map.Entry<String, ?> parameter : item.getParams().entrySet()) {
            switch (parameter.getKey()) {
                case "req" -> ofRequest = flag(parameter.getValue());
                case "key" -> key = text(parameter.getValue());
                case "name" -> queryName = text(parameter.getValue());
                default ->
                    throw new SignatureException(
                            "the component parameter ;" + parameter.getKey() + " cannot be used here");
            }
        }
        return new Component(name.serialize(), name.get(), ofRequest, key, queryName);
    }

    private static boolean flag(Object value) throws SignatureException {
        if (value instanceof BooleanItem flag && flag.get()) {
            return true;
        }
        throw new SignatureException("the component parameter ;req has no value");
    }

    private static String text(Object value) throws SignatureException {
        if (value instanceof StringItem text) {
            return text.get();
        }
        throw new SignatureException("the component parameters ;key and ;name are quoted strings");
    }

    /** Equal for two identifiers that name the same, in whatever order their parameters stand. */
    String identity() {
        return key == null && queryName == null
                ? (ofRequest ? name + ";req" : name)
                : name + ";" + ofRequest + ";" + key + ";" + queryName;
    }

    boolean isDerived() {
        return name.startsWith("@");
    }
}
