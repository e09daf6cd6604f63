/// The write-ahead journal of a pack. A change is a list of steps: the journal makes the list durable, does the
/// steps, and marks the list as done. If anything stops in between, the next opening finishes it.
///
/// Start at `Journal` (its memo explains the idea); what a promise is, and its bytes, is in `journal.record`, and how its steps are done in
/// `journal.step`. `Journal.commit` writes one
/// into the `JournalFile`, has the `StepApplier` do the steps, and marks the generation done ([DoneMark]). Records of small durable commits are kept
/// until a checkpoint syncs what they did; [KeptCommits] are all of them together, and [KeptFile] what they do with one file.
/// `JournalRecovery` does the rest after a crash: `StepTimeline` finds out how far the steps had come by looking which
/// names are there, `RecordCheck` whether another program has changed the pack since, and the applier goes on from there.
///
/// No step moves a file over another one, and none writes into a file that a copy of the pack shares by a hard link (`OwnCopy`).
///
/// All of this runs under the pack's write lock, which the caller holds. The journal knows files and bytes; what an entry of
/// the manifest says, and how a manifest is merged, it asks through `GuardJudge` and `ManifestMerger`.
package numpack.engine.journal;
