package numpack.app.review;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import numpack.app.edit.CellNames;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepBytes;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementText;
import numpack.engine.shape.RowSet;

/// Where a step changed something and what, as rows are numbered in a snapshot. Each part is empty where a step has none.
record ReviewWords(String row, String column, String was, String is) {
    private static final String MANY = "—";
    private static final String TO = " … ";
    private static final int MAX_NAME_LENGTH = 40;

    static ReviewWords of(Step step, DraftSnapshot snapshot) {
        return new Finder(snapshot, true).find(single(step));
    }

    /// Of a step whose array had another dtype or shape when it was made: only where its rows were is known.
    static ReviewWords ofOtherForm(Step step, DraftSnapshot snapshot) {
        return new Finder(snapshot, false).find(single(step));
    }

    /// The place of a step that changed nothing there.
    static ReviewWords unchanged(Step step, DraftSnapshot snapshot) {
        var words = of(step, snapshot);
        return new ReviewWords(words.row, words.column, MANY, MANY);
    }

    /// The words of an edit of a single cell that replaces another element than it has recorded.
    static ReviewWords replacing(byte[] element, Step step, DraftSnapshot snapshot) {
        var words = of(step, snapshot);
        var dtype = single(step) instanceof Step.Atom atom ? new Finder(snapshot, true).array(atom).map(DraftArray::dtype) : Optional.<DType>empty();
        return new ReviewWords(words.row, words.column, text(dtype, element), words.is);
    }

    /// What the bytes of an element mean is known as long as its array can be read and has the dtype that they were written in.
    private static String text(Optional<DType> known, byte[] element) {
        return known.filter(dtype -> dtype.itemSize() == element.length)
                .map(dtype -> ElementText.format(dtype, MemorySegment.ofArray(element), 0)).orElseGet(() -> Texts.of("review.unreadable"));
    }

    /// The only part of a group of one.
    static Step single(Step step) {
        return step instanceof Step.Group group && group.parts().size() == 1 ? group.parts().getFirst() : step;
    }

    private ReviewWords reversed() {
        return new ReviewWords(row, column, is, was);
    }

    /// Finds them in a snapshot.
    ///
    /// @param isSameForm whether the arrays have the dtype and shape that the steps were made for
    private record Finder(DraftSnapshot snapshot, boolean isSameForm) {
        private ReviewWords find(Step atom) {
            return switch (atom) {
                case Step.SetCells set -> cells(set, set.places().cellCount() == 1 ? RowSet.of(set.places().row(0)) : rowsOf(set),
                        set.places().cellCount() == 1 ? column(set, set.places().offset(0)) : "");
                case Step.Fill fill -> cells(fill, fill.region().rows(), columnOf(fill.region()));
                case Step.WriteBlock block -> cells(block, block.region().rows(), columnOf(block.region()));
                case Step.DropRows drop -> new ReviewWords(rows(drop, drop.rows()), "", Texts.of("review.live"), Texts.of("review.dropped"));
                case Step.RestoreRows restore -> new ReviewWords(rows(restore, restore.rows()), "", Texts.of("review.dropped"), Texts.of("review.live"));
                case Step.RenameArray rename -> new ReviewWords("", "", Names.elided(rename.target().array(), MAX_NAME_LENGTH),
                        Names.elided(rename.newName(), MAX_NAME_LENGTH));
                case Step.Group group -> together(group.parts(), group.arrays());
                case Step.Reverted taken when !taken.changes().isEmpty() -> together(taken.changes(), taken.arrays());
                case Step.Undone undone -> find(single(undone.step())).reversed();
                default -> new ReviewWords("", "", "", "");
            };
        }

        /// Linked arrays that went along have the same rows; parts of one array are a larger place.
        private ReviewWords together(List<Step.Atom> parts, Set<String> arrays) {
            var first = find(parts.getFirst());
            if (arrays.size() > 1 || parts.size() == 1) {
                return first;
            }
            var last = find(parts.getLast());
            return new ReviewWords(span(first.row, last.row), span(first.column, last.column), MANY, first.is.equals(last.is) ? first.is : MANY);
        }

        private static String span(String from, String to) {
            return from.equals(to) || to.isEmpty() ? from : from.split(TO, 2)[0] + TO + to.substring(to.lastIndexOf(TO) < 0 ? 0 : to.lastIndexOf(TO) + TO.length());
        }

        private static RowSet rowsOf(Step.SetCells set) {
            var rows = RowSet.builder();
            for (var run = 0; run < set.places().runCount(); run++) {
                rows.addRange(set.places().row(run), set.places().lastRow(run) + 1);
            }
            return rows.build();
        }

        private ReviewWords cells(Step.CellStep cells, RowSet rows, String column) {
            var isSingle = cells.cellCount() == 1;
            var dtype = array(cells).map(DraftArray::dtype);
            var is = isSingle || cells instanceof Step.Fill ? element(dtype, cells.newBytes(), cells.cellCount()) : MANY;
            return new ReviewWords(rows(cells, rows), column, isSingle ? element(dtype, cells.oldBytes(), 1) : MANY, is);
        }

        /// The first of some elements.
        private static String element(Optional<DType> known, StepBytes bytes, long cellCount) {
            if (known.isEmpty() || bytes.size() != known.get().itemSize() * cellCount) {
                return Texts.of("review.unreadable");
            }
            try {
                return text(known, bytes.read(0, known.get().itemSize()));
            } catch (IOException e) {
                return Texts.of("review.unreadable");
            }
        }

        private Optional<DraftArray> array(Step.Atom atom) {
            return isSameForm ? snapshot.find(atom.target().arrayId()).filter(DraftArray::isReadable) : Optional.empty();
        }

        private String rows(Step.Atom atom, RowSet rows) {
            if (rows.isEmpty()) {
                return "";
            }
            var now = isSameForm ? snapshot.rowsNow(atom, rows) : RowSet.empty();
            if (now.isEmpty()) {
                // Rows that are no longer there, of an edit that cannot be applied: only where they were is known.
                return span(Long.toString(rows.min()), Long.toString(rows.max()));
            }
            var array = array(atom).orElseThrow();
            return span(row(array, now.min()), row(array, now.max()));
        }

        /// The logical number, `✕` and the physical one for a dropped row.
        private static String row(DraftArray array, long physical) {
            return array.isLive(physical) ? Long.toString(array.liveRowsBefore(physical)) : "✕ " + physical;
        }

        private static String columnOf(Region region) {
            var parts = region.rest().slices().stream().map(slice -> slice.count() == 1 ? Long.toString(slice.start())
                    : slice.start() + TO + slice.last()).toList();
            return parts.size() == 1 ? parts.getFirst() : parts.isEmpty() ? "" : "(" + String.join(", ", parts) + ")";
        }

        private String column(Step.Atom atom, long offset) {
            return array(atom).map(array -> indices(array, offset)).orElse("");
        }

        private static String indices(DraftArray array, long offset) {
            var shape = array.physicalShape();
            var text = CellNames.inRow(shape, offset);
            return shape.ndim() > 2 ? "(" + text + ")" : text;
        }
    }
}
