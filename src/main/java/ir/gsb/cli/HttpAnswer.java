package ir.gsb.cli;

import ir.gsb.message.Headers;
import java.time.Duration;

/**
 * What came back, not yet believed.
 *
 * @param took from sending to having the last byte
 */
record HttpAnswer(int status, Headers headers, byte[] body, Duration took) {}
