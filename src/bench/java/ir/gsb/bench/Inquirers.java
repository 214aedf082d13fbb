package ir.gsb.bench;

import java.io.IOException;

/** Where each client gets an inquirer of its own. */
@FunctionalInterface
interface Inquirers {

    Inquirer make(Kind kind) throws IOException;

    static Inquirers asking(String authority, Keys keys) {
        return kind -> switch (kind) {
            case REST -> new RestInquirer(authority, keys);
            case SOAP -> new SoapInquirer(authority, keys);
        };
    }

    /** @param connector the authority of a connector, which signs what it is asked plainly */
    static Inquirers plain(String connector) {
        return kind -> new PlainInquirer(connector, kind);
    }
}
