package numpack.app.grid.table;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import numpack.app.grid.CellState;
import numpack.app.grid.cells.CellSpace;
import numpack.app.grid.cells.CellTexts;
import numpack.app.grid.cells.RowLoader;
import numpack.app.grid.exchange.SelectionFacts;
import numpack.app.grid.exchange.SelectionTask;
import numpack.app.grid.space.GridRange;
import numpack.app.grid.space.GridSelection;
import numpack.app.grid.space.GridSpot;
import numpack.app.i18n.Texts;
import numpack.app.task.LatestOnly;
import numpack.app.task.TaskRunner;
import numpack.engine.dtype.DType;
import numpack.engine.dtype.ElementAccess;
import numpack.engine.summary.Summary;

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

    /// `row 53 (physical 54), column 5 = -0.157461`; empty without a cell.
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
            var ranges = shown.ranges().stream()
                    .flatMap(range -> range.within(space.rowCount(), space.columnCount()).stream()).toList();
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
                .map(loader -> cellText(loader, shown.cursor())).orElse(""));
    }

    private static boolean isInside(CellSpace space, GridSpot spot) {
        return spot.row() < space.rowCount() && spot.column() < space.columnCount();
    }

    private static String cellText(RowLoader loader, GridSpot spot) {
        var space = loader.space();
        var window = loader.peek(spot.row(), spot.column());
        var value = CellState.LOADING.isIn(window.states(0, 0)) ? "…" : window.text(0, 0);
        if (space.rowAxis() == CellSpace.NO_AXIS) {
            return value;
        }
        var physical = space.hasDroppedRows() ? loader.physicalRow(spot.row(), spot.column()).orElse(-1) : -1;
        var row = place(space.rowAxis(), window.rowHead(0), physical);
        if (space.columnAxis() == CellSpace.NO_AXIS) {
            return row + " = " + value;
        }
        var column = space.columnAxis() == 1 && space.rowAxis() == 0
                ? Texts.of("grid.status.column", loader.columnHead(spot.column()))
                : place(space.columnAxis(), loader.columnHead(spot.column()), physical);
        return row + ", " + column + " = " + value;
    }

    private static String place(int axis, String head, long physical) {
        if (axis != 0) {
            return Texts.of("grid.status.axis", axis, head);
        }
        return physical < 0 ? Texts.of("grid.status.row", head)
                : Texts.of("grid.status.rowPhysical", head, Long.toString(physical));
    }

    private static String text(SelectionFacts facts, DType dtype) {
        return facts.summary().map(summary -> text(summary, dtype)).orElseGet(() -> Texts.of("grid.status.cellsOnly", facts.cells()));
    }

    private static String text(Summary summary, DType dtype) {
        var count = Texts.of("grid.status.cells", summary.count());
        var nan = summary.nanCount() > 0 ? Texts.of("grid.status.nan", summary.nanCount()) : "";
        if (summary.numberCount() == 0) {
            return count + nan;
        }
        if (summary.mean().isEmpty()) {
            return count + Texts.of("grid.status.sum", number(summary.sum().real()) + (summary.sum().imaginary() < 0 ? "" : "+")
                    + number(summary.sum().imaginary()) + "j") + nan;
        }
        var sum = summary.exact().map(exact -> exact.sum().toString()).orElseGet(() -> number(summary.sum().real()));
        var min = summary.exact().map(exact -> exact.min().toString()).orElseGet(() -> element(dtype, summary.min()));
        var max = summary.exact().map(exact -> exact.max().toString()).orElseGet(() -> element(dtype, summary.max()));
        return count + Texts.of("grid.status.sum", sum) + Texts.of("grid.status.facts", number(summary.mean()), min, max) + nan;
    }

    /// The least and the greatest are elements, and are written as their cells are.
    private static String element(DType dtype, OptionalDouble number) {
        var bytes = new byte[dtype.itemSize()];
        ElementAccess.setDouble(dtype, MemorySegment.ofArray(bytes), 0, number.orElse(Double.NaN));
        return CellTexts.format(dtype, bytes);
    }

    private static String number(OptionalDouble number) {
        return number(number.orElse(Double.NaN));
    }

    /// Eight digits: these are for looking at, not for copying.
    private static String number(double number) {
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "NaN" : number > 0 ? "inf" : "-inf";
        }
        var rounded = new java.math.BigDecimal(number).round(new java.math.MathContext(8)).stripTrailingZeros();
        var isPlain = rounded.signum() == 0 || rounded.precision() - rounded.scale() > -5 && rounded.precision() - rounded.scale() < 16;
        return isPlain ? rounded.toPlainString() : rounded.toString();
    }
}
