/// What one pass tells of a whole array: counts, extremes with their places, mean and deviation, constant rows.
///
/// Start with [StatisticsScan]: one pass over any `LazySource` by all cores to [Statistics], which merge, and can be read while it runs.
///
/// Places are flat indices in C order. Infinities and NaN are counted and left out of extremes, mean and deviation: a single one would leave nothing to see of
/// the others. Complex numbers count by their magnitude, and as NaN if a part is.
///
/// Sums are made in blocks and compensated between them: within 1e-12 of the mean magnitude. [numpack.engine.summary.Summarizer], which takes elements piece
/// by piece, sums exactly and is some times slower.
package numpack.engine.summary.statistics;
