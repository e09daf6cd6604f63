package numpack.app.array.append;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.draft.Draft;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.Step;
import numpack.engine.linked.LinkedArray;
import numpack.engine.linked.LinkedArrays;
import numpack.engine.shape.RowSet;

/// Rows to be appended to an array and to arrays that are linked with it: as many in each, so that rows that belong together stay so.
///
/// @param parts one for each array
public record AppendedRows(List<Part> parts) {
    /// What one array gets.
    private record Part(DraftArray array, Rows rows) {}

    /// Appends to one array.
    @FunctionalInterface
    private interface Rows {
        void appendTo(Draft draft) throws IOException;
    }

    /// Rows whose elements are all the same; in linked arrays they are zero, for the value was said of this array.
    public static AppendedRows filled(DraftArray array, long count, byte[] element, List<LinkedArray<DraftArray>> linked) {
        var parts = new ArrayList<Part>();
        parts.add(new Part(array, draft -> draft.appendBlankRows(draft.nameNow(array), count, element)));
        for (var other : linked) {
            var zero = new byte[other.array().dtype().itemSize()];
            parts.add(new Part(other.array(), draft -> draft.appendBlankRows(draft.nameNow(other.array()), count, zero)));
        }
        return new AppendedRows(parts);
    }

    /// Copies of live rows, and in linked arrays of the rows that belong to them.
    ///
    /// @param rows physical rows of `array`
    public static AppendedRows copies(DraftArray array, RowSet rows, List<LinkedArray<DraftArray>> linked) {
        var parts = new ArrayList<Part>();
        parts.add(copy(array, () -> rows));
        for (var other : linked) {
            // Where the same physical rows belong together, one that is dropped there is copied too: any other number would shift all that follow.
            parts.add(copy(other.array(), () -> switch (other.pairing()) {
                case PHYSICAL_ROWS -> rows;
                case LOGICAL_ROWS -> LinkedArrays.liveRows(array, rows, other);
            }));
        }
        return new AppendedRows(parts);
    }

    /// All arrays that get rows.
    public List<DraftArray> arrays() {
        return parts.stream().map(Part::array).toList();
    }

    /// Appends all as one step.
    public Step appendTo(Draft draft) throws IOException {
        try {
            return draft.group(() -> parts.forEach(part -> append(draft, part)));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static void append(Draft draft, Part part) {
        try {
            part.rows.appendTo(draft);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Part copy(DraftArray array, Paired rows) {
        // Its rows have the numbers that they had, but after a save only the array of now can be read.
        return new Part(array, draft -> draft.appendRows(draft.nameNow(array), draft.again(array).physicalSource().take(rows.find())));
    }

    /// Looked up in the background, when they are appended.
    @FunctionalInterface
    private interface Paired {
        RowSet find();
    }
}
