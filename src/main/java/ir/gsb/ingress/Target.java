package ir.gsb.ingress;

import ir.gsb.message.Code;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.RefusedException;
import java.util.Optional;
import java.util.Set;

/** What a request is aimed at. */
sealed interface Target {

    /** What can be looked at of an exchange by itself. */
    Set<String> PARTS_OF_EXCHANGE = Set.of("proof", "evidence");

    String BATCH = "batch";

    /** The method that is allowed there. */
    String method();

    record Inquire(InquiryType type, boolean soap) implements Target {
        @Override
        public String method() {
            return "POST";
        }
    }

    /** Many inquiries of one type, a line each. */
    record Batch(InquiryType type) implements Target {
        @Override
        public String method() {
            return "POST";
        }
    }

    /** What came of the lines of a batch so far. */
    record Answers(ExchangeId id) implements Target {
        @Override
        public String method() {
            return "GET";
        }
    }

    record Exchange(ExchangeId id) implements Target {
        @Override
        public String method() {
            return "GET";
        }
    }

    /** What an auditor looks at: a search, an exchange, or a part of one. */
    record Audit() implements Target {
        @Override
        public String method() {
            return "GET";
        }
    }

    /** The registry, as those see and change it who administer it. */
    record Registry(String method) implements Target {}

    /** The queue, as operators see it and act on it. */
    record Queue(String method) implements Target {}

    /** @param document empty for the entry of the inquiry itself */
    record Described(InquiryType type, String document) implements Target {
        @Override
        public String method() {
            return "GET";
        }
    }

    record Inquiries() implements Target {
        @Override
        public String method() {
            return "GET";
        }
    }

    record WellKnown() implements Target {
        @Override
        public String method() {
            return "GET";
        }
    }

    /**
     * A file that anyone may fetch.
     *
     * @param path without a slash before it: {@code log/checkpoint}, {@code ca/crl}
     */
    record File(String path) implements Target {
        @Override
        public String method() {
            return "GET";
        }
    }

    /** A stranger asks to join, or looks what became of it. */
    record Joining(String method) implements Target {}

    /**
     * Reads a raw target.
     *
     * @throws RefusedException {@code malformed-message} for a target with escapes or detours, {@code unknown-inquiry} or
     *     {@code unknown-exchange} for one that leads nowhere
     */
    static Target of(String method, String path, Optional<String> query) {
        refuseDetours(path, query);
        String[] parts = path.substring(1).split("/", -1);
        boolean get = !method.equals("POST");
        return switch (parts[0]) {
            case "inquiries" ->
                switch (parts.length) {
                    case 1 -> new Inquiries();
                    case 3 -> {
                        InquiryType type = type(parts);
                        yield get ? new Described(type, "") : new Inquire(type, false);
                    }
                    case 4 ->
                        !get && parts[3].equals(BATCH) ? new Batch(type(parts)) : new Described(type(parts), parts[3]);
                    default -> throw nothingAt();
                };
            case "soap" -> {
                if (parts.length != 3) {
                    throw nothingAt();
                }
                yield get ? new Described(type(parts), "?" + query.orElse("")) : new Inquire(type(parts), true);
            }
            case "exchanges" -> {
                if (parts.length == 3 && parts[2].equals("answers")) {
                    yield new Answers(exchange(parts[1]));
                }
                if (parts.length != 2) {
                    throw nothingAt();
                }
                yield new Exchange(exchange(parts[1]));
            }
            case "audit" -> audit(parts);
            case "registry", "queue" -> OperatedPaths.of(method, path);
            case ".well-known" -> {
                if (parts.length != 2 || !parts[1].equals("gsb")) {
                    throw nothingAt();
                }
                yield new WellKnown();
            }
            case "log" -> {
                if (parts.length < 2) {
                    throw nothingAt();
                }
                yield new File(path.substring(1));
            }
            case "ca" -> {
                if (parts.length != 2) {
                    throw nothingAt();
                }
                yield new File(path.substring(1));
            }
            case "joinings" ->
                switch (parts.length) {
                    case 1 -> new Joining("POST");
                    case 2 -> new Joining("GET");
                    default -> throw nothingAt();
                };
            default -> throw nothingAt();
        };
    }

    private static Target audit(String[] parts) {
        if (parts.length < 2
                || parts.length > 4
                || !parts[1].equals("exchanges")
                || (parts.length == 4 && !PARTS_OF_EXCHANGE.contains(parts[3]))) {
            throw nothingAt();
        }
        if (parts.length > 2) {
            exchange(parts[2]);
        }
        return new Audit();
    }

    /** Whether a target is written with escapes, empty or dot segments, parameters, or a bare question mark. */
    static boolean hasDetour(String path, Optional<String> query) {
        return !path.startsWith("/")
                || path.indexOf('%') >= 0
                || path.indexOf(';') >= 0
                || path.contains("//")
                || path.contains("/./")
                || path.contains("/../")
                || path.endsWith("/.")
                || path.endsWith("/..")
                || query.filter(text -> text.isEmpty() || text.indexOf('%') >= 0 || text.indexOf(';') >= 0)
                        .isPresent();
    }

    private static void refuseDetours(String path, Optional<String> query) {
        if (hasDetour(path, query)) {
            throw detour();
        }
    }

    /** A target is not written plainly. */
    static RefusedException detour() {
        return RefusedException.of(
                Code.MALFORMED_MESSAGE,
                "The target has an escape (%), a semicolon, an empty or dot segment, a bare question mark, a fragment"
                        + " or a user name: write it plainly, as /inquiries/person-identity/v1.");
    }

    private static InquiryType type(String[] parts) {
        try {
            return InquiryType.parse(parts[1] + "/" + parts[2]);
        } catch (IllegalArgumentException unreadable) {
            throw nothingAt();
        }
    }

    private static ExchangeId exchange(String text) {
        try {
            return ExchangeId.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw RefusedException.of(
                    Code.UNKNOWN_EXCHANGE, "An exchange id is the 36 characters of Gsb-Exchange-Id in an answer.");
        }
    }

    static RefusedException nothingAt() {
        return RefusedException.of(
                Code.UNKNOWN_INQUIRY, "There is nothing at this path: GET /inquiries lists what the hub serves.");
    }
}
