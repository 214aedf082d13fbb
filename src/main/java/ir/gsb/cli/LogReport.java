package ir.gsb.cli;

import ir.gsb.canonical.JsonText;
import ir.gsb.exchangelog.AuditReport;
import ir.gsb.exchangelog.Tampering;
import ir.gsb.exchangelog.Vouched;
import ir.gsb.message.Node;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an audit found, for machines. */
final class LogReport {

    private LogReport() {}

    static void json(PrintWriter out, AuditReport report) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("clean", new Node.Flag(report.isClean()));
        fields.put("from", new Node.Whole(report.from()));
        fields.put("to", new Node.Whole(report.to()));
        fields.put("erased", new Node.Whole(report.erased()));
        fields.put("archived", new Node.Whole(report.archived()));
        fields.put("vouched", vouched(report.vouched()));
        List<Node> found = report.found().stream().map(LogReport::finding).toList();
        fields.put("found", new Node.Items(found));
        out.println(new String(JsonText.write(new Node.Fields(fields)), StandardCharsets.UTF_8));
    }

    private static Node vouched(Vouched vouched) {
        Map<String, Node> unknown = new LinkedHashMap<>();
        vouched.unknown().forEach((name, many) -> unknown.put(name, new Node.Whole(many)));
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("timeStamps", new Node.Whole(vouched.timeStamps()));
        fields.put("trusted", new Node.Flag(vouched.trusted()));
        fields.put("cosignatures", new Node.Whole(vouched.cosignatures()));
        fields.put("notChecked", new Node.Fields(unknown));
        return new Node.Fields(fields);
    }

    /** Says what outsiders vouch for, and what of it was not checked. */
    static void vouched(PrintWriter out, Vouched vouched) {
        out.printf(
                Locale.ROOT,
                "time-stamps: %,d hold%s%n",
                vouched.timeStamps(),
                vouched.trusted() ? ", by authorities you trust" : "; by whom was not checked, name them with --tsa");
        out.printf(Locale.ROOT, "cosignatures: %,d hold%n", vouched.cosignatures());
        vouched.unknown()
                .forEach((name, many) -> out.printf(
                        Locale.ROOT, "not checked: %,d signatures of %s, name its key with --witness%n", many, name));
    }

    /** Says what the store alone cannot show: the keys of archived contents fit what is in the files. */
    static void archived(PrintWriter out, AuditReport report) {
        if (report.archived() > 0) {
            out.printf(
                    Locale.ROOT,
                    "not checked: records of %,d entries are in archive files, hold each with its keys by"
                            + " gsb archive show FILE --keys%n",
                    report.archived());
        }
    }

    private static Node finding(Tampering one) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put(
                "kind", new Node.Text(one.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        fields.put("where", new Node.Text(one.where()));
        fields.put("found", new Node.Text(one.found()));
        return new Node.Fields(fields);
    }
}
