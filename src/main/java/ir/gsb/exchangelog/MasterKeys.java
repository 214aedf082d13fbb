package ir.gsb.exchangelog;

import ir.gsb.store.StoreUnusableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * The keys that stand outside of the store: master keys that wrap the key of each vault row (the first wraps new ones,
 * the others still open old ones), and the search key under which subjects and sources are hashed.
 */
public final class MasterKeys {

    private static final int BYTES = 32;
    private static final int HASH_BYTES = 16;
    private static final int LARGEST_ID = Short.MAX_VALUE;
    static final int SEARCH_KEY_ID = 0;

    /** A master key's number, 1 to 32767, and the file that holds its 32 bytes in base64. */
    public record KeyFile(int id, Path file) {
        public KeyFile {
            if (id < 1 || id > LARGEST_ID) {
                throw new StoreUnusableException("A master key is numbered 1 to " + LARGEST_ID + ", not " + id + ".");
            }
        }

        /**
         * Reads {@code number=file}, as settings and options have it.
         *
         * @throws StoreUnusableException if the text is not of that form
         */
        public static KeyFile parse(String text) {
            int equals = text.indexOf('=');
            try {
                return new KeyFile(
                        Integer.parseInt(text.substring(0, Math.max(equals, 0))), Path.of(text.substring(equals + 1)));
            } catch (NumberFormatException noNumber) {
                throw new StoreUnusableException(
                        "A master key is named number=file, as 1=/run/secrets/master-1.", noNumber);
            }
        }
    }

    private final Map<Integer, SecretKey> keys;
    private final int current;
    private final SecretKey searchKey;
    private final SecretKey queueKey;

    private MasterKeys(Map<Integer, SecretKey> keys, int current, SecretKey searchKey) {
        this.keys = keys;
        this.current = current;
        this.searchKey = searchKey;
        this.queueKey = new SecretKeySpec(mac(searchKey, "gsb log queue"), "HmacSHA256");
    }

    /**
     * Reads the keys.
     *
     * @param files the current master key first
     * @throws StoreUnusableException in one sentence, if a key is missing or no key
     */
    public static MasterKeys load(List<KeyFile> files, Path searchKey) {
        if (files.isEmpty()) {
            throw new StoreUnusableException("No master key is configured: name at least one file with 32 bytes in"
                    + " base64, as openssl rand -base64 32 makes it.");
        }
        var keys = new LinkedHashMap<Integer, SecretKey>();
        for (KeyFile file : files) {
            if (keys.put(file.id(), read(file.file(), "AES")) != null) {
                throw new StoreUnusableException("Two master keys have the number " + file.id() + ".");
            }
        }
        return new MasterKeys(keys, files.getFirst().id(), read(searchKey, "HmacSHA256"));
    }

    /** Makes the keys of the sample profile in a folder, where they are not there yet, and reads them. */
    public static MasterKeys ensureSample(Path folder, SecureRandom random) {
        Path master = folder.resolve("master-1.key");
        Path search = folder.resolve("search.key");
        try {
            Files.createDirectories(folder);
            for (Path file : List.of(master, search)) {
                makeIfAbsent(file, random);
            }
        } catch (IOException failed) {
            throw new StoreUnusableException("No key can be made in " + folder + ": " + failed.getMessage(), failed);
        } catch (UnsupportedOperationException poor) {
            throw new StoreUnusableException(
                    "No key can be made in " + folder
                            + ": its file system has no hard links, or no files for their owner"
                            + " alone. Take a folder on another one.",
                    poor);
        }
        return load(List.of(new KeyFile(1, master)), search);
    }

    /** Of several that make it at once, one does, and the key is whole as soon as it is there. */
    private static void makeIfAbsent(Path file, SecureRandom random) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "key-", "", ownerOnly);
        try {
            Files.writeString(fresh, Base64.getEncoder().encodeToString(key) + "\n");
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException otherWasFirst) {
            // Its key is read.
        } finally {
            Files.delete(fresh);
        }
    }

    private static SecretKey read(Path file, String algorithm) {
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length == BYTES) {
                return new SecretKeySpec(key, algorithm);
            }
        } catch (IOException missing) {
            throw new StoreUnusableException("The key file " + file + " cannot be read.", missing);
        } catch (IllegalArgumentException garbled) {
            // The same sentence as for a key of another length.
        }
        throw new StoreUnusableException("The key file " + file + " must hold 32 bytes in base64.");
    }

    /**
     * Checks that these are the keys that a store was written with; writes nothing.
     *
     * @throws StoreUnusableException in one sentence, if a key that was used is missing or another, or if the store
     *     cannot be asked
     */
    public void checkAgainst(DataSource store) {
        new SqlMasterKeys(store, Clock.systemUTC()).compare(this);
    }

    int current() {
        return current;
    }

    SecretKey master(int id) {
        SecretKey key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("master key " + id + " is not configured");
        }
        return key;
    }

    /** What finds a subject again without naming him. */
    public byte[] subjectHash(String subject) {
        return Arrays.copyOf(mac(searchKey, "subject:" + subject), HASH_BYTES);
    }

    byte[] sourceHash(String source) {
        return Arrays.copyOf(mac(searchKey, "source:" + source), HASH_BYTES);
    }

    /** Shows that entries which wait for their place in the log were written by a node of the hub. */
    byte[] seal(byte[] entries) {
        return mac(queueKey, entries);
    }

    boolean isSealed(byte[] entries, byte[] seal) {
        return MessageDigest.isEqual(seal(entries), seal);
    }

    /** Tells one key from another and gives nothing of it away; by the key's number. */
    Map<Integer, byte[]> checkValues() {
        var values = new LinkedHashMap<Integer, byte[]>();
        keys.forEach((id, key) -> values.put(id, Arrays.copyOf(mac(key, "gsb master key check"), HASH_BYTES)));
        values.put(SEARCH_KEY_ID, Arrays.copyOf(mac(searchKey, "gsb search key check"), HASH_BYTES));
        return values;
    }

    private static byte[] mac(SecretKey key, String text) {
        return mac(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(SecretKey key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has HmacSHA256", missing);
        }
    }
}
