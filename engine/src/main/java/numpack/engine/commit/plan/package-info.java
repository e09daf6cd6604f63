/// Plans of commits: the files that must be made first and the steps that the journal promises then.
///
/// Start at [CommitPlanner]; changes inside an array that stays where it is are [ArrayRewrite]'s, and those of one file [FileRewrite]'s: written in
/// place through the journal, or anew where that costs less, would be too much for the journal ([JournalBudget]), or other folders share the
/// file ([HardLinkedFiles]). [NewFiles] makes files under names of ours, and [Ownership] sees to it that every file may be written and keeps
/// its owner.
///
/// Nothing of the pack changes here.
package numpack.engine.commit.plan;
