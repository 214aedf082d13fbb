package ir.gsb.portal;

/**
 * How much the pages take.
 *
 * @param atOnce pages that are made at the same time on a node
 * @param perMinute pages that one address gets in a minute; where all readers come through one proxy, all of them share it
 */
public record PortalSettings(int atOnce, int perMinute) {

    public PortalSettings {
        if (atOnce < 1 || perMinute < 1) {
            throw new IllegalArgumentException("gsb.portal: at-once and per-minute are 1 at least");
        }
    }
}
