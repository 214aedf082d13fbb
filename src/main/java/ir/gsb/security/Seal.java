package ir.gsb.security;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * What a seal proves: whose it is, and that it was there at the moment of its time-stamp.
 *
 * @param claimed when the signer says he signed
 */
public record Seal(X509Certificate signer, Instant claimed, TimeStamp timeStamp) {}
