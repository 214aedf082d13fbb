package ir.gsb.bench;

import ir.gsb.message.InquiryType;
import java.nio.file.Path;

/** Which way an exchange goes. */
enum Kind {
    REST("REST→REST", InquiryType.parse("postal-address/v1"), "mappings/post-addresses/samples/answer-found.200"),
    SOAP(
            "SOAP→SOAP",
            InquiryType.parse("person-identity/v1"),
            "mappings/civil-registry-population/samples/answer-found.200");

    private final String title;
    private final InquiryType inquiry;
    private final Path providerAnswer;

    Kind(String title, InquiryType inquiry, String providerAnswer) {
        this.title = title;
        this.inquiry = inquiry;
        this.providerAnswer = Path.of("schemas").resolve(inquiry.toString()).resolve(providerAnswer);
    }

    String title() {
        return title;
    }

    InquiryType inquiry() {
        return inquiry;
    }

    /** A sample of the canonical model, such as {@code request-retrieve.json}. */
    Path sample(String name) {
        return Path.of("schemas").resolve(inquiry.toString()).resolve("samples").resolve(name);
    }

    /** What the provider answers, in its own format. */
    Path providerAnswer() {
        return providerAnswer;
    }
}
