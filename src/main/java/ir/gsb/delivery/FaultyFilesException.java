package ir.gsb.delivery;

import ir.gsb.canonical.FileFault;
import java.util.List;
import java.util.stream.Collectors;

/** The files that a hub is to start with cannot be served; the message names each fault with file, line and what to do. */
public final class FaultyFilesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FaultyFilesException(List<FileFault> faults) {
        super("Its routes or schemas are faulty; mend them:" + told(faults));
    }

    /** One line each. */
    static String told(List<FileFault> faults) {
        return faults.stream().map(fault -> "\n  " + fault).collect(Collectors.joining());
    }
}
