package numpack.app.table;

import java.util.List;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSpot;
import numpack.app.session.ShownArray;
import numpack.app.session.space.CellSpace;
import numpack.app.table.exchange.SelectionFacts;
import numpack.app.table.exchange.SelectionTask;
import numpack.app.task.LatestOnly;
import numpack.app.task.TaskRunner;
import numpack.engine.dtype.DType;

/// What the status bar says of a table: the cell under the cursor, exactly, and a few numbers about the selected ones.
///
/// The cell: `row 53 (physical 54), column 5 = -0.157461`, `[3, 53, 5] = -0.157461` where other axes stand somewhere. The numbers:
/// `12 cells · sum 2.1942 · mean 0.18285 · min … · max …`, and none for a single cell.
final class TableStatusViewModel {
    private static final String FACTS = "facts";

    private final TableViewModel table;
    private final LatestOnly questions;
    private final ShownArray shown;

    TableStatusViewModel(TableViewModel table, TaskRunner runner) {
        this.table = table;
        this.shown = table.shown();
        this.questions = new LatestOnly(runner);
        table.revisionProperty().subscribe(this::refreshCell);
        // With the value, so that the table, which listens in the same way, has taken it over before: those that only hear
        // of a change hear of it first.
        shown.stateProperty().subscribe(state -> refreshFacts());
        shown.selectionProperty().subscribe(this::refresh);
    }

    private void refresh() {
        refreshCell();
        refreshFacts();
    }

    /// The values may be others: asks again.
    private void refreshFacts() {
        shown.selectionTextProperty().set("");
        questions.cancel(FACTS);
        table.space().ifPresent(space -> {
            var ranges = GridRange.disjoint(shown.getSelection().ranges().stream()
                    .flatMap(range -> range.within(space.rowCount(), space.columnCount()).stream()).toList());
            if (ranges.size() > 1 || ranges.size() == 1 && !ranges.getFirst().isSingleCell()) {
                ask(space, ranges);
            }
        });
    }

    private void ask(CellSpace space, List<GridRange> ranges) {
        var cells = ranges.stream().mapToDouble(range -> range.cellCount(space.rowCount(), space.columnCount())).sum();
        shown.selectionTextProperty().set(Texts.of("grid.status.cells", (long) cells));
        // what cannot be read is said over the grid already
        questions.request(FACTS, new SelectionTask(space, ranges), facts -> shown.selectionTextProperty().set(text(facts, space.array().dtype())), failure -> { });
    }

    private void refreshCell() {
        shown.cursorTextProperty().set(table.loader().filter(loader -> isInside(loader.space(), shown.getSelection().cursor()))
                .map(loader -> CellPlaceText.of(loader, shown.getSelection().cursor())).orElse(""));
    }

    private static boolean isInside(CellSpace space, GridSpot spot) {
        return spot.row() < space.rowCount() && spot.column() < space.columnCount();
    }

    private static String text(SelectionFacts facts, DType dtype) {
        return facts.summary().map(summary -> SummaryText.of(summary, dtype))
                .orElseGet(() -> Texts.of("grid.status.cellsOnly", facts.cells()));
    }
}
