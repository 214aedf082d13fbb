package ir.gsb.queue;

import static ir.gsb.queue.QueuedExchange.State.DEAD;
import static ir.gsb.queue.QueuedExchange.State.DOUBTFUL;
import static ir.gsb.queue.QueuedExchange.State.WAITING;

import ir.gsb.exchangelog.Act;
import java.util.Set;

/** What an operator can do with an exchange in the queue. */
public enum QueueAct {

    /** Has it tried again at once, with all its attempts. One that is doubtful may thereby be carried out twice. */
    REQUEUE(Act.Word.REQUEUED, Set.of(DEAD, DOUBTFUL)),

    /** Gives it up: its client is told that the provider is unavailable. */
    DROP(Act.Word.DROPPED, Set.of(DEAD, DOUBTFUL, WAITING));

    private final Act.Word word;
    private final Set<QueuedExchange.State> from;

    QueueAct(Act.Word word, Set<QueuedExchange.State> from) {
        this.word = word;
        this.from = from;
    }

    Act.Word word() {
        return word;
    }

    /** In which states it can be done. */
    public Set<QueuedExchange.State> from() {
        return from;
    }
}
