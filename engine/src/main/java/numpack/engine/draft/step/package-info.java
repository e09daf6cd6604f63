/// The steps of a draft and the values that they use.
///
/// Start with [Step]: one thing that was done to a pack, with the bytes it replaced and the bytes it brought. A [StepList] is all of them at one
/// moment, [StepEffects] says which of them have no effect, a [StepPlace] where one of them changed something, and a [Conflict] why one does not
/// fit what another program has written. [Region] and [CellEdits] describe the edit that is wanted.
///
/// Values only: nothing here reads a pack or a log.
package numpack.engine.draft.step;
