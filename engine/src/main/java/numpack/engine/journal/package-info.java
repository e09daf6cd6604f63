/// What was promised before it was done. A change of a pack is a list of steps; the journal keeps the list safe, does the
/// steps, and strikes the list off. Whatever stops in between, the next opening finishes it.
///
/// Start at `Journal` (its memo tells the idea); what a promise is, and its bytes, is in `journal.record`. `Journal.commit` writes one
/// into the `JournalFile`, has the `StepApplier` do the steps, and marks the generation done.
/// `JournalRecovery` does the rest after a crash: `StepTimeline` finds out how far the steps had come by looking which
/// names are there, `RecordCheck` whether somebody else changed the pack since, and the applier goes on from there.
///
/// No step moves a file over another one, and none writes into a file that a copy of the pack shares by a hard link (`OwnCopy`).
///
/// All of this runs under the pack's write lock, which the caller holds. The journal knows files and bytes; what an entry of
/// the manifest says, and how a manifest is merged, it asks through `GuardJudge` and `ManifestMerger`.
package numpack.engine.journal;
