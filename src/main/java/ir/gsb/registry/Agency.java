package ir.gsb.registry;

/** An agency that may own systems. A suspended one may neither ask nor answer. */
public record Agency(String id, String nameFa, String nameEn, boolean suspended) {}
