package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gsb.message.InquiryType;
import ir.gsb.samples.SampleInsurance;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.Test;

/** A request to a provider's queue that nobody took is about a person: the embedded broker keeps it nowhere. */
class ForgottenRequestsIT {

    private static final String ASK = "{\"nationalId\":\"0001234560\"}";

    private final SampleHub hub = SampleHub.get();

    @Test
    void expired_request_is_kept_nowhere() throws Exception {
        hub.part(SampleInsurance.class).leave();
        try {
            var answer = hub.ask(SampleHub.TAX, InquiryType.parse("insurance/v1"), ASK);
            assertThat(answer.text()).contains("provider-timeout");
            Queue requests = queue(SampleInsurance.QUEUE);
            requests.expireReferences(() -> {});
            await().until(() -> requests.getMessageCount() == 0);
            assertThat(queue("ExpiryQueue").getMessageCount()).isZero();
            assertThat(queue("DLQ").getMessageCount()).isZero();
        } finally {
            hub.part(SampleInsurance.class).comeBack();
        }
    }

    private Queue queue(String name) {
        return hub.part(EmbeddedActiveMQ.class).getActiveMQServer().locateQueue(SimpleString.of(name));
    }
}
