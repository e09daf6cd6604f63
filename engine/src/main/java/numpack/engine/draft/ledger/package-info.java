/// The history of one pack's draft, kept in its log.
///
/// Start with [Ledger]: every step goes through it into the log and the history. [DraftLog] writes a record of each change before it is one in
/// memory; [HistoryCodec] and [StepCodec] are the records' bytes, [HistoryReader] reads them back. [LogLook] asks of a log whose it is without
/// opening it for writing, [BaseReading] compares the pack with what the log knows of it, and [Unsettled] says what can be done while it is not
/// known whether a commit happened.
package numpack.engine.draft.ledger;
