/// Everything that can be wrong with a request or a pack, as two closed lists.
///
/// Start with [PackException]: thrown when something asked for cannot be done, one leaf for each reason, its facts as
/// fields. [Finding] is for packs that open nevertheless: what opening noticed about their files, each with
/// its effect; [Verdict] sums the findings up.
///
/// Leaves carry facts, not sentences for users: the window has one exhaustive switch that finds the words, so a new leaf
/// does not compile until it has some. A programmer's mistake is an `IllegalArgumentException`, trouble with the disk an
/// `IOException`; few of those have a type here, for facts that the system leaves out ([DiskFullException],
/// [EditNotKeptException]), and [DiskFailure] asks the system for them. Nothing else here reads, and nothing writes.
package numpack.engine.error;
