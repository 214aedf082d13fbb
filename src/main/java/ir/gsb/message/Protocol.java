package ir.gsb.message;

/** How a message was written on the wire. */
public enum Protocol {
    REST,
    SOAP_1_1,
    SOAP_1_2;

    public boolean isSoap() {
        return this != REST;
    }
}
