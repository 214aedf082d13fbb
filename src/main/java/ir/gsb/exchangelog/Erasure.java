package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import java.util.List;

/** What came of the wish to erase what was said in an exchange. */
public sealed interface Erasure {

    /**
     * It is gone, with its key and salts.
     *
     * @param exchanges the exchange and those that held a copy of its answer
     */
    record Erased(List<ExchangeId> exchanges) implements Erasure {}

    /** A legal hold forbids it, on the exchange or on one that has a copy of its answer. */
    record Held(ExchangeId exchange) implements Erasure {}

    /** It is under way still. */
    record NotEnded() implements Erasure {}

    /** Nothing of it is in the vault: nothing was kept, or it was erased before. */
    record NothingKept() implements Erasure {}

    /** Its month is being moved into an archive file; when that is done the exchange is there. */
    record BeingArchived() implements Erasure {}

    /**
     * It is archived, and whether a legal hold is on it stands in a file that cannot be read.
     *
     * @param why which file, and what is wrong with it
     */
    record ArchiveAway(String why) implements Erasure {}

    /** There is no such exchange, nor anything of it that could be read. */
    record Unknown() implements Erasure {}
}
