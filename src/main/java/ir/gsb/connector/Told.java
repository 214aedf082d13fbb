package ir.gsb.connector;

import ir.gsb.message.Headers;

/** An answer, as it came or as it goes out. */
record Told(int status, Headers headers, byte[] body) implements Sent {}
