/// Small values that the front door shares with the packages behind it: how durable a commit is, how two states of an array are told apart,
/// new bytes for cells, what happened to a pack.
///
/// They hold no files and do nothing by themselves.
package numpack.engine.change;

