package ir.gsb.message;

/** What goes back to the client, byte for byte as signed. */
public record Reply(Concluded concluded, int status, Headers headers, byte[] body) {}
