/// Rows on disk: where they are, how they are read, and which bytes a change of them touches.
///
/// A *physical* row is a place in the data file; a *logical* row is what a reader counts, dropped rows left out. `rows.live` finds one from
/// the other; `rows.bitmap` knows the file that says which rows are live.
///
/// A read goes [StoredRows] (logical box) → `RowMap` (physical runs) → [RowReader] (few reads) → [RowFile] (one byte space
/// over a single file or segments).
///
/// A change is planned first: [RowRuns] says which bytes of existing rows become what, [AppendPlan] in which segments new rows go.
/// [RowWriter] streams rows to a place of a file. The caller's transaction decides when bytes become durable; nothing here
/// overwrites rows that a reader can see.
///
/// No names, no manifest, no locks: those belong to the pack.
package numpack.engine.rows;
