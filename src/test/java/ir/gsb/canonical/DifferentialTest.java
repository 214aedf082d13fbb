package ir.gsb.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import ir.gsb.canonical.Samples.Sample;
import ir.gsb.message.Node;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Samples, broken at random in many ways from one seed: the model must judge each as the JDK does by the XSD and as
 * networknt does by the JSON Schema. Set aside is only what these languages cannot say: check digits, rules between
 * elements (in XSD), characters (in JSON Schema).
 */
class DifferentialTest {

    private static final long SEED = 20260722L;
    private static final int ROUNDS = Integer.getInteger("gsb.rounds", 600);

    private static final Set<String> BEYOND_XSD = Set.of(
            "must be " + Format.NATIONAL_ID.expected(),
            "must be " + Format.LEGAL_ID.expected(),
            RequestRules.NEEDS_FIELDS,
            RequestRules.ONLY_RETRIEVE,
            RequestRules.ONLY_VERIFY);
    private static final Set<String> BEYOND_JSON_SCHEMA = Set.of(
            "must be " + Format.NATIONAL_ID.expected(),
            "must be " + Format.LEGAL_ID.expected(),
            "must be " + TextRules.LEGAL);

    static List<Sample> samples() {
        return Samples.all().toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void judges_json_as_the_json_schema_does(Sample sample) {
        var random = new Random(SEED);
        var breaker = new JsonBreaker(random);
        Node.Fields whole = JsonText.parse(sample.json());
        var verdicts = new HashSet<Boolean>();
        for (int round = 0; round < ROUNDS; round++) {
            String json = breaker.broken(whole);
            byte[] bytes = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            verdicts.add(fitsJson(sample, bytes));
            assertThat(fitsJson(sample, bytes))
                    .as(json)
                    .isEqualTo(Judges.jsonSchema(sample.model(), sample.isRequest(), bytes));
        }
        assertThat(verdicts).containsExactlyInAnyOrder(true, false);
    }

    private static boolean fitsJson(Sample sample, byte[] json) {
        var findings = new Findings();
        Node.Fields raw = JsonText.parse(json, findings);
        if (sample.isRequest()) {
            sample.model().request(raw, findings);
        } else {
            new Checker(findings).root(sample.model().responseType(), raw);
        }
        return none(findings.violations(), BEYOND_JSON_SCHEMA);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void judges_xml_as_the_xsd_does(Sample sample) {
        var breaker = new XmlBreaker(new Random(SEED));
        var verdicts = new HashSet<Boolean>();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] xml = breaker.broken(sample.element());
            verdicts.add(fitsXml(sample, xml));
            assertThat(fitsXml(sample, xml))
                    .as(new String(xml, java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(Judges.xsd(sample.model(), xml));
        }
        assertThat(verdicts).containsExactlyInAnyOrder(true, false);
    }

    private static boolean fitsXml(Sample sample, byte[] xml) {
        try {
            XmlText.read(sample.model(), Xml.parse(xml).getDocumentElement());
            return true;
        } catch (RefusedException refused) {
            return none(refused.refusal().violations(), BEYOND_XSD);
        }
    }

    private static boolean none(List<Violation> violations, Set<String> beyond) {
        return violations.stream().allMatch(violation -> beyond.contains(violation.message()));
    }

    /** Makes JSON texts out of a content, each with one to three changes. */
    private record JsonBreaker(Random random) {

        private static final List<String> VALUES = List.of(
                "\"\"",
                "\"x\"",
                "null",
                "1",
                "1.5",
                "true",
                "{}",
                "[]",
                "[null]",
                "[\"firstName\"]",
                "\"VERIFY\"",
                "\"RETRIEVE\"",
                "\"FOUND\"",
                "\"0001234561\"",
                "\"2023-02-30\"",
                "\"1986-07-03Z\"",
                "\"35.70\"",
                "\"۱۲۳۴۵۶۷۸۹۰\"",
                "9007199254740993",
                "\"\\u0001\"",
                "\"012345\"",
                "\" 012345\"",
                "[[\"a\"]]");
        private static final List<String> NAMES = List.of(
                "mode",
                "fields",
                "values",
                "status",
                "city",
                "village",
                "streets",
                "firstName",
                "gender",
                "deceased",
                "extra",
                "nationalId",
                "birthDate",
                "");

        String broken(Node.Fields content) {
            Map<String, Object> tree = open(content);
            for (int i = random.nextInt(3); i >= 0; i--) {
                change(tree);
            }
            return written(tree);
        }

        @SuppressWarnings("unchecked")
        private void change(Map<String, Object> tree) {
            List<String> names = new ArrayList<>(tree.keySet());
            String name = names.isEmpty() || random.nextInt(3) == 0
                    ? NAMES.get(random.nextInt(NAMES.size()))
                    : names.get(random.nextInt(names.size()));
            if (tree.get(name) instanceof Map<?, ?> inner && random.nextInt(4) > 0) {
                change((Map<String, Object>) inner);
            } else if (random.nextInt(4) == 0) {
                tree.remove(name);
            } else if (tree.get(name) instanceof List<?> items && random.nextBoolean()) {
                var more = new ArrayList<Object>(items);
                more.add(new Raw(VALUES.get(random.nextInt(VALUES.size()))));
                tree.put(name, more);
            } else {
                tree.put(name, new Raw(VALUES.get(random.nextInt(VALUES.size()))));
            }
        }

        private record Raw(String json) {}

        private static Map<String, Object> open(Node.Fields fields) {
            var open = new LinkedHashMap<String, Object>();
            fields.children().forEach((name, node) -> open.put(name, open(node)));
            return open;
        }

        private static Object open(Node node) {
            return switch (node) {
                case Node.Fields fields -> open(fields);
                case Node.Items(List<Node> items) ->
                    items.stream().map(JsonBreaker::open).toList();
                case Node.Text(String text) -> new Raw(TextNode.valueOf(text).toString());
                case Node.Whole(long value) -> new Raw(String.valueOf(value));
                case Node.Flag(boolean value) -> new Raw(String.valueOf(value));
            };
        }

        private static String written(Object tree) {
            return switch (tree) {
                case Map<?, ?> map ->
                    "{"
                            + String.join(
                                    ",",
                                    map.entrySet().stream()
                                            .map(entry -> "\"" + entry.getKey() + "\":" + written(entry.getValue()))
                                            .toList())
                            + "}";
                case List<?> list ->
                    "["
                            + String.join(
                                    ",", list.stream().map(JsonBreaker::written).toList()) + "]";
                case Raw(String json) -> json;
                default -> throw new AssertionError(tree);
            };
        }
    }
}
