package ir.gsb.message;

/** An outcome in the client's syntax, before it is signed. */
public record Rendered(Concluded concluded, int status, Headers headers, Payload payload) {}
