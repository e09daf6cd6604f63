/// Steps applied again: over a pack that another program has changed, or without some of them.
///
/// Start with [Reloading]: it lays the unsaved steps over the pack as it is now and keeps those that still fit ([FitCheck]). Where rows may have
/// other numbers, [Relocation] moves steps to where their rows are. [Refitting] tries conflicting steps again, [Reverting] applies the others
/// without some of them.
package numpack.engine.draft.replay;
