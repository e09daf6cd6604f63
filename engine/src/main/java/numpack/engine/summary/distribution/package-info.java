/// How the elements of an array are spread: quantiles, distinct values, histograms.
///
/// Start with [Quantiles], [DistinctValues] or [Histogram]: each takes any `LazySource`, goes over it in one pass or a few by all cores, in bounded memory, and is exact. An
/// array of integers or bools with few values needs one pass for all three: quantiles and histogram follow from the distinct values.
///
/// Quantiles need the [numpack.engine.summary.statistics.Statistics] of the same source first. Elements are compared by their keys (`block`), so that
/// float16 and uint64 go the same way; complex numbers count by their magnitude.
package numpack.engine.summary.distribution;
