package ir.gsb.workbench;

/** XML that was written without breaks, indented for the eye; nothing of it is checked. */
final class XmlLines {

    private XmlLines() {}

    static String of(String xml) {
        var lines = new StringBuilder();
        int depth = 0;
        for (String part : xml.replaceAll("><", ">\n<").split("\n")) {
            boolean closes = part.startsWith("</");
            boolean opens = part.startsWith("<")
                    && !closes
                    && !part.startsWith("<?")
                    && !part.endsWith("/>")
                    && !part.contains("</");
            depth -= closes ? 1 : 0;
            lines.append("  ".repeat(Math.max(0, depth))).append(part).append('\n');
            depth += opens ? 1 : 0;
        }
        return lines.toString().stripTrailing();
    }
}
