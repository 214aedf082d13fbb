package ir.gsb.delivery;

import java.util.Optional;

/**
 * What is put on a provider's queue.
 *
 * @param correlationId what the reply must carry
 * @param text in the provider's own format
 * @param trace W3C Trace Context
 */
record QueuedRequest(String correlationId, String text, Optional<String> trace) {}
