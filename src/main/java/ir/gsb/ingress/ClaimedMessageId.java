package ir.gsb.ingress;

import ir.gsb.canonical.Xml;
import ir.gsb.message.Received;
import ir.gsb.message.RefusedException;
import java.util.Optional;
import java.util.UUID;
import org.w3c.dom.NodeList;

/** Which message a SOAP request that was not verified claims to be: its fault says so, or nobody could tell whose it is. */
final class ClaimedMessageId {

    private ClaimedMessageId() {}

    /** The one message id in it, if it is written as one. */
    static Optional<String> of(Received received) {
        if (received.body().length < received.bodySize()) {
            return Optional.empty();
        }
        try {
            NodeList ids = Xml.parse(received.body()).getElementsByTagNameNS(SoapEnvelope.EXCHANGE, "messageId");
            return ids.getLength() == 1 ? written(ids.item(0).getTextContent().strip()) : Optional.empty();
        } catch (RefusedException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> written(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text) ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
