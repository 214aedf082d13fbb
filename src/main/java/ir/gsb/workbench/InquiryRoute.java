package ir.gsb.workbench;

import ir.gsb.message.InquiryType;
import java.nio.file.Path;
import java.util.Map;

/**
 * The route of an inquiry, as its file has it.
 *
 * @param parameters the template's parameters that are given, by name
 */
record InquiryRoute(InquiryType type, Path file, int line, String template, Map<String, String> parameters) {

    /** Whether the hub itself answers, so that there is no provider. */
    boolean isInternal() {
        return template.equals("internal-provider");
    }
}
