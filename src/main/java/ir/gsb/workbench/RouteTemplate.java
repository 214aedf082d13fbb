package ir.gsb.workbench;

import java.nio.file.Path;
import java.util.Map;

/**
 * A route template of the hub's.
 *
 * @param parameters by name, whether each must be given
 */
record RouteTemplate(String id, Path file, int line, Map<String, Boolean> parameters) {}
