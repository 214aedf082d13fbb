package ir.gsb.security;

import java.security.SignatureException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.IntegerItem;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;

/** One member of {@code Signature-Input} (RFC 9421 §4.1): what a signature covers, and its parameters. */
final class SignatureInput {

    private final InnerList list;
    private final List<Component> components;
    private final Set<String> covered;

    private SignatureInput(InnerList list, List<Component> components, Set<String> covered) {
        this.list = list;
        this.components = components;
        this.covered = covered;
    }

    /**
     * Reads a member's value.
     *
     * @throws SignatureException if it is no list of components, or names one of them twice
     */
    static SignatureInput parse(String member) throws SignatureException {
        InnerList list;
        try {
            list = Parser.parseInnerList(member);
        } catch (ParseException e) {
            throw new SignatureException("Signature-Input is not written as RFC 9421 §4.1 writes it", e);
        }
        List<Component> components = new ArrayList<>(list.get().size());
        Set<String> covered = HashSet.newHashSet(list.get().size());
        for (Item<?> item : list.get()) {
            Component component = Component.of(item);
            if (!covered.add(component.identity())) {
                throw new SignatureException("the component " + component.identifier() + " is covered twice");
            }
            components.add(component);
        }
        return new SignatureInput(list, components, covered);
    }

    List<Component> components() {
        return components;
    }

    boolean covers(String name) {
        return covered.contains(name);
    }

    boolean covers(Component component) {
        return covered.contains(component.identity());
    }

    /** The value of {@code @signature-params} (RFC 9421 §2.3). */
    String parameters() {
        return list.serialize();
    }

    /** @throws SignatureException if the parameter is there but is no string */
    Optional<String> text(String name) throws SignatureException {
        Item<?> value = list.getParams().get(name);
        if (value != null && !(value instanceof StringItem)) {
            throw new SignatureException("the signature parameter " + name + " must be a quoted string");
        }
        return Optional.ofNullable((StringItem) value).map(StringItem::get);
    }

    /** @throws SignatureException if the parameter is there but is no integer */
    Optional<Long> number(String name) throws SignatureException {
        Item<?> value = list.getParams().get(name);
        if (value != null && !(value instanceof IntegerItem)) {
            throw new SignatureException("the signature parameter " + name + " must be an integer");
        }
        return Optional.ofNullable((IntegerItem) value).map(IntegerItem::getAsLong);
    }
}
