/// What a log says, in memory.
///
/// Start with [History]: the steps, how many are done, how many are saved, and what was known of the pack then. [Timeline] gives the state after
/// any number of steps. [KnownArray] is what is known of an array of the pack, [Promise] what a commit will make of it, [Conflicting] the steps
/// that do not fit, [Renumberings] and [OutsideNumbers] what compactions and other programs have made of row numbers.
///
/// Writes nothing: the `ledger` writes a record before anything is changed here.
package numpack.engine.draft.history;
