package ir.gsb.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file of keys or certificates is taken for, by its first PEM heading (RFC 7468). */
enum FileKind {
    CERTIFICATE("a certificate"),
    REQUEST("a certificate request"),
    PRIVATE_KEY("a private key"),
    ENCRYPTED_KEY("an encrypted private key"),
    PUBLIC_KEY("a public key"),
    OTHER_PEM("PEM of another kind"),
    DER("DER, such as PKCS#12"),
    EMPTY("an empty file"),
    OTHER("something that is neither PEM nor DER");

    /** The parameters of a curve stand before its key, as OpenSSL writes them. */
    private static final Pattern HEADING = Pattern.compile("-----BEGIN (?!EC PARAMETERS)([A-Z0-9 ]+)-----");

    private static final byte SEQUENCE = 0x30;

    private final String words;

    FileKind(String words) {
        this.words = words;
    }

    /** With its article, to be read after "is taken for". */
    String words() {
        return words;
    }

    static FileKind of(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0) {
            return EMPTY;
        }
        Matcher heading = HEADING.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (heading.find()) {
            return ofHeading(heading.group(1));
        }
        return bytes[0] == SEQUENCE ? DER : OTHER;
    }

    private static FileKind ofHeading(String heading) {
        return switch (heading) {
            case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE" -> CERTIFICATE;
            case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST" -> REQUEST;
            case "PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY" -> PRIVATE_KEY;
            case "ENCRYPTED PRIVATE KEY" -> ENCRYPTED_KEY;
            case "PUBLIC KEY", "RSA PUBLIC KEY" -> PUBLIC_KEY;
            default -> OTHER_PEM;
        };
    }
}
