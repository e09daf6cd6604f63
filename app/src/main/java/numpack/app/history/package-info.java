/// What was done to the pack in front, step by step: saved, unsaved and undone ones.
///
/// Start at [numpack.app.history.HistoryViewModel]. A click on a step shows what it changed; a double-click or Enter goes to
/// the state after it: everything after it is undone, or everything up to it redone. The line of the last save stands between the steps that are in the pack and those that
/// are not. Clear forgets saved steps for good, and says how much space that gives back.
///
/// A double-click passes so: cell → view model → `PackSession.goTo` → a new state → the list again.
///
/// Not here: the words for steps (`edit`), revert single steps (`review`).
package numpack.app.history;
