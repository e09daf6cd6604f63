/// Arrays that read nothing until asked: a [LazySource], and operations on it.
///
/// Start with [LazyArray]. Stored arrays and arrays of a draft hand one out; slicing, taking rows, casting, transposing, joining give new lazy arrays
/// without reading. `load()` reads all of one, `read` a box of it: the box travels down the chain, each node turns it into the box
/// that it needs from the array below, and bytes travel back up.
///
/// One file per `Node`: `SourceNode` `SliceNode` `TakeNode` `TransposeNode` `ReshapeNode` `CastNode` `ConcatNode`. Each equals its
/// eager twin in `ndarray`, which the contract test holds it to. A node that cannot read straight to the place of the result reads in blocks,
/// which the `Evaluator` cuts and gives memory to: an expression of any depth takes a block for each node, whatever the size of the box.
///
/// Independent of files: code that stores arrays implements [LazySource], and code that reads them gets a `LazyArray` over it. Arrays in memory and
/// arrays of one element are sources of this room.
package numpack.engine.lazy;
