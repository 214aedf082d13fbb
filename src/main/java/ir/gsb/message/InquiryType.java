package ir.gsb.message;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A kind of inquiry and its major version, written {@code person-identity/v1}. */
public record InquiryType(String name, int version) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern WRITTEN = Pattern.compile("([a-z0-9-]{2,64})/v([1-9][0-9]{0,3})");

    public InquiryType {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("an inquiry is named in kebab-case, not '" + name + "'");
        }
        if (version < 1) {
            throw new IllegalArgumentException("an inquiry's version is 1 or more, not " + version);
        }
    }

    /** Reads {@code name/v1}. */
    public static InquiryType parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("an inquiry is written name/v1, not '" + text + "'");
        }
        return new InquiryType(written.group(1), Integer.parseInt(written.group(2)));
    }

    /**
     * {@code PersonIdentity}, from which the elements {@code PersonIdentityRequest} and {@code …Response} are named.
     */
    public String pascalName() {
        return Arrays.stream(name.split("-"))
                .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                .collect(Collectors.joining());
    }

    /** The XML namespace, {@code urn:gsb:person-identity:v1}. */
    public String namespace() {
        return "urn:gsb:" + name + ":v" + version;
    }

    /** What a SOAPAction or {@code action} must say, {@code urn:gsb:person-identity:v1/PersonIdentityRequest}. */
    public String action() {
        return namespace() + "/" + pascalName() + "Request";
    }

    @Override
    public String toString() {
        return name + "/v" + version;
    }
}
