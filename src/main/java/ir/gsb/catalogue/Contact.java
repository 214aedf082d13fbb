package ir.gsb.catalogue;

/** Where one goes or calls. */
public record Contact(String address, String telephone, String hours) {

    public static final Contact NONE = new Contact("", "", "");

    public Contact {
        Sheet.checkLength("contact.address", address);
        Sheet.checkLength("contact.telephone", telephone);
        Sheet.checkLength("contact.hours", hours);
    }
}
