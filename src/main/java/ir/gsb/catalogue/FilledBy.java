package ir.gsb.catalogue;

/** Who filled a sheet in; never published. */
public record FilledBy(String name, String position, String telephone) {

    public static final FilledBy NONE = new FilledBy("", "", "");

    public FilledBy {
        Sheet.checkLength("filledBy.name", name);
        Sheet.checkLength("filledBy.position", position);
        Sheet.checkLength("filledBy.telephone", telephone);
    }

    @Override
    public String toString() {
        return "FilledBy[]";
    }
}
