package ir.gsb.pages;

/** Who counts as one visitor: an IPv4 address, or the first 64 bits of an IPv6 address, which one household has. */
final class Address {

    private static final int GROUPS = 4;

    private Address() {}

    static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String plain = address.replaceAll("[\\[\\]]|%.*", "");
        int gap = plain.indexOf("::");
        String[] groups = (gap < 0 ? plain : plain.substring(0, gap)).split(":", GROUPS + 1);
        var network = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            network.append(i < groups.length && !groups[i].isEmpty() ? groups[i] : "0")
                    .append(':');
        }
        return network.toString();
    }
}
