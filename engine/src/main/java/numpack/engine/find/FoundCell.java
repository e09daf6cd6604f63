package numpack.engine.find;

import java.util.Objects;
import numpack.engine.shape.Shape;

/// A cell that meets a condition.
///
/// @param place its number among all cells of the array in C order, from 0
public record FoundCell(long place) {
    /// Its position along each axis; none for a 0-d array.
    ///
    /// @throws IndexOutOfBoundsException if the shape has fewer cells
    public long[] index(Shape shape) {
        Objects.checkIndex(place, shape.elementCount());
        var index = shape.toArray();
        long left = place;
        for (int axis = index.length - 1; axis >= 0; axis--) {
            index[axis] = left % shape.length(axis);
            left /= shape.length(axis);
        }
        return index;
    }

    /// The row that it is in; 0 for a 0-d array.
    public long row(Shape shape) {
        return place / shape.rowElements();
    }
}
