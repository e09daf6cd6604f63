/// Signatures of rows, by which they are recognised after another program has changed the file.
///
/// A row has a 64-bit [signature][numpack.engine.draft.signature.Signature] of all its bytes. [SignedRows][numpack.engine.draft.signature.SignedRows]
/// holds those of rows that unsaved steps are about, with their surroundings, and [RowSearch][numpack.engine.draft.signature.RowSearch] finds
/// where they are now, in one pass over the array. Nothing here knows steps or logs.
package numpack.engine.draft.signature;
