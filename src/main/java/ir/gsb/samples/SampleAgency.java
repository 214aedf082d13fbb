package ir.gsb.samples;

import com.github.tomakehurst.wiremock.WireMockServer;

/** A system of one sample agency that holds answers of its own, in its own format. */
interface SampleAgency {

    /** The setting that tells the hub where it is. */
    String setting();

    /** Where it is, below the address of the server that all of them share. */
    String path();

    /** Teaches the server what it answers. */
    void answerOn(WireMockServer server);
}
