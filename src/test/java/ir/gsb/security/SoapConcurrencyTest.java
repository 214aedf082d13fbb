package ir.gsb.security;

import static ir.gsb.message.Protocol.SOAP_1_1;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.Code;
import ir.gsb.message.RefusedException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One verifier and one signer serve all threads. */
class SoapConcurrencyTest {

    private final SoapVerifier verifier = SoapParties.verifier();
    private final SoapRequestSigner signer = new SoapRequestSigner(SoapParties.TAX, SoapParties.CLOCK);

    @Test
    void tells_good_from_bad_on_many_threads_at_once() throws ExecutionException, InterruptedException {
        SoapForge forge = SoapForge.signed();
        forge.first(SoapNames.EXCHANGE, "user").setTextContent("clerk-8");
        byte[] bad = forge.bytes();
        var found = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 400; i++) {
                boolean good = i % 4 != 0;
                found.add(threads.submit(() -> good ? holds(signed()) : !holds(bad)));
            }
        }
        for (Future<Boolean> each : found) {
            assertThat(each.get()).isTrue();
        }
    }

    private byte[] signed() {
        return signer.sign(SoapParties.envelope(SOAP_1_1)).body();
    }

    private boolean holds(byte[] body) {
        try {
            verifier.verify(SoapParties.received(SOAP_1_1, body));
            return true;
        } catch (RefusedException e) {
            assertThat(e.refusal().code()).isEqualTo(Code.DIGEST_MISMATCH);
            return false;
        }
    }
}
