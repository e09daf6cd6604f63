/// What a search is, without its bar.
///
/// [FindForm] makes of what was entered a [Sought], or a sentence that says what to enter; [FindKind] and [FindScope] are what can be chosen. A [Search] is one of them through
/// one array of a draft; [SearchTask] runs it in the background by the engine's `Find`, over the physical rows, and lists the hits in the search. What only the draft
/// knows, changed cells and dropped rows, is found by [DraftHits]. A [SearchPart] follows the cells that were chosen through later states of the array. What is done with hits is in `numpack.app.find.hit`.
///
/// Nothing here knows a toolkit.
package numpack.app.find.search;
