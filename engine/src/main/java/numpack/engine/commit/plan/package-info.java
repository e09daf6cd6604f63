/// Plans of commits: the files that must be made first and the steps that the journal promises then.
///
/// Start at [Change], what a transaction wants of one array, and [CommitPlanner], which has a class for each kind of it: [WholeArray],
/// [ArrayRewrite] for what happens inside an array that stays, [RemovedFiles], [ArrayCompaction]. [PlanScope] is what they share. The change of
/// one file is [FileRewrite]'s: written in place through the journal, or anew where that costs less, would be too much for the journal, or other
/// folders share the file ([HardLinkedFiles]). [NewFiles] makes files under names of ours, and [Ownership] sees to it that every file may be
/// written and keeps its owner.
///
/// Nothing of the pack changes here.
package numpack.engine.commit.plan;
