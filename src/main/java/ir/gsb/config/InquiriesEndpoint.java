package ir.gsb.config;

import ir.gsb.canonical.FileFault;
import ir.gsb.delivery.FilesState;
import ir.gsb.delivery.ServedFiles;
import ir.gsb.message.InquiryType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code GET /actuator/inquiries}: which routes and schemas this node serves, and why it refused others. */
@Endpoint(id = "inquiries")
public final class InquiriesEndpoint {

    private static final int MOST_FAULTS = 50;

    private final ServedFiles files;

    InquiriesEndpoint(ServedFiles files) {
        this.files = files;
    }

    /** Empty before the start. */
    @ReadOperation
    public Map<String, Object> inquiries() {
        return files.state().map(InquiriesEndpoint::told).orElse(Map.of());
    }

    private static Map<String, Object> told(FilesState state) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("since", state.since().toString());
        told.put(
                "upToDate",
                state.refused().flatMap(FilesState.Refused::mendedAt).isPresent()
                        || state.refused().isEmpty());
        told.put("routes", state.served().size() + state.withoutSchema().size());
        told.put("schemas", state.served().size() + state.withoutRoute().size());
        told.put("mappings", state.mappings());
        told.put("served", names(state.served()));
        told.put("withoutRoute", names(state.withoutRoute()));
        told.put("withoutSchema", names(state.withoutSchema()));
        state.refused().ifPresent(refused -> told.put("lastRefused", told(refused)));
        return told;
    }

    private static Map<String, Object> told(FilesState.Refused refused) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("at", refused.at().toString());
        refused.mendedAt().ifPresent(at -> told.put("mendedAt", at.toString()));
        told.put(
                "faults",
                refused.faults().stream()
                        .limit(MOST_FAULTS)
                        .map(InquiriesEndpoint::told)
                        .toList());
        return told;
    }

    private static Map<String, Object> told(FileFault fault) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("file", fault.file().toString());
        told.put("line", fault.line());
        told.put("what", fault.what());
        return told;
    }

    private static List<String> names(Collection<InquiryType> types) {
        return types.stream().map(InquiryType::toString).toList();
    }
}
