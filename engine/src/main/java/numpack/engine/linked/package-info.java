/// Which arrays of a pack share their rows: features and their labels, images and their names. A safety of the data, not of a window, for rows that
/// are dropped in one array alone mislabel all rows after them.
///
/// Start at [LinkedArrays]: it finds the arrays that are linked with one, each with how its rows pair ([Pairing]), and the rows of one that belong to
/// rows of the other. [UnevenDrops] finds the arrays that have other rows dropped than the arrays of equal length.
///
/// An array is here only what [ArrayRows] says of it: a name, shapes and live rows. Nothing is opened or read by this room; how dropped rows are looked
/// up is up to the array, so it asks for them a window at a time.
package numpack.engine.linked;
