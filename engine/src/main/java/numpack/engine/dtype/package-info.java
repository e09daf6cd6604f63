/// The 14 element types of a pack: size, kind, byte layout, text, legal casts.
///
/// Start with [DType]. `ElementText` turns elements into the shortest text that reads back to the same bits and text into
/// bytes; `ElementAccess` reads and writes single elements; `Casting` says which conversions keep every value.
///
/// Pure: no files, no arrays. Bytes are always little-endian, whatever the machine.
package numpack.engine.dtype;
