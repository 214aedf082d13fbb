package ir.gsb.tlog;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;

/** Ed25519 keys as PEM, made of 32 bytes. */
final class TestKeys {

    private TestKeys() {}

    static String pem(byte[] seed) {
        var der = new ByteArrayOutputStream();
        der.writeBytes(HexFormat.of().parseHex("302e020100300506032b657004220420"));
        der.writeBytes(seed);
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(der.toByteArray())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** A key for each number. */
    static String pem(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return pem(seed);
    }
}
