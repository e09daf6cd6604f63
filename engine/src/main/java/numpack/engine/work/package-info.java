/// Long work seen from outside: what it will do, how far it is, what it did.
///
/// Start with [Progress], which every long operation of the engine takes: it receives the total and each advance, and
/// answers whether to stop. Plans (`CompactionPlan`) say before the first byte what an operation will do and need, exact to
/// the byte; reports (`CompactionReport`) say afterwards what it did.
///
/// A cancelled operation leaves everything as it was and throws `CancellationException`. Nothing here does the work or
/// depends on threads.
package numpack.engine.work;
