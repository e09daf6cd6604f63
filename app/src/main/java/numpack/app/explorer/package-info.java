/// The list of open packs and their arrays.
///
/// Start at [ExplorerView]; [ExplorerViewModel] makes its lines, an [ExplorerItem] each: a pack, or an array below it while the pack is
/// unfolded and the filter lets it through. The list draws only the lines on the screen, so ten thousand arrays are as quick as ten.
///
/// What can be done with a line comes from the command catalogue; this room opens arrays and selects packs, nothing else.
package numpack.app.explorer;
