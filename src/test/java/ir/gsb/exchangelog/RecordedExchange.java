package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import java.time.Clock;
import javax.sql.DataSource;

/** An exchange about 0001234560, for tests of what is done with records. */
public final class RecordedExchange {

    private RecordedExchange() {}

    /** Records one with the keys in target/test-keys. */
    public static ExchangeId in(DataSource store) {
        try (var node = new TestNode(store, "here", Clock.systemUTC())) {
            var accepted = node.accepted(TestNode.newId(), "{\"a\":1}");
            node.answered(accepted, "{\"status\":\"MATCH\"}");
            return accepted.received().id();
        }
    }
}
