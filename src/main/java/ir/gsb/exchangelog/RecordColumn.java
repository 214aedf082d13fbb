package ir.gsb.exchangelog;

import java.util.List;
import java.util.Locale;

/**
 * The columns of the table record that its text consists of, in the order of the text, each with the name of its member
 * there. What the columns mean stands in the migration.
 */
enum RecordColumn {
    EXCHANGE_ID("id", Type.UUID),
    KIND("kind", "accepted", "ended", "act") {
        @Override
        int number(int ordinal) {
            return ordinal + 1;
        }
    },
    AT("at", Type.INSTANT),
    NODE("node", Type.TEXT),
    RETENTION("retention", Type.TEXT),
    STEPS("steps", Type.INTS),
    PROTOCOL("protocol", "REST", "SOAP 1.1", "SOAP 1.2"),
    MODE("mode", "VERIFY", "RETRIEVE"),
    REQUEST_SIZE("requestSize", Type.INT4),
    CLIENT("client", Type.TEXT),
    PROVIDER("provider", Type.TEXT),
    AGREEMENT("agreement", Type.TEXT),
    CLIENT_USER("user", Type.TEXT),
    TRACKING_CODE("trackingCode", Type.TEXT),
    INQUIRY("inquiry", Type.TEXT),
    MESSAGE_ID("messageId", Type.TEXT),
    THUMBPRINT("thumbprint", Type.BYTES),
    ALGORITHM("algorithm", Type.TEXT),
    SUBJECT_HASH("subjectHash", Type.BYTES),
    SOURCE_HASH("sourceHash", Type.BYTES),
    REQUEST_COMMITMENT("requestCommitment", Type.BYTES),
    STATUS("status", Type.INT2),
    ANSWER_SIZE("answerSize", Type.INT4),
    OUTCOME("outcome", Type.TEXT),
    DETAIL("detail", Type.TEXT),
    VIOLATIONS("violations", Type.TEXT),
    REPLAY_OF("replayOf", Type.UUID),
    ANSWER_COMMITMENT("answerCommitment", Type.BYTES),
    ABOUT("about", Type.UUID),
    ACTOR("actor", Type.TEXT),
    VAULT_HASH("vaultHash", Type.BYTES);

    enum Type {
        UUID,
        TEXT,
        BYTES,
        INSTANT,
        INT2,
        INT4,
        INTS,
        /** An int2 that stands for a word. */
        WORD
    }

    private final String member;
    private final Type type;
    private final List<String> words;

    RecordColumn(String member, Type type) {
        this.member = member;
        this.type = type;
        this.words = List.of();
    }

    RecordColumn(String member, String... words) {
        this.member = member;
        this.type = Type.WORD;
        this.words = List.of(words);
    }

    String member() {
        return member;
    }

    Type type() {
        return type;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    int number(int ordinal) {
        return ordinal;
    }

    /** What a number stands for; one that stands for nothing is written as it is, so that no change goes unseen. */
    String word(int number) {
        for (int i = 0; i < words.size(); i++) {
            if (number(i) == number) {
                return words.get(i);
            }
        }
        return String.valueOf(number);
    }
}
