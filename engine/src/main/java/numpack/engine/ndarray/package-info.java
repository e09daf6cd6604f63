/// Arrays in memory over one `MemorySegment`: views share, copies do not.
///
/// Start with [NdArray]. It has a dtype, a shape, strides in bytes and a first offset; slicing, transposing and reshaping make new
/// ones over the same memory. [NdArrays] makes them from Java's arrays and from each other. [RowBatch] is a piece of a longer array
/// on its way through a stream, in memory that the stream uses again.
///
/// `StridedMemory` does all copying: it finds the longest run that is packed on both sides and walks over the rest, so every
/// layout, backwards and transposed ones too, comes out in C order.
///
/// Nothing here reads files: memory may be mapped, but is mapped elsewhere.
package numpack.engine.ndarray;
