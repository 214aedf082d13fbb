package ir.gsb.console;

import ir.gsb.pages.Svg;
import java.util.List;

/** The way from a leaf up to the checkpoint, each node with the beginning of its hash. */
final class ProofPicture {

    private static final double WIDTH = 560;
    private static final double MIDDLE = 280;
    private static final double ASIDE = 190;
    private static final double LEVEL = 50;
    private static final double WIDE = 116;
    private static final double HIGH = 26;
    private static final int SHOWN = 12;

    private ProofPicture() {}

    static String draw(Proof proof, String title, String entry, String root) {
        List<Proof.Step> path = proof.path();
        double height = LEVEL * (path.size() + 1) + 12;
        // A tree has its left and its right in every language.
        var svg = new Svg(WIDTH, height, false, title);
        double y = height - HIGH - 20;
        for (int i = 0; i < path.size(); i++) {
            double side = path.get(i).left() ? MIDDLE - ASIDE : MIDDLE + ASIDE;
            svg.line("edge", MIDDLE, y + HIGH / 2, MIDDLE, y - LEVEL + HIGH / 2)
                    .line("edge", side, y + HIGH / 2, MIDDLE, y - LEVEL + HIGH / 2);
            node(svg, "node", side, y, path.get(i).sibling(), "hash");
            y -= LEVEL;
        }
        y = height - HIGH - 20;
        node(
                svg,
                path.isEmpty() ? "node root" : "node mine",
                MIDDLE,
                y,
                proof.leaf(),
                path.isEmpty() ? "hash on-dark" : "hash");
        svg.text("tick", "middle", MIDDLE, y + HIGH + 14, entry);
        for (int i = 0; i < path.size(); i++) {
            y -= LEVEL;
            boolean top = i == path.size() - 1;
            node(svg, top ? "node root" : "node path", MIDDLE, y, path.get(i).parent(), top ? "hash on-dark" : "hash");
        }
        return svg.text("tick", "start", MIDDLE + WIDE / 2 + 10, y + HIGH / 2 + 4, root)
                .draw();
    }

    private static void node(Svg svg, String kind, double middle, double y, String hash, String text) {
        svg.box(kind, middle - WIDE / 2, y, WIDE, HIGH)
                .text(text, "middle", middle, y + HIGH / 2 + 4, hash.substring(0, SHOWN) + "…");
    }
}
