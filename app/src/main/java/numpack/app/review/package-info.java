/// The pending edits of a pack, one in a line: what it changed, and a way to revert it.
///
/// Start at [numpack.app.review.ReviewViewModel], which follows the pack in front. It lists the unsaved steps, newest
/// first, as [numpack.app.review.ReviewItem]s that find their words only when they come into sight, so that a hundred
/// thousand of them open at once; and, after a change outside, the steps that no longer fit.
///
/// The path of a revert: button → the steps that depend on it are asked for in the background → named in a question →
/// `PackSession.revert`, which is a step itself and can be undone.
///
/// Not here: the words for steps (`edit`), saving (the shell's command).
package numpack.app.review;
