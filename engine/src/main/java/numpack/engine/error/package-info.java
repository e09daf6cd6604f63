/// Everything that can be wrong with a request or a pack, as two closed lists.
///
/// Start with [PackException]: thrown when something asked for cannot be done, one leaf for each reason, its facts as
/// fields. [Finding] is the milder sister: what opening a pack noticed about its files, each with the effect that it has;
/// [Verdict] sums the findings up.
///
/// Leaves carry facts, not sentences for users: the window has one exhaustive switch that finds the words, so a new leaf
/// does not compile until it has some. Trouble with the disk is an `IOException`, a programmer's mistake an
/// `IllegalArgumentException`; neither belongs here, nor does anything that reads or writes.
package numpack.engine.error;
