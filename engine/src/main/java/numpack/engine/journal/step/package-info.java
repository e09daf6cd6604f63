/// The steps of a promise and how they are done, one after the other, each such that it can be done twice.
///
/// Start at [StepApplier], which does steps and remembers what must be synced; the manifest it changes by the caller's [ManifestMerger]. [StepTimeline]
/// tells how far the steps of a commit have come, by the names that are there ([NameState]).
///
/// Names are looked up in [PackPlaces], which lets none lead out of the pack; a file that a copy of the pack shares by a hard link is made its own first
/// ([OwnCopy]).
///
/// What is promised, and whether it may be done, is for `journal`.
package numpack.engine.journal.step;
