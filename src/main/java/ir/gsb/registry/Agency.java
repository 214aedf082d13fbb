package ir.gsb.registry;

import ir.gsb.message.Node;

/** An agency that may own systems. A suspended one may neither ask nor answer. */
public record Agency(String id, String nameFa, String nameEn, boolean suspended) implements Entry {

    @Override
    public Kind kind() {
        return Kind.AGENCY;
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public boolean over() {
        return suspended;
    }

    /** The same, suspended or no longer so. */
    public Agency suspended(boolean now) {
        return new Agency(id, nameFa, nameEn, now);
    }

    @Override
    public Node.Fields written() {
        return new EntryFields()
                .text("id", id)
                .text("nameFa", nameFa)
                .text("nameEn", nameEn)
                .flag("suspended", suspended)
                .made();
    }
}
