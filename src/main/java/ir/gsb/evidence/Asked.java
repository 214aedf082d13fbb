package ir.gsb.evidence;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.HttpText;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.Timeline;
import java.util.Arrays;
import java.util.Optional;

/** Puts a request together again as the hub received it. */
final class Asked {

    private Asked() {}

    static Received of(HttpText http, RecordedText records) {
        String target = http.target();
        int mark = target.indexOf('?');
        return new Received(
                ExchangeId.parse(records.required("id")),
                records.first(),
                protocol(records.required("protocol")),
                http.method(),
                http.headers()
                        .first("host")
                        .orElseThrow(() -> new IllegalArgumentException("the request does not say whom it asks")),
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? Optional.empty() : Optional.of(target.substring(mark + 1)),
                records.text("inquiry").map(InquiryType::parse),
                http.headers(),
                http.body(),
                http.body().length,
                "",
                Optional.empty(),
                new Timeline());
    }

    private static Protocol protocol(String recorded) {
        String name = recorded.replaceAll("[ .]", "_");
        return Arrays.stream(Protocol.values())
                .filter(protocol -> protocol.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no protocol " + recorded));
    }
}
