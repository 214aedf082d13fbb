package ir.gsb.cli;

import io.nayuki.qrcodegen.QrCode;

/** A QR code (ISO/IEC 18004) as text, two rows of it to a line; light on dark, as terminals are. */
final class QrText {

    private static final int QUIET = 2;
    private static final String[] BLOCKS = {"█", "▀", "▄", " "};

    private QrText() {}

    static String of(String content) {
        QrCode code = QrCode.encodeText(content, QrCode.Ecc.LOW);
        var text = new StringBuilder();
        for (int y = -QUIET; y < code.size + QUIET; y += 2) {
            for (int x = -QUIET; x < code.size + QUIET; x++) {
                // Outside of the code its modules are light.
                text.append(BLOCKS[(code.getModule(x, y) ? 2 : 0) + (code.getModule(x, y + 1) ? 1 : 0)]);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
