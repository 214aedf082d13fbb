package ir.gsb.workbench;

import ir.gsb.message.Code;
import ir.gsb.message.Node;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.workbench.TrialResult.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notes what was made of a sample. */
final class TrialStages {

    private final List<Stage> all = new ArrayList<>();
    private Optional<Node.Fields> answer = Optional.empty();
    private Optional<Refusal> refused = Optional.empty();

    void add(String name, String text) {
        all.add(new Stage(name, text));
    }

    void sent(Stub.Call call) {
        add("mapped request", call.target() + "\n" + Wire.pretty(call.request()));
        String unknown = call.matched() ? "" : " (no mapping of the stub fits this request)";
        add("provider's answer", "HTTP " + call.status() + unknown + "\n" + Wire.pretty(call.answer()));
    }

    void answered(Node.Fields content) {
        answer = Optional.of(content);
    }

    void refused(RefusedException why) {
        refused = Optional.of(why.refusal());
        var text = new StringBuilder(why.refusal().code().wire())
                .append(": ")
                .append(why.refusal().detail());
        why.refusal()
                .violations()
                .forEach(violation -> text.append('\n')
                        .append(violation.pointer())
                        .append(' ')
                        .append(violation.message()));
        if (!why.kept().isEmpty()) {
            text.append("\nkept for the record: ").append(why.kept());
        }
        add("refused", text.toString());
    }

    List<Stage> all() {
        return List.copyOf(all);
    }

    Optional<Node.Fields> answer() {
        return answer;
    }

    /** Whether the hub refused the request as the client's mistake. */
    boolean refusedByHub() {
        return refused.filter(why -> why.code().at() == Code.At.CLIENT).isPresent();
    }

    /** With what it was refused, as the reason beside a sample tells it: {@code schema-violation /birthDate}. */
    List<String> refusals() {
        return refused.map(Sample::told).orElse(List.of());
    }
}
