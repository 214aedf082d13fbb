package ir.gsb.catalogue;

/**
 * What is wrong with a sheet, or why something is not done with it.
 *
 * @param field that it is about, {@code needs.laws[1].date}, items counted from 1; empty if it is about no field
 */
public record SheetFault(String field, Text says) {}
