package ir.gsb.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads a zip that has one meaning only: every entry follows the last without a gap, directory and entries say the same,
 * no name stands twice or leads out of a folder, nothing is encrypted, and nothing grows beyond its limit.
 */
final class ZipReader {

    static final int LOCAL = 0x04034b50;
    static final int CENTRAL = 0x02014b50;
    static final int END = 0x06054b50;
    static final int END_SIZE = 22;

    private static final int LOCAL_SIZE = 30;
    private static final int CENTRAL_SIZE = 46;
    private static final int COMMON_SIZE = 26;
    private static final int MAX_ENTRIES = 256;
    private static final int MAX_FILE = 96 << 20;
    private static final long MAX_CONTENT = 128L << 20;
    private static final long MAX_RATIO = 1100;
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,3}");

    private final ByteBuffer file;
    private final SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
    private int next;
    private long content;

    private ZipReader(byte[] file) {
        this.file = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The entries in their order. */
    static SequencedMap<String, byte[]> read(byte[] file) throws ContainerException {
        if (file.length < END_SIZE
                || ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt() != LOCAL) {
            throw ContainerException.notOne("it is not a zip file");
        }
        if (file.length > MAX_FILE) {
            throw ContainerException.spoiled("it is larger than " + (MAX_FILE >> 20) + " MiB");
        }
        try {
            return new ZipReader(file).read();
        } catch (IndexOutOfBoundsException | IllegalArgumentException cut) {
            throw ContainerException.spoiled("it is cut off or its directory points nowhere");
        }
    }

    private SequencedMap<String, byte[]> read() throws ContainerException {
        int end = file.capacity() - END_SIZE;
        require(file.getInt(end) == END && file.getShort(end + 20) == 0, "it does not end with its directory");
        int count = file.getShort(end + 10) & 0xFFFF;
        int start = file.getInt(end + 16);
        require(file.getInt(end + 4) == 0 && (file.getShort(end + 8) & 0xFFFF) == count, "it is one part of several");
        require(count <= MAX_ENTRIES, "it has more than " + MAX_ENTRIES + " entries");
        int at = start;
        for (int i = 0; i < count; i++) {
            at = entry(at);
        }
        require(
                next == start && at == end && file.getInt(end + 12) == end - start,
                "there are bytes between its entries");
        return entries;
    }

    /** Reads the entry that the directory has at a place; the directory goes on at the place returned. */
    private int entry(int at) throws ContainerException {
        require(file.getInt(at) == CENTRAL, "its directory has fewer entries than it says");
        int offset = file.getInt(at + 42);
        require(offset == next && file.getInt(offset) == LOCAL, "its entries do not follow one another");
        byte[] inDirectory = bytes(at + 6, COMMON_SIZE);
        require(
                Arrays.equals(inDirectory, bytes(offset + 4, COMMON_SIZE)),
                "its directory and its entries do not say the same");
        int named = file.getShort(offset + 26) & 0xFFFF;
        require(
                file.getShort(offset + 28) == 0 && file.getShort(at + 32) == 0,
                "an entry has extra fields or a comment");
        require(
                file.getShort(at + 4) == ZipWriter.VERSION && file.getLong(at + 34) == 0,
                "its directory says more than names and sizes");
        byte[] name = bytes(offset + LOCAL_SIZE, named);
        require(Arrays.equals(name, bytes(at + CENTRAL_SIZE, named)), "an entry has two names");
        int packed = file.getInt(offset + 18);
        add(new String(name, StandardCharsets.ISO_8859_1), offset, bytes(offset + LOCAL_SIZE + named, packed));
        next = offset + LOCAL_SIZE + named + packed;
        return at + CENTRAL_SIZE + named;
    }

    private void add(String name, int offset, byte[] packed) throws ContainerException {
        require(NAME.matcher(name).matches(), "an entry's name is not one of a plain file");
        require(!entries.containsKey(name), "it has two entries named " + name);
        int flags = file.getShort(offset + 6);
        require((flags & 1) == 0, name + " is encrypted");
        require((flags & ~0x800) == 0, name + " has flags that nobody sets here");
        int size = file.getInt(offset + 22);
        require(size >= 0, name + " is too large");
        content += size;
        require(content <= MAX_CONTENT, "its content is larger than " + (MAX_CONTENT >> 20) + " MiB");
        byte[] plain = plain(name, file.getShort(offset + 8), packed, size);
        var crc = new CRC32();
        crc.update(plain);
        require((int) crc.getValue() == file.getInt(offset + 14), name + " does not have its checksum");
        entries.put(name, plain);
    }

    private static byte[] plain(String name, int method, byte[] packed, int size) throws ContainerException {
        return switch (method) {
            case ZipWriter.STORED -> {
                require(packed.length == size, name + " does not have its size");
                yield packed;
            }
            case ZipWriter.DEFLATED -> inflated(name, packed, size);
            default -> throw ContainerException.spoiled(name + " is packed in an unknown way");
        };
    }

    private static byte[] inflated(String name, byte[] packed, int size) throws ContainerException {
        require(size <= MAX_RATIO * Math.max(1, packed.length), name + " grows too much when it is unpacked");
        try (var inflater = new Inflater(true)) {
            inflater.setInput(packed);
            byte[] plain = new byte[size];
            int got = 0;
            int more = 1;
            while (got < size && more > 0) {
                more = inflater.inflate(plain, got, size - got);
                got += more;
            }
            boolean whole = got == size && inflater.inflate(new byte[1]) == 0 && inflater.finished();
            require(whole && inflater.getRemaining() == 0, name + " does not have its size");
            return plain;
        } catch (DataFormatException e) {
            throw ContainerException.spoiled(name + " cannot be unpacked");
        }
    }

    /** Nothing is allocated for a length that the file says but does not have. */
    private byte[] bytes(int at, int length) throws ContainerException {
        require(at >= 0 && length >= 0 && length <= file.capacity() - at, "it is shorter than its sizes say");
        byte[] bytes = new byte[length];
        file.get(at, bytes);
        return bytes;
    }

    private static void require(boolean holds, String otherwise) throws ContainerException {
        if (!holds) {
            throw ContainerException.spoiled(otherwise);
        }
    }
}
