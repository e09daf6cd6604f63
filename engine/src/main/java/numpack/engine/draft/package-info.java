/// A pack with unsaved changes: edits that every reader sees at once, that can be undone without limit, and that survive a crash.
///
/// Start with [Draft]. Its state is a list of [steps][numpack.engine.draft.step.Step], a cursor and the place of the last save; undo moves the cursor.
/// [DraftState] says all of that at one moment. Readers take its [DraftSnapshot], which never changes, and from it a [DraftArray], which gives
/// `LazyArray`s over pack and edits together. What can be done to arrays is in [DraftEdits].
///
/// An edit goes `Draft` → `Step` (with the bytes it replaces) → the log in the user's data folder → the next snapshot. Save computes
/// the net difference between the snapshot and the pack and hands it over as one `Transaction`. After a restart the log's steps are
/// there again, the saved ones as history.
///
/// The rooms below, each of which knows only those before it: `step` has the values (the only other room that is exported); `overlay` lays edits over
/// bytes, `log` keeps records in a file, `signature` knows rows again, and none of the three knows steps or packs; `state` has arrays with their edits,
/// `apply` changes states by steps, `history` is what a log says in memory, `ledger` keeps it in the log, `replay` applies steps again, and `save`
/// brings them into the pack. Files of the pack are changed through `numpack.engine` only.
///
/// Work that waits in logs is found without claiming them: [WaitingWork] lists what is in a folder, [OtherWork] what may be meant for the open pack
/// and is applied only when the user says so.
package numpack.engine.draft;
