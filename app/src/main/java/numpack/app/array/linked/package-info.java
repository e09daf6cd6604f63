/// Which linked arrays a change of rows goes along with: the list that drop, restore and append show.
///
/// Start at [LinkedArraysViewModel], with a [LinkedItem] for each array; all are ticked at first.
package numpack.app.array.linked;
