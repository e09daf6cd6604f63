/// Arrays that read nothing until asked: wrappers around wrappers around a [LazySource].
///
/// A `LazyArray` is made over a source; slicing, taking, casting, transposing give new lazy arrays without reading; `load()`
/// or an `Evaluator` reads just the elements that the result needs.
///
/// Knows no files: whoever stores arrays implements [LazySource].
package numpack.engine.lazy;
