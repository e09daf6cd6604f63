package numpack.engine.draft.step;

import java.util.List;

/// An unsaved step that could not be applied after the pack was changed outside. It waits until it fits again or is discarded.
///
/// @param step   the step
/// @param array  the array's name
/// @param reason what does not fit
/// @param cells  the first cells that are not as the step had found them
/// @param lost   the first rows that were not found again, or not in one place alone
public record Conflict(Step step, String array, Reason reason, List<Cell> cells, List<LostRow> lost) {
    /// This many rows are named.
    public static final int MAX_LOST = 20;

    public Conflict {
        cells = List.copyOf(cells);
        lost = List.copyOf(lost);
    }

    /// For a reason that is about the whole step.
    public static Conflict of(Step step, Reason reason) {
        return new Conflict(step, String.join(", ", step.arrays().stream().sorted().toList()), reason, List.of(), List.of());
    }

    public static Conflict ofRows(Step step, List<LostRow> lost) {
        return new Conflict(step, String.join(", ", step.arrays().stream().sorted().toList()), Reason.ROWS_GONE, List.of(), lost);
    }

    /// The same about the step that this one was made of.
    public Conflict about(Step original) {
        return new Conflict(original, array, reason, cells, lost);
    }

    /// Whether rows of the step were not looked for; a reload may place it.
    public boolean isNotLookedFor() {
        return lost.stream().anyMatch(row -> row.count() == LostRow.NOT_LOOKED_FOR);
    }

    /// Why a step cannot be applied.
    public enum Reason {
        /// There are other values now where the step replaced some.
        OTHER_VALUES,
        /// The array is gone, or another one has its name.
        ARRAY_GONE,
        /// Rows are gone, or their numbers may stand for other rows now.
        ROWS_GONE,
        /// The rows hold other values elsewhere than where the step replaced some.
        OTHER_ROW,
        /// Dtype or row shape is another.
        OTHER_SHAPE,
        /// The name is taken.
        NAME_TAKEN,
        /// The step builds on another one that is not applied.
        DEPENDS
    }

    /// A row of which it is not sure where it is now.
    ///
    /// @param row    the physical row that it was
    /// @param places the first physical rows that hold now what it held
    /// @param count  how many there are; [#UNKNOWN] or [#NOT_LOOKED_FOR] if that cannot be said
    public record LostRow(long row, List<Long> places, long count) {
        /// It is not known what the row held.
        public static final long UNKNOWN = -1;
        /// The array was not searched: the search was cancelled, or the array is too large to be read unasked. A reload searches it.
        public static final long NOT_LOOKED_FOR = -2;

        public LostRow {
            places = List.copyOf(places);
        }
    }

    /// A cell with other contents than expected.
    ///
    /// @param row    physical row
    /// @param offset element in the row
    /// @param was    what the step had found
    /// @param is     what is there now
    /// @param yours  what the step would write
    public record Cell(long row, long offset, byte[] was, byte[] is, byte[] yours) {}
}
