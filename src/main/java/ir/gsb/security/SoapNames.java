package ir.gsb.security;

import ir.gsb.message.Protocol;

/** The namespaces and identifiers that a signed SOAP message is written with. */
final class SoapNames {

    static final String SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String SOAP_1_2 = "http://www.w3.org/2003/05/soap-envelope";
    static final String EXCHANGE = "urn:gsb:exchange:v1";
    static final String XOP = "http://www.w3.org/2004/08/xop/include";
    static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    static final String WSSE11 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";
    static final String WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    static final String X509_V3 =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
    static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    static final String EXC_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";

    private static final String ULTIMATE_RECEIVER = SOAP_1_2 + "/role/ultimateReceiver";
    private static final String NEXT_1_1 = "http://schemas.xmlsoap.org/soap/actor/next";
    private static final String NEXT_1_2 = SOAP_1_2 + "/role/next";

    private SoapNames() {}

    static String envelope(Protocol protocol) {
        return switch (protocol) {
            case SOAP_1_1 -> SOAP_1_1;
            case SOAP_1_2 -> SOAP_1_2;
            case REST -> throw new IllegalArgumentException("REST has no envelope");
        };
    }

    /** The attribute that says for whom a header block is (SOAP 1.1 §4.2.2, SOAP 1.2 §5.2.2). */
    static String role(Protocol protocol) {
        return protocol == Protocol.SOAP_1_1 ? "actor" : "role";
    }

    /** Whether a block with this role is for the hub, as every receiver or as the last one. */
    static boolean isForReceiver(String role) {
        return isUltimateReceiver(role) || role.equals(NEXT_1_1) || role.equals(NEXT_1_2);
    }

    static boolean isUltimateReceiver(String role) {
        return role.isEmpty() || role.equals(ULTIMATE_RECEIVER);
    }
}
