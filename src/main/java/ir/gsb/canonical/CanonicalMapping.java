package ir.gsb.canonical;

import ir.gsb.message.Node;
import ir.gsb.message.RefusedException;
import java.util.List;

/** No mapping at all: the provider speaks canonical JSON. */
record CanonicalMapping() implements Mapping {

    @Override
    public byte[] toProvider(Node.Fields request) {
        return JsonText.write(request);
    }

    @Override
    public List<UnknownName> unknownNames() {
        return List.of();
    }

    @Override
    public Node.Fields fromProvider(byte[] body, int httpStatus) {
        if (httpStatus < 200 || httpStatus >= 300) {
            throw Mapping.unreadable(body, httpStatus);
        }
        try {
            return JsonText.parse(body);
        } catch (RefusedException _) {
            throw Mapping.unreadable(body, httpStatus);
        }
    }
}
