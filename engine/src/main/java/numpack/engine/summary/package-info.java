/// What can be said about many numbers in a few: counts, extremes, sums.
///
/// Start with [Summary], a record of facts. A [Summarizer] collects them piece by piece, so that an array of any length can be
/// summed up through a stream; summarizers of parts merge, in any order, for work spread over threads.
///
/// Integers are summed exactly, floats with compensation, so results do not depend on how the pieces were cut beyond the last digits.
/// Nothing here reads files or knows rows.
package numpack.engine.summary;
