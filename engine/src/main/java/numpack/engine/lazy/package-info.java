/// Arrays that read nothing until asked: wrappers around wrappers around a [LazySource].
///
/// Start with [LazyArray]. It is made over a source; slicing, taking rows, casting, transposing, joining give new lazy arrays
/// without reading. `load()` reads all of one, `read` a box of it: the box travels down the chain, each node turns it into the box
/// that it needs from the array below, and bytes travel back up.
///
/// One file per node: `SourceNode` `SliceNode` `TakeNode` `TransposeNode` `ReshapeNode` `CastNode` `ConcatNode`. Each equals its
/// eager twin in `ndarray`, which the contract test holds it to.
///
/// Knows no files: whoever stores arrays implements [LazySource].
package numpack.engine.lazy;
