/// An embedded array engine on NumPack's file format: a pack is a folder of named n-d arrays.
///
/// Start reading at `numpack.engine.Pack`.
@org.jspecify.annotations.NullMarked
module numpack.engine {
    requires static org.jspecify;
    /// The option that writes past the system's cache.
    requires jdk.unsupported;
    requires tools.jackson.core;

    /// The front door: open a pack, read and change its arrays, commit, compact.
    exports numpack.engine;
    /// Small values that the front door shares with the packages behind it: durability, stamps, writes of cells.
    exports numpack.engine.change;
    /// A pack with unsaved steps: one overlay for every reader, undo by cursor, a log that survives a crash.
    exports numpack.engine.draft;
    /// The steps of a draft and the values that they use.
    exports numpack.engine.draft.step;
    /// The 14 element types: size, kind, text, legal casts.
    exports numpack.engine.dtype;
    /// Everything that can be wrong, as closed lists.
    exports numpack.engine.error;
    /// Why something is refused or wrong: what the exceptions carry.
    exports numpack.engine.error.reason;
    /// Cells and rows that meet a condition, in order, at the speed of memory.
    exports numpack.engine.find;
    /// Arrays that read nothing until asked.
    exports numpack.engine.lazy;
    /// Which arrays share their rows, and which of these have other rows dropped.
    exports numpack.engine.linked;
    /// Arrays in memory; views share, copies do not.
    exports numpack.engine.ndarray;
    /// Shapes, slices, selections, sets of rows.
    exports numpack.engine.shape;
    /// One pass over rows in bounded memory.
    exports numpack.engine.stream;
    /// Counts, extremes and sums of many numbers.
    exports numpack.engine.summary;
    /// Quantiles, distinct values, histograms.
    exports numpack.engine.summary.distribution;
    /// Numbers of each row.
    exports numpack.engine.summary.rows;
    /// Whole arrays in one pass: counts and extremes with their places, mean and deviation.
    exports numpack.engine.summary.statistics;
    /// Long work seen from outside: plans, progress, reports.
    exports numpack.engine.work;
}
