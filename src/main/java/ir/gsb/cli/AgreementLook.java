package ir.gsb.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.message.InquiryType;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Looks at what a party may ask, in what the hub tells it. */
final class AgreementLook {

    /** Of several that give no right, the one nearest to it is told of. */
    private static final List<String> NEAREST = List.of("REQUESTED", "GRANTED", "DECLINED", "ENDED");

    private final URI hub;
    private final ObjectNode told;

    AgreementLook(URI hub, ObjectNode told) {
        this.hub = hub;
        this.told = told;
    }

    /** What is seen ends the sentence "All is well". */
    Look<String> look(Optional<InquiryType> inquiry) {
        return inquiry.map(this::of).orElseGet(this::any);
    }

    private String party() {
        return told.path("party").asText("you");
    }

    private Look<String> any() {
        List<String> all = new ArrayList<>();
        for (JsonNode entry : told.path("inquiries")) {
            if (agreements(entry).stream().anyMatch(AgreementLook::isValid)) {
                all.add(name(entry));
            }
        }
        return new Look.Well<>(
                "the hub at " + hub.getRawAuthority() + " takes what " + party() + " signs.",
                all.isEmpty() ? "no inquiry yet: ask for an agreement" : String.join(", ", all));
    }

    private Look<String> of(InquiryType type) {
        Optional<JsonNode> entry = StreamSupport.stream(told.path("inquiries").spliterator(), false)
                .filter(one -> name(one).equals(type.toString()))
                .findFirst();
        if (entry.isEmpty()) {
            return new Look.Ill<>(
                    "This hub serves no inquiry " + type + ".",
                    "Check its name and version against GET /inquiries, or " + hub + "/docs.");
        }
        List<JsonNode> agreements = agreements(entry.get());
        List<JsonNode> valid =
                agreements.stream().filter(AgreementLook::isValid).toList();
        if (valid.isEmpty()) {
            return agreements.stream()
                    .min(Comparator.comparing(
                            one -> NEAREST.indexOf(one.path("state").asText())))
                    .map(nearest -> noRight(nearest, entry.get()))
                    .orElseGet(() -> none(entry.get()));
        }
        if (!entry.get().path("state").asText().equals("ACTIVE")) {
            return new Look.Ill<>(
                    type + " is switched off for now. "
                            + entry.get().path("notice").asText(),
                    "Wait, or ask its provider, " + provider(entry.get()) + ", how long; your agreement stays.");
        }
        return new Look.Well<>(
                party() + " may ask " + type + " at " + hub.getRawAuthority() + ".",
                valid.stream().map(AgreementLook::words).collect(Collectors.joining("; or ")) + which(valid));
    }

    private static Look<String> none(JsonNode entry) {
        return new Look.Ill<>(
                "No agreement lets you ask " + name(entry) + ".",
                "Ask " + provider(entry) + " for one: gsb registry request " + name(entry)
                        + " --modes … --fields … --purpose … --legal-basis … --reason …, with the options of this"
                        + " command for hub and keys.");
    }

    private static Look<String> noRight(JsonNode agreement, JsonNode entry) {
        String id = "Agreement " + agreement.path("agreement").asText();
        String anew = "Ask " + provider(entry) + " for a new one with gsb registry request.";
        return switch (agreement.path("state").asText()) {
            case "REQUESTED" ->
                new Look.Ill<>(
                        id + " is asked for and not granted yet: it waits for " + provider(entry) + ".",
                        "Remind them; their agency grants it with gsb registry grant "
                                + agreement.path("agreement").asText() + " --reason …");
            case "DECLINED" -> new Look.Ill<>(id + " was declined by " + provider(entry) + ".", anew);
            case "ENDED" -> new Look.Ill<>(id + " was ended by one of its sides.", anew);
            default ->
                new Look.Ill<>(
                        id + " is granted from "
                                + agreement.path("validFrom").asText()
                                + (agreement.has("validUntil")
                                        ? " until "
                                                + agreement.path("validUntil").asText()
                                        : "")
                                + ", which is not now.",
                        "Wait until it begins, or if it is over: " + Character.toLowerCase(anew.charAt(0))
                                + anew.substring(1));
        };
    }

    /** Where there are several, the hub takes the one that fits, and cannot choose if none or both do. */
    private static String which(List<JsonNode> agreements) {
        return agreements.size() == 1
                ? ""
                : "; name one with --agreement "
                        + agreements.getFirst().path("agreement").asText()
                        + " if both fit, or to learn what it lacks if neither does";
    }

    private static boolean isValid(JsonNode agreement) {
        return agreement.path("validNow").asBoolean();
    }

    /** {@code A-1: VERIFY for city, plate; until …; 1000 a day}. */
    private static String words(JsonNode agreement) {
        return agreement.path("agreement").asText() + ": " + joined(agreement.path("modes")) + " for "
                + joined(agreement.path("fields"))
                + (agreement.has("validUntil")
                        ? "; until " + agreement.path("validUntil").asText()
                        : "; without end")
                + quota(agreement, "quotaPerSecond", " a second")
                + quota(agreement, "quotaPerDay", " a day");
    }

    private static String quota(JsonNode agreement, String name, String unit) {
        return agreement.has(name) ? "; " + agreement.path(name).asText() + unit : "";
    }

    private static String joined(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static String name(JsonNode entry) {
        return entry.path("type").asText() + "/" + entry.path("version").asText();
    }

    private static String provider(JsonNode entry) {
        return entry.path("provider").asText();
    }

    private static List<JsonNode> agreements(JsonNode entry) {
        List<JsonNode> all = new ArrayList<>();
        entry.path("agreements").forEach(all::add);
        return all;
    }
}
