package ir.gsb.samples.country;

/** Who speaks for an agency; nobody real. */
public record Representative(String agency, String name, String position, String telephone) {}
