package numpack.engine.draft.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.change.ArrayStamp;
import numpack.engine.StoredArray;
import numpack.engine.draft.step.RowSpace;
import numpack.engine.dtype.DType;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;

/// What the log knows of an array of the pack as it was last saved or read: enough to see whether it changed outside.
///
/// @param isPresent whether the pack has it
/// @param shape     physical
/// @param space     what its rows are called
/// @param trace     by what it is known again
/// @param closings  its compactions, oldest first
public record KnownArray(long id, String name, boolean isPresent, DType dtype, Shape shape, ArrayStamp stamp, RowSpace space, List<Closing> closings,
        ArrayTrace trace) {
    public KnownArray {
        closings = List.copyOf(closings);
    }

    /// A compaction.
    ///
    /// @param stepId steps with lower numbers were before it
    /// @param space  what the rows were called until then
    /// @param live   the rows that it kept
    public record Closing(long stepId, RowSpace space, RowSet live) {}

    /// An array of the pack as it is now.
    public static KnownArray of(long id, StoredArray array, RowSpace space, List<Closing> closings) throws IOException {
        return new KnownArray(id, array.name(), true, array.dtype(), array.physicalShape(), array.stamp(), space, closings, ArrayTrace.of(array));
    }

    /// As it is in the pack now, written by us.
    public KnownArray asStored(StoredArray stored) throws IOException {
        return new KnownArray(id, name, isPresent, dtype, shape, stored.stamp(), space, closings,
                stored.isReadable() ? ArrayTrace.of(stored) : ArrayTrace.NONE);
    }

    /// As it was, but to be known again by its rows alone.
    KnownArray withoutTrace() {
        return new KnownArray(id, name, isPresent, dtype, shape, stamp, space, closings, ArrayTrace.NONE);
    }

    public KnownArray absent() {
        return new KnownArray(id, name, false, dtype, shape, stamp, space, closings, ArrayTrace.NONE);
    }

    /// As it will be after a compaction; the stamp is still the old one.
    public KnownArray closed(Closing closing, Shape newShape) {
        var all = new ArrayList<>(closings);
        all.add(closing);
        return new KnownArray(id, name, isPresent, dtype, newShape, stamp, RowSpace.of(closing.live.size()), all, trace);
    }
}
