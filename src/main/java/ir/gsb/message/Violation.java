package ir.gsb.message;

/**
 * One place where a message does not fit its schema.
 *
 * @param pointer a JSON Pointer (RFC 6901) into the request; for SOAP the same path of element names
 * @param message what was expected there; never the value that was found
 */
public record Violation(String pointer, String message) {}
