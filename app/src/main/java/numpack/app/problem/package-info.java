/// What went wrong, in words.
///
/// Start at [numpack.app.problem.Problems]: one exhaustive switch turns any throwable into a
/// [numpack.app.problem.Problem] (title, one sentence, what it means for the data, details on demand). A new leaf of
/// the engine's `PackException` does not compile until it has words here. [numpack.app.problem.FindingTexts] does the
/// same for what opening a pack noticed, [numpack.app.problem.HolderTexts] for who has one in use.
///
/// The path of a failure: the task room hands a throwable to `ProblemReport`, which logs it once and shows it once.
///
/// This is the only ground room that knows the engine, and of it only `numpack.engine.error`. Not here: catching.
package numpack.app.problem;
