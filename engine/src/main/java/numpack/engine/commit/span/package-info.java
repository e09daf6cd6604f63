/// Cell writes as bytes of files: what they need of a journal, and the spans that they are joined to.
///
/// Start at [WriteSpans], which runs through the writes of one array twice: once to measure what each file's share needs ([WriteSizes]), once to
/// hand out the spans, with what lies between their runs read by [SpanReader]. [JournalBudget] is what the steps of one commit may carry.
///
/// What becomes of a file whose writes are too many is decided in `plan`.
package numpack.engine.commit.span;
