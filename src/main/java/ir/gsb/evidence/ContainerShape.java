package ir.gsb.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SequencedMap;

/** What makes a zip an ASiC-E container with one seal (ETSI EN 319 162-1 §4.4). */
final class ContainerShape {

    private ContainerShape() {}

    static void require(SequencedMap<String, byte[]> files) throws ContainerException {
        Map.Entry<String, byte[]> first = files.firstEntry();
        byte[] type = Names.CONTAINER_TYPE.getBytes(StandardCharsets.US_ASCII);
        if (first == null || !first.getKey().equals(Names.MIMETYPE) || !Arrays.equals(first.getValue(), type)) {
            throw ContainerException.notOne("its first file is not a mimetype that says " + Names.CONTAINER_TYPE);
        }
        for (String needed : new String[] {Names.MANIFEST, Names.SEAL}) {
            if (!files.containsKey(needed)) {
                throw ContainerException.spoiled("it has no " + needed);
            }
        }
    }
}
