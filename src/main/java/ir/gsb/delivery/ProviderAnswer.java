package ir.gsb.delivery;

import ir.gsb.message.Node;

/**
 * What a provider answered, in canonical form.
 *
 * @param evidence its signed answer byte for byte, where it signs; else empty
 */
record ProviderAnswer(Node.Fields content, byte[] evidence) {}
