/// What the panel and the overview say of arrays: counted in the background, and kept.
///
/// Start with [NumbersTask]: it goes over the cells of a [Scope] in some passes to [ArrayNumbers], and can be asked meanwhile for what it knows. [ScopeCells] says which
/// cells those are, and where each of them is in the array. Numbers of whole arrays that have no unsaved edits are kept by [NumbersCache] in the user's data folder under
/// the stamp of the array, so that they are there at once when the pack is opened again; nothing in that folder is trusted.
///
/// No property and no node is touched here.
package numpack.app.stats.numbers;
