package ir.gsb.catalogue;

/**
 * Who speaks for an agency. That is for people of the workplace, and never published.
 *
 * @param name in an agency there is each once
 * @param position empty if it is not known
 * @param telephone empty if it is not known
 */
public record Representative(String agency, String name, String position, String telephone) {}
