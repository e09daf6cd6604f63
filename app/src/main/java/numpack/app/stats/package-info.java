/// The numbers of the array in front: a panel, and for all arrays of a pack an overview.
///
/// [StatisticsPanel] makes the panel. [StatisticsViewModel] asks for the numbers of the array, column, row or selection, shows what is known while they are counted, and
/// begins anew when the array changes; [NumberLines] words them. A number that has a place is a [NumberLink]: it leads there, and the rest goes to Find through
/// [FindMore], which the window connects.
///
/// How cells are counted and kept is the concern of `stats.numbers`.
package numpack.app.stats;
