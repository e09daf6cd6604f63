/// Summaries of many numbers: counts, extremes, sums.
///
/// Start with [Summary], a record of facts. A [Summarizer] collects them piece by piece, so that an array of any length can be
/// summed up through a stream; summarizers of parts merge, in any order, for work spread over threads. `Summarizer.of` does both for a `LazyArray`.
///
/// All sums are exact and only their answers are rounded, once: results do not depend on how the pieces were cut, and a mean lies between
/// the extremes. The deviation is no sum, and may differ in its last digits.
/// Arrays of any size go faster through `statistics`, which knows places too; `distribution` has quantiles, distinct values and histograms, `rows` the numbers of
/// each row, and `block`, which is not exported, the loops that they share.
///
/// Nothing here depends on files; rows are the concern of the stream.
package numpack.engine.summary;
