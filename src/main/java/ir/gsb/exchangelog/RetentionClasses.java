package ir.gsb.exchangelog;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Reached;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How long records stay in the store before they go into archive files.
 *
 * @param months by the name of a class, how many whole months its records stay
 * @param inquiries the classes of inquiries that are not {@code standard}
 */
public record RetentionClasses(Map<String, Integer> months, Map<InquiryType, String> inquiries) {

    /** Exchanges whose client was verified. */
    static final String STANDARD = "standard";

    /** Messages that nobody's key signed. */
    static final String UNVERIFIED = "unverified";

    /** What was done with records. */
    static final String ACTS = "acts";

    private static final Map<String, Integer> USUAL = Map.of(STANDARD, 24, UNVERIFIED, 3, ACTS, 60);
    private static final String NAME = "[a-z][a-z0-9-]{0,30}";
    private static final int MOST_MONTHS = 1200;

    public RetentionClasses {
        months = new TreeMap<>(months);
        inquiries = Map.copyOf(inquiries);
        months.forEach(RetentionClasses::require);
        for (String name : inquiries.values()) {
            if (!months.containsKey(name)) {
                throw new IllegalArgumentException("gsb.records.retention names the class " + name
                        + " for an inquiry, but not how many months it has");
            }
        }
    }

    private static void require(String name, int months) {
        if (!name.matches(NAME) || months < 1 || months > MOST_MONTHS) {
            throw new IllegalArgumentException("gsb.records.retention gives the class " + name + " " + months
                    + " months: a name is of letters a-z, digits and hyphens, and months are 1 to " + MOST_MONTHS);
        }
    }

    /** What holds if nothing is configured: 24 months, 3 of what is unverified, 60 of acts. */
    public static RetentionClasses usual() {
        return new RetentionClasses(USUAL, Map.of());
    }

    /**
     * What is configured.
     *
     * @param months classes beyond the usual ones, or other months for those
     * @param inquiries {@code person-identity/v1=long} each
     * @throws IllegalArgumentException in one sentence, if a class is not known or has no possible time
     */
    public static RetentionClasses of(Map<String, Integer> months, List<String> inquiries) {
        var all = new LinkedHashMap<>(USUAL);
        all.putAll(months);
        var classes = new LinkedHashMap<InquiryType, String>();
        for (String one : inquiries) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "gsb.records.retention.inquiries holds entries inquiry=class, as person-identity/v1=long");
            }
            classes.put(InquiryType.parse(one.substring(0, equals)), one.substring(equals + 1));
        }
        return new RetentionClasses(all, classes);
    }

    /** The class of what an exchange leaves. */
    String of(Reached reached) {
        if (reached.verified().isEmpty()) {
            return UNVERIFIED;
        }
        return reached.received().inquiry().map(inquiries::get).orElse(STANDARD);
    }

    /** The class of what an exchange of a verified client leaves. */
    String of(InquiryType inquiry) {
        return inquiries.getOrDefault(inquiry, STANDARD);
    }

    /** The last month whose records have all been there for as long as their class says; nothing of an unknown class. */
    Optional<YearMonth> lastOver(String name, Instant now) {
        return Optional.ofNullable(months.get(name))
                .map(kept -> YearMonth.from(now.atOffset(ZoneOffset.UTC)).minusMonths(kept + 1L));
    }
}
