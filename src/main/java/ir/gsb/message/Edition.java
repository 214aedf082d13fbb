package ir.gsb.message;

/**
 * The integrators' files that a request was read by: its exchange ends with them, whatever takes their place meanwhile. What
 * is in it is known where models, mappings and routes are.
 */
public interface Edition {}
