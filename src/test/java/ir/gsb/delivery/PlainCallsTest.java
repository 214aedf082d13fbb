package ir.gsb.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.PlainAnswer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.http.common.DefaultHttpBinding;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PlainCallsTest {

    @ParameterizedTest
    @CsvSource({"GET, 1", "HEAD, 0"})
    void makes_what_flows_only_for_who_reads_it(String method, int times) throws Exception {
        var made = new AtomicInteger();
        var calls = new PlainCalls(failed -> Optional.empty());
        try (var context = new DefaultCamelContext()) {
            var exchange = new DefaultExchange(context);
            exchange.setIn(new PlatformHttpMessage(
                    exchange,
                    new DefaultHttpBinding(),
                    new MockHttpServletRequest(method, "/x"),
                    new MockHttpServletResponse()));
            calls.take(exchange);
            exchange.getMessage().setBody(PlainAnswer.flowing("text/turtle", () -> opened(made)));

            calls.give(exchange);
        }
        assertThat(made).hasValue(times);
    }

    private static InputStream opened(AtomicInteger made) {
        made.incrementAndGet();
        return new ByteArrayInputStream(new byte[0]);
    }
}
