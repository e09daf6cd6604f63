/// Rows on disk: which of them are live, where they lie, how they are read, and which bytes a change touches.
///
/// A *physical* row is a place in the data file; a *logical* row is what a reader counts, dropped rows left out. Start with
/// [LiveRows]: rank and select between the two over the bitmap, in which a **set bit is a live row**. [LiveRowsCodec] judges a
/// bitmap file, [BitmapPlanner] plans its changes; [RowMap] lays unsaved drops, restores and appends over live rows.
///
/// A read goes [StoredRows] (logical box) → [RowMap] (physical runs) → [RowReader] (few positional reads) → [RowFile] (one
/// byte space over a single file or segments).
///
/// A change is planned first: [RowRuns] says which bytes of existing rows become what, [AppendPlan] in which segments new rows go.
/// [RowWriter] streams rows to a place of a file. When bytes become durable is the caller's transaction's affair; nothing here
/// writes over rows that a reader can see.
///
/// No names, no manifest, no locks: those belong to the pack.
package numpack.engine.rows;
