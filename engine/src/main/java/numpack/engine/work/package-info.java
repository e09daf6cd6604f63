/// Long work seen from outside: what it will do, how far it is, what it did.
///
/// Start with [Progress], which every long verb of the engine takes: it is told the total, each advance, and is asked
/// whether to stop. Plans (`CompactionPlan`) say before the first byte what a verb will do and need, exact to the byte;
/// reports (`CompactionReport`) say afterwards what it did.
///
/// A cancelled verb leaves everything as it was and throws `CancellationException`. Nothing here does the work, and nothing
/// here knows threads.
package numpack.engine.work;
