/// Leftover files: what saves and programs that ended unexpectedly have left in a pack, listed each with what it is and how much space it takes,
/// and deleted when the user says so.
///
/// Start at [numpack.app.leftover.LeftoverVerbs]: the leftovers of the pack in front → a list of [numpack.app.leftover.LeftoverItem], ticked where
/// a save of ours has left the file and nothing can be lost → `Pack.removeLeftovers`, which looks again before it deletes.
///
/// Not here: what counts as a leftover (the engine's `Pack.leftovers`).
package numpack.app.leftover;
