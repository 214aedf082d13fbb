package ir.gsb.registry;

import java.util.List;

/** What somebody wants of the registry, once it is known how the registry is. */
@FunctionalInterface
public interface Wish {

    /**
     * The entries that shall be as they are here; all others stay.
     *
     * @throws ir.gsb.message.RefusedException if the wish makes no sense as things are
     * @throws RegistryFileException if it contradicts itself or what is registered
     */
    List<Wanted> of(Registry before);
}
