package numpack.app.grid.table;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import numpack.app.grid.cells.CellSpace;
import numpack.app.grid.exchange.SelectionFacts;
import numpack.app.grid.exchange.SelectionTask;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridSpot;
import numpack.app.task.LatestOnly;
import numpack.app.task.TaskRunner;
import numpack.engine.dtype.DType;

/// What the status bar says of a table: the cell under the cursor, exactly, and a few numbers about the selected ones.
public final class TableStatusViewModel {
    private static final String FACTS = "facts";

    private final TableViewModel table;
    private final LatestOnly questions;
    private final ReadOnlyStringWrapper cell = new ReadOnlyStringWrapper(this, "cell", "");
    private final ReadOnlyStringWrapper selection = new ReadOnlyStringWrapper(this, "selection", "");
    private GridSelection shown = GridSelection.START;

    TableStatusViewModel(TableViewModel table, TaskRunner runner) {
        this.table = table;
        this.questions = new LatestOnly(runner);
        table.revisionProperty().subscribe(this::refreshCell);
        // With the value, so that the table, which listens in the same way, has taken it over before: those that only hear
        // of a change hear of it first.
        table.subject().state().subscribe(state -> refreshFacts());
    }

    /// `row 53 (physical 54), column 5 = -0.157461`, `[3, 53, 5] = -0.157461` where other axes stand somewhere; empty without a cell.
    public ReadOnlyStringProperty cellProperty() {
        return cell.getReadOnlyProperty();
    }

    /// `12 cells · sum 2.1942 · mean 0.18285 · min … · max …`; empty for a single cell.
    public ReadOnlyStringProperty selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /// Says it of another selection.
    void show(GridSelection now) {
        shown = now;
        refreshCell();
        refreshFacts();
    }

    /// The values may be others: asks again.
    private void refreshFacts() {
        selection.set("");
        questions.cancel(FACTS);
        table.space().ifPresent(space -> {
            var ranges = GridRange.disjoint(shown.ranges().stream()
                    .flatMap(range -> range.within(space.rowCount(), space.columnCount()).stream()).toList());
            if (ranges.size() > 1 || ranges.size() == 1 && !ranges.getFirst().isSingleCell()) {
                ask(space, ranges);
            }
        });
    }

    private void ask(CellSpace space, List<GridRange> ranges) {
        var cells = ranges.stream().mapToDouble(range -> range.cellCount(space.rowCount(), space.columnCount())).sum();
        selection.set(Texts.of("grid.status.cells", (long) cells));
        // what cannot be read is said over the grid already
        questions.request(FACTS, new SelectionTask(space, ranges), facts -> selection.set(text(facts, space.array().dtype())), failure -> { });
    }

    private void refreshCell() {
        cell.set(table.loader().filter(loader -> isInside(loader.space(), shown.cursor()))
                .map(loader -> CellPlaceText.of(loader, shown.cursor())).orElse(""));
    }

    private static boolean isInside(CellSpace space, GridSpot spot) {
        return spot.row() < space.rowCount() && spot.column() < space.columnCount();
    }

    private static String text(SelectionFacts facts, DType dtype) {
        return facts.summary().map(summary -> SummaryText.of(summary, dtype))
                .orElseGet(() -> Texts.of("grid.status.cellsOnly", facts.cells()));
    }
}
