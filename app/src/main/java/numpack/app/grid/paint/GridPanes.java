package numpack.app.grid.paint;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.util.Duration;
import numpack.app.grid.model.CellState;
import numpack.app.grid.model.GridModel;
import numpack.app.grid.model.GridWindow;
import numpack.app.grid.space.GridGeometry;
import numpack.app.grid.space.GridHit;
import numpack.app.grid.space.GridMoves;
import numpack.app.selection.GridSpot;
import org.jspecify.annotations.Nullable;

/// The parts of a grid: cells, heads, bars, and how one frame fills them all.
public final class GridPanes {
    /// How long a cell that is loading stays blank before it says so.
    static final Duration PATIENCE = Duration.millis(100);

    private static final PseudoClass ALL_SELECTED = PseudoClass.getPseudoClass("all-selected");

    private final GridGeometry geometry;
    private final GridMoves moves;
    private final CellPane cells = new CellPane("grid-cells");
    private final CellPane frozenCells = new CellPane("grid-cells");
    private final RowHeads rowHeads = new RowHeads();
    private final ColumnHeads columnHeads = new ColumnHeads();
    private final ColumnHeads frozenHeads = new ColumnHeads();
    private final TextBox corner = new TextBox("grid-corner");
    private final Region frozenEdge = new Region();
    private final Region headEnd = new Region();
    private final Label empty = new Label();
    private final Text sample = new Text();
    private final GridFont font;
    private final GridBars bars;
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final List<Node> nodes;
    private long hoveredRow = -1;
    private long hoveredColumn = -1;

    public GridPanes(GridGeometry geometry, GridMoves moves, Node editorLayer, Node message) {
        this.geometry = geometry;
        this.moves = moves;
        bars = new GridBars(geometry, moves);
        frozenEdge.getStyleClass().add("grid-frozen-edge");
        frozenEdge.setManaged(false);
        headEnd.getStyleClass().add("grid-column-heads");
        headEnd.setManaged(false);
        empty.getStyleClass().add("grid-empty");
        empty.setManaged(false);
        empty.setWrapText(true);
        sample.getStyleClass().add("grid-text");
        sample.setManaged(false);
        font = new GridFont(sample.getFont());
        patience.setOnFinished(finished -> {
            geometry.isWaiting = true;
            cells.requestFrame();
        });
        nodes = List.of(sample, cells, frozenCells, rowHeads, columnHeads, frozenHeads, headEnd, frozenEdge, corner,
            bars.rows(), bars.columns(), empty, editorLayer, bars.tip(), message);
    }

    /// All nodes, from the lowest to the topmost.
    public List<Node> nodes() {
        return nodes;
    }

    public GridFont font() {
        return font;
    }

    /// Takes over the font that the style sheet has given to cells, and what follows from it.
    public void measure(GridModel model) {
        font.measure(sample.getFont());
        geometry.charWidth = font.charWidth();
        var charWidth = font.charWidth() / geometry.zoom;
        var margins = 2 * geometry.padding() / geometry.zoom;
        // Rounded up: a pixel less, and the longest number would not fit.
        geometry.widths.setUsual(column -> Math.ceil(model.preferredCharacters(column) * charWidth + margins));
    }

    /// Paints a frame.
    public void paint(GridModel model) {
        placeParts(model);
        var isEmpty = geometry.isEmpty();
        empty.setVisible(isEmpty);
        if (isEmpty) {
            clear(model);
            return;
        }
        var rows = geometry.rows.visible(geometry.top);
        var first = geometry.top.index();
        var isLoading = false;
        if (geometry.frozen > 0) {
            var window = model.window(first, rows, 0, geometry.frozen);
            frozenCells.show(window, geometry, font, 0);
            frozenHeads.show(window, model, geometry, font, moves.selection(), hoveredColumn, 0);
            isLoading = frozenCells.isLoading();
        } else {
            frozenCells.clear();
            frozenHeads.clear();
        }
        var window = model.window(first, rows, geometry.left.index(), geometry.columns.visible(geometry.left));
        cells.show(window, geometry, font, -geometry.left.offset());
        columnHeads.show(window, model, geometry, font, moves.selection(), hoveredColumn, -geometry.left.offset());
        rowHeads.show(window, geometry, font, moves.selection(), hoveredRow);
        cells.mark(moves.selection());
        frozenCells.mark(moves.selection());
        showHover();
        bars.show(model, window);
        await(isLoading || cells.isLoading());
    }

    /// Shows what the pointer is on.
    public void hover(@Nullable GridHit hit) {
        var row = hit != null && (hit.part() == GridHit.Part.CELL || hit.part() == GridHit.Part.ROW_HEAD) ? hit.row() : -1;
        var column = hit != null && (hit.part() == GridHit.Part.COLUMN_HEAD || hit.part() == GridHit.Part.COLUMN_SORT) ? hit.column() : -1;
        if (row != hoveredRow || column != hoveredColumn) {
            hoveredRow = row;
            hoveredColumn = column;
            cells.requestFrame();
        }
    }

    /// The tooltip of what is under the pointer, empty for nothing.
    public String tip(@Nullable GridHit hit, GridModel model) {
        if (hit == null) {
            return "";
        }
        return switch (hit.part()) {
            case CELL -> {
                var tip = model.cellTip(hit.row(), hit.column());
                var cell = cell(new GridSpot(hit.row(), hit.column()));
                var isCut = cell != null && cell.isCut();
                yield isCut ? cell.wholeText() + (tip.isEmpty() ? "" : "\n" + tip) : tip;
            }
            case ROW_HEAD -> {
                var window = cells.window();
                var row = window == null ? -1 : hit.row() - window.firstRow();
                yield window != null && row >= 0 && row < window.rows() ? window.rowTip((int) row) : "";
            }
            case COLUMN_SORT -> model.sortTip(hit.column());
            default -> "";
        };
    }

    /// The node that shows a cell, if it is on the screen.
    public @Nullable GridCell cell(GridSpot spot) {
        return spot.column() < geometry.frozen ? frozenCells.cell(spot) : cells.cell(spot);
    }

    /// The window in which a row and column are on the screen, if they are.
    public @Nullable GridWindow windowWith(GridSpot spot) {
        var pane = spot.column() < geometry.frozen ? frozenCells : cells;
        return pane.cell(spot) == null ? null : pane.window();
    }

    public boolean hasState(GridSpot spot, CellState state) {
        var window = windowWith(spot);
        return window != null && state.isIn(
            window.states((int) (spot.row() - window.firstRow()), (int) (spot.column() - window.firstColumn())));
    }

    /// The pixels that the cells of a column on the screen and its head need.
    public double neededWidth(long column, GridModel model) {
        var needed = font.width(model.columnHead(column));
        var window = windowWith(new GridSpot(geometry.top.index(), column));
        if (window != null) {
            for (var row = 0; row < window.rows(); row++) {
                needed = Math.max(needed, font.width(window.text(row, (int) (column - window.firstColumn()))));
            }
        }
        // One pixel for the line, one against rounding.
        return Math.ceil(needed) + 2 * geometry.padding() + 2;
    }

    private void placeParts(GridModel model) {
        var g = geometry;
        cells.resizeRelocate(g.bodyX(), g.headHeight, g.bodyWidth, g.bodyHeight);
        frozenCells.resizeRelocate(g.rowHeadWidth, g.headHeight, g.frozenWidth, g.bodyHeight);
        rowHeads.resizeRelocate(0, g.headHeight, g.rowHeadWidth, g.bodyHeight);
        columnHeads.resizeRelocate(g.bodyX(), 0, g.bodyWidth, g.headHeight);
        frozenHeads.resizeRelocate(g.rowHeadWidth, 0, g.frozenWidth, g.headHeight);
        frozenEdge.resizeRelocate(g.bodyX() - 1, 0, 2, g.headHeight + g.bodyHeight);
        frozenEdge.setVisible(g.frozen > 0 && !g.isEmpty());
        headEnd.resizeRelocate(g.width - GridGeometry.BAR, 0, GridGeometry.BAR, g.headHeight);
        for (var head : List.of(rowHeads, columnHeads, frozenHeads, headEnd, corner)) {
            head.setVisible(!g.isEmpty());
        }
        corner.place(0, 0, g.rowHeadWidth, g.headHeight);
        corner.write(model.rowsHead(), HPos.RIGHT, font, new TextBox.Margins(0, g.padding(), 0));
        corner.pseudoClassStateChanged(ALL_SELECTED,
            moves.selection().isWholeRows() && moves.selection().isWholeColumns());
        bars.place();
    }

    private void clear(GridModel model) {
        cells.clear();
        frozenCells.clear();
        rowHeads.clear();
        columnHeads.clear();
        frozenHeads.clear();
        bars.clear();
        empty.setText(model.emptyText());
        var width = Math.min(420, geometry.width - 48);
        var height = empty.prefHeight(width);
        empty.resizeRelocate(Math.rint((geometry.width - width) / 2), Math.rint((geometry.height - height) / 2.5), width, height);
    }

    private void showHover() {
        cells.hover(hoveredRow);
        frozenCells.hover(hoveredRow);
    }

    /// Counts how long something has been loading: it is shown as such only if it lasts.
    private void await(boolean isLoading) {
        if (!isLoading) {
            patience.stop();
            geometry.isWaiting = false;
        } else if (!geometry.isWaiting && patience.getStatus() != PauseTransition.Status.RUNNING) {
            patience.playFromStart();
        }
    }
}
