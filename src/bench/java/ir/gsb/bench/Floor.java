package ir.gsb.bench;

/**
 * What the cryptography of one exchange costs by itself, in milliseconds of one thread.
 *
 * @param bare one P-256 verification, one P-256 signature, SHA-256 of request and answer
 * @param asUsed the hub's own code for it: the message verified, the answer signed
 */
record Floor(double bare, double asUsed) {}
