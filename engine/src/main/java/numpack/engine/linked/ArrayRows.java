package numpack.engine.linked;

import numpack.engine.shape.RowNumbers;
import numpack.engine.shape.Shape;

/// The rows of an array: how many it has and which are dropped. All that decides which arrays are linked.
public interface ArrayRows extends RowNumbers {
    String name();

    /// What tells it from the other arrays of its pack; stays the same when the array is renamed.
    long id();

    /// Whether the shapes are known; an array without is linked with no other.
    boolean isReadable();

    /// Logical shape: axis 0 counts live rows.
    Shape shape();

    /// Shape with dropped rows.
    Shape physicalShape();

    long droppedCount();

    boolean isLive(long physicalRow);
}
