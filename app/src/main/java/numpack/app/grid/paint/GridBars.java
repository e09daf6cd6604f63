package numpack.app.grid.paint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import numpack.app.grid.model.GridModel;
import numpack.app.grid.model.GridWindow;
import numpack.app.grid.model.MarkKind;
import numpack.app.grid.space.GridGeometry;
import numpack.app.grid.space.GridMoves;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;

/// The two scroll bars of a grid, the marks on the one for rows, and the label beside a thumb that is being dragged.
final class GridBars {
    private static final double TIP_GAP = 8;

    private final GridGeometry geometry;
    private final GridMoves moves;
    private final GridScrollBar rows;
    private final GridScrollBar columns;
    private final Label tip = new Label();
    private final Map<MarkKind, long[]> shownMarks = new EnumMap<>(MarkKind.class);
    private double markedHeight;
    private long markedRows;

    GridBars(GridGeometry geometry, GridMoves moves) {
        this.geometry = geometry;
        this.moves = moves;
        rows = new GridScrollBar(Orientation.VERTICAL, new RowMoves());
        columns = new GridScrollBar(Orientation.HORIZONTAL, new ColumnMoves());
        tip.getStyleClass().add("grid-thumb-tip");
        tip.setManaged(false);
        tip.setVisible(false);
        tip.setMouseTransparent(true);
    }

    Node rows() {
        return rows;
    }

    Node columns() {
        return columns;
    }

    Node tip() {
        return tip;
    }

    void place() {
        var g = geometry;
        rows.resizeRelocate(g.width - GridGeometry.BAR, g.headHeight, GridGeometry.BAR, g.height - g.headHeight);
        columns.resizeRelocate(0, g.height - GridGeometry.BAR, g.width - GridGeometry.BAR, GridGeometry.BAR);
        columns.setTrackStart(g.bodyX());
        rows.setTrackEnd(g.hasColumnBar ? GridGeometry.BAR : 0);
        columns.setVisible(g.hasColumnBar);
        rows.setVisible(!g.isEmpty());
    }

    void show(GridModel model, GridWindow window) {
        rows.show(geometry.rows.fractionOf(geometry.top), geometry.hasRowBar ? geometry.rows.share(geometry.top) : 1);
        columns.show(geometry.columns.fractionOf(geometry.left), geometry.columns.share(geometry.left));
        showMarks(model);
        showTip(model, window);
    }

    void clear() {
        rows.show(0, 1);
        columns.setVisible(false);
        tip.setVisible(false);
    }

    private void showMarks(GridModel model) {
        var isChanged = markedHeight != rows.getHeight() || markedRows != geometry.rowCount;
        for (var kind : MarkKind.values()) {
            var marks = model.markRows(kind);
            isChanged |= shownMarks.put(kind, marks) != marks;
        }
        if (!isChanged) {
            return;
        }
        markedHeight = rows.getHeight();
        markedRows = geometry.rowCount;
        // By pixel: later kinds take the place of earlier ones. Hits have a side of their own.
        var byPixel = new TreeMap<Integer, GridScrollBar.Mark>();
        var hits = new TreeMap<Integer, GridScrollBar.Mark>();
        for (var kind : MarkKind.values()) {
            for (var row : shownMarks.getOrDefault(kind, GridModel.NO_ROWS)) {
                var fraction = geometry.rowCount <= 1 ? 0 : (double) row / (geometry.rowCount - 1);
                (kind == MarkKind.HIT ? hits : byPixel).put((int) (fraction * geometry.bodyHeight / 2), new GridScrollBar.Mark(fraction, kind));
            }
        }
        var all = new ArrayList<>(byPixel.values());
        all.addAll(hits.values());
        rows.showMarks(List.copyOf(all));
    }

    private void showTip(GridModel model, GridWindow window) {
        tip.setVisible(rows.isDragged() || columns.isDragged());
        if (rows.isDragged()) {
            tip.setText(Texts.of("grid.bar.row", spaced(window.rowHead(0))));
            sizeTip();
            tip.relocate(geometry.width - GridGeometry.BAR - TIP_GAP - tip.getWidth(),
                Math.clamp(geometry.headHeight + rows.thumbCentre() - tip.getHeight() / 2, 0, Math.max(0, geometry.height - tip.getHeight())));
        } else if (columns.isDragged()) {
            tip.setText(Texts.of("grid.bar.column", spaced(model.columnHead(window.firstColumn()))));
            sizeTip();
            tip.relocate(Math.clamp(columns.thumbCentre() - tip.getWidth() / 2, 0, Math.max(0, geometry.width - tip.getWidth())),
                geometry.height - GridGeometry.BAR - TIP_GAP - tip.getHeight());
        }
    }

    /// A number with its thousands set apart; names and marks as they are.
    private static String spaced(String head) {
        var isNumber = !head.isEmpty() && head.length() <= 18 && head.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Numbers.grouped(Long.parseLong(head)) : head;
    }

    private void sizeTip() {
        tip.applyCss();
        tip.resize(Math.ceil(tip.prefWidth(-1)), Math.ceil(tip.prefHeight(-1)));
    }

    private final class RowMoves implements GridScrollBar.Moves {
        @Override
        public void to(double fraction) {
            moves.scrollRows(geometry.rows.at(fraction));
        }

        @Override
        public void by(long steps) {
            moves.scrollBy(0, steps * geometry.rowHeight);
        }

        @Override
        public void page(int direction) {
            moves.scrollBy(0, direction * geometry.rows.page(geometry.top) * geometry.rowHeight);
        }

        @Override
        public void released() {
            tip.setVisible(false);
        }
    }

    private final class ColumnMoves implements GridScrollBar.Moves {
        @Override
        public void to(double fraction) {
            moves.scrollColumns(geometry.columns.at(fraction));
        }

        @Override
        public void by(long steps) {
            moves.scrollBy(steps * geometry.columns.extent().usualSize(), 0);
        }

        @Override
        public void page(int direction) {
            moves.scrollBy(direction * geometry.bodyWidth * 0.9, 0);
        }

        @Override
        public void released() {
            tip.setVisible(false);
        }
    }
}
