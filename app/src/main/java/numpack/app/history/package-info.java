/// What was done to the pack in front, step by step: saved, unsaved and undone ones.
///
/// Start at [numpack.app.history.HistoryViewModel]. A click on a step shows what it changed; a double-click or Enter goes to
/// the state after it: everything after it is undone, or everything up to it redone. The line of the last save is between the steps that are in the pack and those that
/// are not. Clear removes saved steps permanently, and says how much space that frees.
///
/// The path of a double-click: cell → view model → `PackSession.goTo` → a new state → the list again.
///
/// Not here: the words for steps (`edit`), reverting single steps (`review`).
package numpack.app.history;
