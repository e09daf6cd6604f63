package numpack.app.review;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import numpack.app.edit.CellNames;
import numpack.app.edit.StepNames;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.draft.Region;
import numpack.engine.draft.Step;
import numpack.engine.draft.StepBytes;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementText;
import numpack.engine.shape.RowSet;
import org.jspecify.annotations.Nullable;

/// One pending edit. Its words are found when first asked for and kept; they name rows as they are numbered now.
final class ReviewItem {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String MANY = "—";
    private static final String TO = " … ";
    private static final int LONGEST_NAME = 40;

    private final Step step;
    private final DraftSnapshot snapshot;
    private final String trouble;
    private final Deed deed;
    private @Nullable Words words;
    private @Nullable String arrays;
    private @Nullable String name;

    /// @param snapshot where rows have their numbers
    /// @param trouble why the step has no effect, for conflicts; empty for others
    ReviewItem(Step step, DraftSnapshot snapshot, String trouble) {
        this(step, snapshot, trouble, trouble.isEmpty() ? Deed.TAKE_OUT : Deed.DISMISS);
    }

    private ReviewItem(Step step, DraftSnapshot snapshot, String trouble, Deed deed) {
        this.step = step;
        this.snapshot = snapshot;
        this.trouble = trouble;
        this.deed = deed;
    }

    /// A saved step that was undone: what a save would make lasting is that.
    static ReviewItem takenBack(Step saved, DraftSnapshot snapshot) {
        return new ReviewItem(new Step.Undone(saved.origin(), saved), snapshot, "", Deed.REDO);
    }

    /// What can be done about a line.
    enum Deed {
        TAKE_OUT("review.takeOut"),
        DISMISS("review.dismiss"),
        REDO("review.redo");

        private final String key;

        Deed(String key) {
            this.key = key;
        }

        String text() {
            return Texts.of(key);
        }
    }

    Step step() {
        return step;
    }

    /// Why it has no effect; empty if it has.
    String trouble() {
        return trouble;
    }

    /// What its button does.
    Deed deed() {
        return deed;
    }

    boolean isConflict() {
        return !trouble.isEmpty();
    }

    String time() {
        return CLOCK.format(step.time().atZone(ZoneId.systemDefault()));
    }

    Instant moment() {
        return step.time();
    }

    String array() {
        var known = arrays;
        if (known == null) {
            known = StepNames.arrays(step);
            arrays = known;
        }
        return known;
    }

    String name() {
        var known = name;
        if (known == null) {
            known = StepNames.of(step);
            name = known;
        }
        return known;
    }

    /// What was done, and why it has no effect.
    String nameAndTrouble() {
        return isConflict() ? name() + " · " + trouble : name();
    }

    /// The first row it changes, by physical number; -1 if it is about no rows. For sorting: found without looking at the array.
    long firstRow() {
        return switch (single(step)) {
            case Step.SetCells set -> set.places().row(0);
            case Step.Fill fill -> first(fill.region().rows());
            case Step.WriteBlock block -> first(block.region().rows());
            case Step.DropRows drop -> first(drop.rows());
            case Step.RestoreRows restore -> first(restore.rows());
            case Step.Group group -> new ReviewItem(group.parts().getFirst(), snapshot, trouble).firstRow();
            case Step.Undone undone -> new ReviewItem(undone.step(), snapshot, trouble).firstRow();
            default -> -1;
        };
    }

    private static long first(RowSet rows) {
        return rows.isEmpty() ? -1 : rows.min();
    }

    /// Whether its array or what was done holds these letters.
    boolean mentions(String lowerCase) {
        return array().toLowerCase(Locale.ROOT).contains(lowerCase) || nameAndTrouble().toLowerCase(Locale.ROOT).contains(lowerCase);
    }

    String row() {
        return words().row;
    }

    String column() {
        return words().column;
    }

    String was() {
        return words().was;
    }

    String is() {
        return words().is;
    }

    private Words words() {
        var found = words;
        if (found == null) {
            found = find(single(step));
            words = found;
        }
        return found;
    }

    /// The only part of a group of one.
    private static Step single(Step step) {
        return step instanceof Step.Group group && group.parts().size() == 1 ? group.parts().getFirst() : step;
    }

    private Words find(Step atom) {
        return switch (atom) {
            case Step.SetCells set -> cells(set, set.places().cellCount() == 1 ? RowSet.of(set.places().row(0)) : rowsOf(set),
                    set.places().cellCount() == 1 ? column(set, set.places().offset(0)) : "");
            case Step.Fill fill -> cells(fill, fill.region().rows(), columnOf(fill.region()));
            case Step.WriteBlock block -> cells(block, block.region().rows(), columnOf(block.region()));
            case Step.DropRows drop -> new Words(rows(drop, drop.rows()), "", Texts.of("review.live"), Texts.of("review.dropped"));
            case Step.RestoreRows restore -> new Words(rows(restore, restore.rows()), "", Texts.of("review.dropped"), Texts.of("review.live"));
            case Step.RenameArray rename -> new Words("", "", Names.elided(rename.target().array(), LONGEST_NAME),
                    Names.elided(rename.newName(), LONGEST_NAME));
            case Step.Group group -> together(group);
            case Step.Undone undone -> find(single(undone.step())).reversed();
            default -> new Words("", "", "", "");
        };
    }

    /// Siblings that went along have the same rows; parts of one array are a larger place.
    private Words together(Step.Group group) {
        var first = find(group.parts().getFirst());
        if (group.arrays().size() > 1) {
            return first;
        }
        var last = find(group.parts().getLast());
        return new Words(span(first.row, last.row), span(first.column, last.column), MANY, first.is.equals(last.is) ? first.is : MANY);
    }

    private static String span(String from, String to) {
        return from.equals(to) || to.isEmpty() ? from : from.split(TO, 2)[0] + TO + to.substring(to.lastIndexOf(TO) < 0 ? 0 : to.lastIndexOf(TO) + TO.length());
    }

    private static RowSet rowsOf(Step.SetCells set) {
        var rows = RowSet.builder();
        for (var run = 0; run < set.places().runCount(); run++) {
            rows.add(set.places().row(run));
        }
        return rows.build();
    }

    private Words cells(Step.CellStep cells, RowSet rows, String column) {
        var isSingle = cells.cellCount() == 1;
        var dtype = array(cells).map(DraftArray::dtype);
        var is = isSingle || cells instanceof Step.Fill ? element(dtype, cells.newBytes(), cells.cellCount()) : MANY;
        return new Words(rows(cells, rows), column, isSingle ? element(dtype, cells.oldBytes(), 1) : MANY, is);
    }

    /// The first of some elements: what their bytes mean is known as long as their array can be read and has the dtype that they were written in.
    private static String element(Optional<DType> known, StepBytes bytes, long cellCount) {
        if (known.isEmpty() || bytes.size() != known.get().itemSize() * cellCount) {
            return Texts.of("review.unreadable");
        }
        var dtype = known.get();
        try {
            return ElementText.format(dtype, MemorySegment.ofArray(bytes.read(0, dtype.itemSize())), 0);
        } catch (IOException e) {
            return Texts.of("review.unreadable");
        }
    }

    private Optional<DraftArray> array(Step.Atom atom) {
        return snapshot.arrays().stream().filter(array -> array.id() == atom.target().arrayId() && array.isReadable()).findFirst();
    }

    private String rows(Step.Atom atom, RowSet rows) {
        if (rows.isEmpty()) {
            return "";
        }
        var first = row(atom, rows.min());
        return rows.size() == 1 ? first : first + TO + row(atom, rows.max());
    }

    /// The logical number, `✕` and the physical one for a dropped row.
    private String row(Step.Atom atom, long physical) {
        return array(atom).filter(array -> physical < array.physicalShape().rowCount())
                .map(array -> array.isLive(physical) ? Long.toString(array.liveRowsBefore(physical)) : "✕ " + physical)
                .orElse(Long.toString(physical));
    }

    private static String columnOf(Region region) {
        var parts = region.rest().stream().map(slice -> slice.count() == 1 ? Long.toString(slice.start())
                : slice.start() + TO + slice.last()).toList();
        return parts.size() == 1 ? parts.getFirst() : parts.isEmpty() ? "" : "(" + String.join(", ", parts) + ")";
    }

    private String column(Step.Atom atom, long offset) {
        return array(atom).map(array -> indices(array, offset)).orElse(Long.toString(offset));
    }

    private static String indices(DraftArray array, long offset) {
        var shape = array.physicalShape();
        var text = CellNames.inRow(shape, offset);
        return shape.ndim() > 2 ? "(" + text + ")" : text;
    }

    private record Words(String row, String column, String was, String is) {
        Words reversed() {
            return new Words(row, column, is, was);
        }
    }
}
