package ir.gsb.tracking;

import ir.gsb.catalogue.Text;
import ir.gsb.message.InquiryType;
import java.time.Instant;

/**
 * What an agency asked another one over the bus for a case, so that the citizen need not bring it. Nothing of what was
 * answered is in it.
 *
 * @param at when it was asked
 * @param agency code of the agency that answered
 */
public record Spared(Instant at, InquiryType inquiry, Text title, String agency, Text agencyName) {}
