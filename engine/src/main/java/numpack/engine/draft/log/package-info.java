/// How a draft's records lie in a file, and who may write it.
///
/// Start with [RecordLog]: a file of records, each with length and check sum, that only grows; what a crash has torn off at its end is
/// ignored and cut at the next write. Bulk bytes are records too and are read back from where they lie. [LogFolder] finds the log of a
/// pack by its real path or, when the pack was moved, by the folder's file key; [DraftClaim] makes sure that one draft edits a pack.
///
/// Knows no steps: a record is a type and bytes.
package numpack.engine.draft.log;
