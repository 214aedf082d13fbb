package ir.gsb.message;

import java.io.InputStream;

/** A message whose body is still coming in and is too large to be held. */
public record Arriving(Received received, InputStream content) implements Reached {}
