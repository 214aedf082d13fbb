package ir.gsb.bench;

import ir.gsb.security.ResponseNotTrustedException;

/** Makes one inquiry after the other for one client. */
sealed interface Inquirer permits RestInquirer, SoapInquirer, PlainInquirer {

    Inquiry next();

    /** An inquiry that is ready to be sent. */
    sealed interface Inquiry permits RestInquirer.Asked, SoapInquirer.Asked, PlainInquirer.Asked {

        /** The whole HTTP request. */
        byte[] request();

        /** @throws ResponseNotTrustedException if the hub did not sign this answer to this inquiry */
        void verify(HttpMessage answer) throws ResponseNotTrustedException;
    }
}
