package numpack.app.find;

import java.util.List;
import numpack.app.find.search.FindScope;
import numpack.app.find.search.SearchPart;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.session.ShownArray;
import numpack.app.session.space.CellSpace;
import numpack.app.task.LatestOnly;
import numpack.app.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/// The cells that are searched if a part of the array is: those that were selected when it was chosen. They stay when the cursor goes to a hit, and when other rows are
/// shown. Foreground only.
final class ChosenPart {
    private static final String LOOK_UP = "look up";

    private final LatestOnly questions;
    private @Nullable SearchPart part;

    ChosenPart(TaskRunner runner) {
        this.questions = new LatestOnly(runner);
    }

    /// What is selected now is what is searched from now on, if a part is.
    ///
    /// @param shown the array in front; null for none
    void choose(@Nullable ShownArray shown, FindScope scope) {
        var chosen = shown == null || !scope.isOfPart() ? null
                : shown.space().map(space -> new SearchPart(space, pieces(space, ranges(space, shown.getSelection(), scope)))).orElse(null);
        part = chosen;
        if (chosen == null) {
            questions.cancelAll();
        } else {
            // Before a save takes away what tells which rows they are.
            questions.request(LOOK_UP, _ -> chosen.lookUp(), _ -> {});
        }
    }

    /// Where to search; null for the whole array. Chosen now if nothing was to be chosen before.
    @Nullable SearchPart orChosenNow(@Nullable ShownArray shown, FindScope scope) {
        if (scope.isOfPart() && (part == null || part.isEmpty())) {
            choose(shown, scope);
        }
        return part;
    }

    private static List<GridRange> ranges(CellSpace space, GridSelection selected, FindScope scope) {
        if (scope != FindScope.COLUMN) {
            return selected.ranges();
        }
        long column = Math.min(selected.cursor().column(), space.columnCount() - 1);
        return column < 0 ? List.of() : List.of(GridRange.columns(column, column));
    }

    private static List<SearchPart.Piece> pieces(CellSpace space, List<GridRange> ranges) {
        return ranges.stream().flatMap(range -> range.within(space.rowCount(), space.columnCount()).map(inside -> piece(space, range, inside)).stream()).toList();
    }

    private static SearchPart.Piece piece(CellSpace space, GridRange range, GridRange inside) {
        boolean isToTheEnd = space.rowAxis() == 0 ? range.isWholeColumns() : space.columnAxis() == 0 && range.isWholeRows();
        return new SearchPart.Piece(
                space.box(inside.firstRow(), inside.lastRow() - inside.firstRow() + 1, inside.firstColumn(), inside.lastColumn() - inside.firstColumn() + 1),
                isToTheEnd ? SearchPart.Rows.TO_THE_END : SearchPart.Rows.CHOSEN);
    }
}
