package ir.gsb.accounts;

import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.exchangelog.KeptSecrets.Kept;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.support.GenericConversionService;

/**
 * Seals what sessions hold on its way to the store, so that one who can write there can make no session. What does not
 * open, or holds anything but what a session needs, is as if it were not there: its owner signs in again.
 *
 * <p>A sealed attribute is the number of the master key in 2 bytes, and what {@link KeptSecrets#seal} makes of the
 * serialized object.
 */
final class SealedSessions {

    /** No account has a name with a blank in it: no secret of an account can stand for an attribute. */
    private static final String OWNER = "a console session";

    private static final int LONGEST = 64 * 1024;

    /** A provider's token carries times and addresses among its claims. */
    private static final ObjectInputFilter ALLOWED = ObjectInputFilter.Config.createFilter("maxdepth=24;maxrefs=4096;"
            + "maxarray=4096;ir.gsb.accounts.*;org.springframework.security.core.**;"
            + "org.springframework.security.authentication.*;org.springframework.security.oauth2.**;"
            + "org.springframework.security.web.authentication.WebAuthenticationDetails;"
            + "java.lang.Object;java.lang.String;java.lang.Boolean;java.lang.Number;java.lang.Integer;java.lang.Long;"
            + "java.lang.Double;java.lang.Enum;java.time.Ser;java.time.Instant;java.net.URL;java.net.URI;"
            + "java.util.*;!*");

    private final KeptSecrets secrets;

    SealedSessions(KeptSecrets secrets) {
        this.secrets = secrets;
    }

    /** As Spring Session takes it. */
    GenericConversionService conversion() {
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, this::seal);
        conversion.addConverter(byte[].class, Object.class, this::open);
        return conversion;
    }

    byte[] seal(Object attribute) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(attribute);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Kept kept = secrets.seal(bytes.toByteArray(), OWNER);
        return ByteBuffer.allocate(Short.BYTES + kept.content().length)
                .putShort((short) kept.keyId())
                .put(kept.content())
                .array();
    }

    @Nullable
    Object open(byte[] sealed) {
        if (sealed.length < Short.BYTES || sealed.length > LONGEST) {
            return null;
        }
        int keyId = ByteBuffer.wrap(sealed).getShort();
        byte[] content = Arrays.copyOfRange(sealed, Short.BYTES, sealed.length);
        try (var in = new ObjectInputStream(new ByteArrayInputStream(secrets.open(new Kept(keyId, content), OWNER)))) {
            in.setObjectInputFilter(ALLOWED);
            return in.readObject();
        } catch (IOException | ClassNotFoundException | IllegalStateException forged) {
            return null;
        }
    }
}
