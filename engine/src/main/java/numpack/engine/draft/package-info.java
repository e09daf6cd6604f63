/// A pack with unsaved changes: edits that every reader sees at once, that can be undone without limit, and that survive a crash.
///
/// Start with [Draft]. Its state is a list of [Step]s, a cursor and the place of the last save; undo moves the cursor. Whoever reads
/// takes a [DraftSnapshot], which never changes, and from it a [DraftArray], which gives `LazyArray`s over pack and edits together.
///
/// An edit goes `Draft` → `Step` (with the bytes it replaces) → the log in the user's data folder → the next snapshot. Save computes
/// the net difference between the snapshot and the pack and hands it over as one `Transaction`. After a restart the log's steps are
/// there again, the saved ones as history.
///
/// Behind the door: `Editing` makes steps of requests, `Timeline` and `StateChange` make states of steps, `Saving`, `Compacting` and
/// `Committing` bring a state into the pack, `Reloading` and `TakingOut` apply steps anew, `History` and `DraftLog` remember. While it is not known
/// whether a commit happened, `Unsettled` says which steps may be added, undone or taken out.
///
/// Work that waits in logs is found by `LogLook`, which reads a log without claiming it: [WaitingWork] lists what is in a folder, [OtherWork] what may
/// be meant for the open pack and is applied only when the user says so.
///
/// How edits are laid over a pack's bytes lives in `overlay`, how records lie in a file in `log`, and by what a row is known again after another
/// program has renumbered it in `signature`; none of them knows steps or packs. Files of the pack are changed through `numpack.engine` only.
package numpack.engine.draft;
