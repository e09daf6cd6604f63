/// One pass over the rows of an array in bounded memory.
///
/// Start with [RowStream]: batches of consecutive rows over any `LazySource`, as large as [BatchSize] says. [RowPump] moves them
/// to a [RowSink], with progress and cancel; every import, export and whole-array copy is such a pump.
///
/// A sink never learns how many rows will come: who wants to know asks the stream before. Undoing a cancelled pump is the work
/// of the one who made the sink. Nothing here knows packs or files.
package numpack.engine.stream;
