/// The search: a bar below the tabs, and the list of what it has found.
///
/// Start at [FindViewModel], which searches the array in front while the bar is open, over the draft with its unsaved edits, and starts again when another array comes to the
/// front or this one changes. Hits go to the `ShownArray`: tables mark them, whoever shows it. Other features hand a condition over by
/// [FindViewModel#search]; they get it from `AppContext`, as features do not know each other.
///
/// Which part of the array is searched, if not all of it, is a [ChosenPart]; going from hit to hit, also into other arrays, is [HitSteps].
///
/// [HitsViewModel] lists the hits in a panel, [ReplaceViewModel] replaces them; [FindFeature] puts bar, panel and commands together.
///
/// What a search is, and how it runs in the background, is in `numpack.app.find.search`; what is done with its hits, in `numpack.app.find.hit`.
package numpack.app.find;
