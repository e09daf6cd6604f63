/// The bitmap file of an array, `deleted_<name>.npkb`, in which a **set bit is a live row**.
///
/// [LiveRowsCodec] judges a file and reads it: nothing that its header says is believed. [BitmapPlanner] plans its change: the header and
/// the words that a drop touches ([BytePatch]), near ones together, or the whole file ([BitmapImage]).
///
/// Nothing here writes: the transaction decides when bytes become durable.
package numpack.engine.rows.bitmap;
