/// Steps made of requests, and states made of steps.
///
/// Start with [StateChange]: it applies a step to a state, forwards or backwards, and says why if it does not fit. [StepMaker] makes a step of a
/// request, with the bytes that it replaces; how it holds them is one of [HeldBytes]. [CellBatch] applies many steps of a few cells at once,
/// [StepPlaces] finds where a step's rows and cells are now.
package numpack.engine.draft.apply;
