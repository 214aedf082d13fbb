package ir.gsb.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ir.gsb.canonical.Samples.BadSample;
import ir.gsb.canonical.Samples.Sample;
import ir.gsb.message.Node;
import ir.gsb.message.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

    static Stream<Sample> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fits_its_model_and_is_the_same_in_both_syntaxes(Sample sample) {
        Node.Fields json = JsonText.parse(sample.json());
        Model.Read read = sample.isRequest()
                ? sample.model().request(json)
                : sample.model().response(json);
        assertThat(read.violations()).isEmpty();
        assertThat(XmlText.read(sample.model(), sample.element())).isEqualTo(read.content());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void survives_being_written_in_both_syntaxes(Sample sample) {
        Node.Fields content = XmlText.read(sample.model(), sample.element());
        String root = sample.isRequest()
                ? sample.model().requestName()
                : sample.model().responseName();
        byte[] xml = Xml.write(XmlText.write(sample.model(), content, root));
        assertThat(XmlText.read(sample.model(), Xml.parse(xml).getDocumentElement()))
                .isEqualTo(content);
        assertThat(JsonText.parse(JsonText.write(content))).isEqualTo(content);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void fits_the_served_schemas(Sample sample) {
        assertThat(Judges.xsd(sample.model(), sample.xml())).isTrue();
        assertThat(Judges.jsonSchema(sample.model(), sample.isRequest(), sample.json()))
                .isTrue();
    }

    static Stream<BadSample> badSamples() {
        return Samples.bad();
    }

    @ParameterizedTest
    @MethodSource("badSamples")
    void refuses_a_bad_sample_for_the_defect_in_its_name(BadSample sample) {
        var refused =
                catchThrowableOfType(RefusedException.class, () -> Validator.request(sample.model(), sample.payload()));
        List<String> told = new ArrayList<>();
        told.add(refused.refusal().code().wire());
        refused.refusal().violations().forEach(violation -> told.add(violation.pointer()));
        assertThat(told).isEqualTo(sample.refusal());
    }
}
