package numpack.engine.lazy;

import java.io.IOException;
import java.util.List;
import numpack.engine.dtype.DType;
import numpack.engine.ndarray.NdArray;
import numpack.engine.shape.Box;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Selection;
import numpack.engine.shape.SelectionParser;
import numpack.engine.shape.Shape;

/// An array that reads nothing until asked: a source, or an operation on other lazy arrays. Immutable, safe for all threads,
/// open as long as its source is.
///
/// Every verb but [#load] and [#read] costs nothing and reads nothing. Reading a box asks the sources just for what the box needs, in blocks
/// where it has to be changed on the way: a cast, a transpose, a concatenation takes a megabyte of memory beside the box, however large that is.
///
/// ```java
/// var picture = LazyArray.of(source).slice("[7, :, :, 0]").cast(DType.FLOAT64);
/// NdArray pixels = picture.load();           // reads one plane
/// ```
public sealed interface LazyArray extends LazySource permits Node {
    /// All of a source.
    static LazyArray of(LazySource source) {
        return source instanceof LazyArray lazy ? lazy : new SourceNode(source);
    }

    /// All of an array in memory, whose later changes are seen.
    static LazyArray of(NdArray array) {
        return new SourceNode(new MemorySource(array));
    }

    /// An array whose every element is the same.
    ///
    /// @param element one item of the dtype, little-endian; copied
    /// @throws IllegalArgumentException if it has another number of bytes
    static LazyArray filled(DType dtype, Shape shape, byte[] element) {
        return new SourceNode(FilledSource.of(dtype, shape, element));
    }

    /// The parts one after the other along an axis.
    ///
    /// @throws IllegalArgumentException if there is no part, or dtypes, ndims or lengths of other axes differ
    static LazyArray concat(int axis, List<? extends LazyArray> parts) {
        return parts.size() == 1 ? parts.getFirst() : ConcatNode.of(axis, parts);
    }

    /// The cells of a box.
    ///
    /// @throws IllegalArgumentException if the box does not fit the shape
    default LazyArray slice(Box box) {
        return SliceNode.of(Node.of(this), box, List.of());
    }

    /// What NumPy's index text picks.
    ///
    /// @throws numpack.engine.shape.SelectionException if the text does not fit
    default LazyArray slice(String indexText) {
        return select(SelectionParser.parse(indexText, shape()));
    }

    /// What a selection picks.
    ///
    /// @throws IllegalArgumentException if it does not fit the shape
    default LazyArray select(Selection selection) {
        return switch (selection) {
            case Selection.Cells cells -> SliceNode.of(Node.of(this), cells.box(), cells.droppedAxes());
            case Selection.Rows rows -> take(rows.toArray());
            case Selection.Mask mask -> take(mask.rows());
        };
    }

    /// These rows, in this order.
    ///
    /// @throws IndexOutOfBoundsException if there is no such row
    default LazyArray take(long... rows) {
        return TakeNode.of(Node.of(this), rows);
    }

    /// The rows of a set, ascending; costs no memory for each row.
    ///
    /// @throws IndexOutOfBoundsException if there is no such row
    default LazyArray take(RowSet rows) {
        return TakeNode.of(Node.of(this), rows);
    }

    /// The axes in another order: axis i of the result is axis `axes[i]` of this.
    default LazyArray transpose(int... axes) {
        return TransposeNode.of(Node.of(this), axes);
    }

    /// The same elements in C order under another shape that has as many rows: every row is reshaped on its own. Reading a part of
    /// a row reads the whole row, or whole lines of it if the row is longer than a megabyte.
    ///
    /// @throws IllegalArgumentException if rows or elements are not as many
    default LazyArray reshape(long... lengths) {
        return ReshapeNode.of(Node.of(this), Shape.of(lengths));
    }

    /// The elements as another dtype, by the rules of [numpack.engine.dtype.Casting].
    default LazyArray cast(DType dtype) {
        return CastNode.of(Node.of(this), dtype);
    }

    /// Reads everything.
    ///
    /// @throws IOException if the disk fails
    default NdArray load() throws IOException {
        return load(Box.all(shape()));
    }

    /// Reads a box.
    ///
    /// @throws IllegalArgumentException if the box does not fit the shape
    /// @throws IOException              if the disk fails
    default NdArray load(Box box) throws IOException {
        // Before memory is taken for it.
        box.requireFits(shape());
        var array = NdArray.allocate(dtype(), box.shape());
        read(box, array.segment());
        return array;
    }
}
