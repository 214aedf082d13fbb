package ir.gsb.delivery;

import ir.gsb.message.InquiryType;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a route file of an inquiry says.
 *
 * @param text of the file and of the template that it is made of: routes of the same text are the same
 */
record InquiryRoute(
        InquiryType type, Path file, String text, String template, String id, Map<String, String> parameters) {

    /** The parameter that names the inquiry, from which the template makes the route's address. */
    static final String INQUIRY = "inquiry";
}
