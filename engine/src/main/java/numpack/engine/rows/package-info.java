/// Rows on disk: which of them are live, where they lie, how they are read, and which bytes a change touches.
///
/// A *physical* row is a place in the data file; a *logical* row is what a reader counts, dropped rows left out. Start with
/// [LiveRows]: rank and select between the two over the bitmap, in which a **set bit is a live row**. `LiveRowsCodec` judges a
/// bitmap file and plans its changes; `RowMap` lays unsaved drops, restores and appends over live rows.
///
/// A read goes `StoredRows` (logical box) → `RowMap` (physical runs) → `RowReader` (few positional reads) → `RowFile` (one
/// byte space over a single file or segments). A change goes `RowWriter` (which bytes go where) → the caller's transaction:
/// nothing here decides when bytes become durable, and nothing here writes over a pack's file by itself.
///
/// No names, no manifest, no locks: those belong to the pack.
package numpack.engine.rows;
