package ir.gsb.exchangelog;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an audit made of the words of outsiders on checkpoints.
 *
 * @param timeStamps how many tokens hold
 * @param trusted whether it was checked too that a trusted authority made them
 * @param cosignatures how many cosignatures hold
 * @param unknown how many signatures were not checked because nobody gave the key, by the name of who made them
 */
public record Vouched(long timeStamps, boolean trusted, long cosignatures, Map<String, Long> unknown) {

    public Vouched {
        unknown = new TreeMap<>(unknown);
    }
}
