/// Small values that the front door shares with the rooms behind it: how durable a commit is, what tells one state of an array from another,
/// new bytes for cells, what happened to a pack.
///
/// They hold no files and do nothing by themselves.
package numpack.engine.change;

