/// The 14 element types of a pack: size, kind, byte layout, text, legal casts.
///
/// Start with [DType]. [ElementText] turns elements into the shortest text that reads back to the same bits, and text into bytes or
/// a [ParseResult] that says why not; [ElementAccess] reads and writes single elements as Java's numbers; [Casting] converts many and
/// says which conversions keep every value.
///
/// Text on its way in goes through `ElementParser` to `IntegerReader` or `FloatReader`, on its way out through `FloatText`; `Float16`
/// rounds halves once, never twice.
///
/// Pure: no files, no arrays. Bytes are always little-endian, whatever the machine, and at any address ([ElementLayout]).
package numpack.engine.dtype;
