package ir.gsb.security;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * What a time-stamp proves: that its content was there at a moment.
 *
 * @param at the moment, as the authority's clock had it
 * @param by the authority's certificate
 * @param serial the token's number, unique at its authority
 * @param policy the object identifier of the rules it was made by
 */
public record TimeStamp(Instant at, X509Certificate by, BigInteger serial, String policy) {}
