/// The overview of a pack: one line an array with its numbers, each a link to the place it speaks of.
///
/// Start with [Overview]: it makes the page, which the window shows in front of its tabs, and the command that brings it there. [OverviewViewModel] counts one array after the other in
/// the background, through the same cache as the panel of statistics, and again what was edited; [OverviewItem] is a line.
package numpack.app.stats.overview;
