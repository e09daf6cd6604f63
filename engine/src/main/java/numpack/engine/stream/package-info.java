/// One pass over the rows of an array in bounded memory.
///
/// Start with [RowStream]: batches of consecutive rows over any `LazySource`, as large as [BatchSize] says, each in the memory of the one before.
/// [RowPump] moves them to a [RowSink], with progress and cancel. [ParallelRows] goes over the parts of a stream on several threads and gives back
/// what each has found, in the order of the rows: statistics merge that. [OrderedBlocks] hands over what was found block by block while it runs: searches.
///
/// A sink does not get the number of rows: ask the stream before. The owner of the sink undoes a cancelled pump.
/// Nothing here depends on packs or files.
package numpack.engine.stream;
