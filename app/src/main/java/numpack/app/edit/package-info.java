/// Names the engine's draft steps: for the Edit menu, History and Review.
///
/// [StepNames] has one exhaustive switch over the steps, so a new kind of step does not compile until it has a name. [EffectTexts] says why a step
/// has no effect any more.
/// What a step does and how it is undone is the engine's; what it looks like is the features'.
package numpack.app.edit;
