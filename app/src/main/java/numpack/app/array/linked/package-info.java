/// The list of linked arrays that drop, restore and append show: those that a change of rows includes.
///
/// Start at [LinkedArraysViewModel], with a [LinkedItem] for each array; all are ticked at first.
package numpack.app.array.linked;
