/// One promise of the journal, as values and as bytes.
///
/// Start with [JournalStep], the closed list of what can be done to a file, and [Guard], the images of an entry and of lengths by which a
/// change by another program is noticed. Both stand in a [JournalRecord]; [JournalCodec] makes its bytes and reads them.
///
/// A record comes apart in [RecordReader], which checks every length against the bytes that are left; [JournalPath] lets no name out of
/// the pack, whether it comes from a commit or from a journal that lay there.
///
/// Nothing here opens a file. What is done with a promise, and whether it may be, is for `journal`.
package numpack.engine.journal.record;
