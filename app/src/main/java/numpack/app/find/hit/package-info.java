/// What is done with what a search has found.
///
/// [HitPlace] says where a hit is to be shown, [HitLinesTask] what the list says of some of them. [HitRows] are the rows that have hits, to be selected, shown alone or dropped;
/// [HitsCsvTask] writes hits as text; [HitEdits] puts a [Replacement] in their place, as one edit.
///
/// Hits that the list of a search has no room for are found again where all of them are needed. Nothing here knows a toolkit.
package numpack.app.find.hit;
