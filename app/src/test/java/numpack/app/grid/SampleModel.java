package numpack.app.grid;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.geometry.HPos;
import numpack.app.grid.model.CellState;
import numpack.app.grid.model.GridModel;
import numpack.app.grid.model.GridWindow;
import numpack.app.grid.model.MarkKind;
import numpack.app.selection.GridSpot;

/// A model of any size with values made from their place, and what tests set in it: edits, dropped rows, cells in a state.
final class SampleModel implements GridModel {
    final Map<GridSpot, String> edits = new HashMap<>();
    final Map<GridSpot, String> texts = new HashMap<>();
    final Map<GridSpot, Integer> states = new HashMap<>();
    final Set<Long> dropped = new HashSet<>();
    final Set<Long> booleans = new HashSet<>();
    boolean isLoading;
    boolean isSortable;
    long rows;
    long columns;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private long[] editMarks = NO_ROWS;
    private long[] dropMarks = NO_ROWS;

    SampleModel(long rows, long columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /// Tells the grid that something has been set.
    void changed() {
        editMarks = edits.keySet().stream().mapToLong(GridSpot::row).sorted().distinct().toArray();
        dropMarks = dropped.stream().mapToLong(Long::longValue).sorted().toArray();
        revision.set(revision.get() + 1);
    }

    String text(long row, long column) {
        var edit = edits.get(new GridSpot(row, column));
        if (edit != null) {
            return edit;
        }
        var text = texts.get(new GridSpot(row, column));
        if (text != null) {
            return text;
        }
        var mixed = (row * 0x9E3779B97F4A7C15L + column * 0xC2B2AE3D27D4EB4FL) * 0xD6E8FEB86659FD93L;
        return Float.toString((mixed >> 40) / 4_000_000f);
    }

    @Override
    public long rowCount() {
        return rows;
    }

    @Override
    public long columnCount() {
        return columns;
    }

    @Override
    public GridWindow window(long firstRow, int rowCount, long firstColumn, int columnCount) {
        if (firstRow < 0 || rowCount < 0 || firstRow + rowCount > rows || firstColumn < 0
            || firstColumn + columnCount > columns) {
            throw new IndexOutOfBoundsException("rows " + firstRow + " + " + rowCount + " of " + rows + ", columns "
                + firstColumn + " + " + columnCount + " of " + columns);
        }
        return new SampleWindow(firstRow, rowCount, firstColumn, columnCount);
    }

    @Override
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    @Override
    public boolean isSortable() {
        return isSortable;
    }

    @Override
    public String columnHead(long column) {
        return Long.toString(column);
    }

    @Override
    public int preferredCharacters(long column) {
        return booleans.contains(column) ? 5 : 11;
    }

    @Override
    public long[] markRows(MarkKind kind) {
        return switch (kind) {
            case EDITED -> editMarks;
            case DROPPED -> dropMarks;
            case HIT -> NO_ROWS;
        };
    }

    @Override
    public String emptyText() {
        return "This array has no rows yet.";
    }

    private final class SampleWindow implements GridWindow {
        private final long firstRow;
        private final int rowCount;
        private final long firstColumn;
        private final int columnCount;
        private final String[] texts;
        private final int[] bits;

        SampleWindow(long firstRow, int rowCount, long firstColumn, int columnCount) {
            this.firstRow = firstRow;
            this.rowCount = rowCount;
            this.firstColumn = firstColumn;
            this.columnCount = columnCount;
            texts = new String[rowCount * columnCount];
            bits = new int[rowCount * columnCount];
            Arrays.setAll(texts, i -> isLoading ? "" : SampleModel.this.text(firstRow + i / columnCount, firstColumn + i % columnCount));
            Arrays.setAll(bits, i -> bits(firstRow + i / columnCount, firstColumn + i % columnCount));
        }

        private int bits(long row, long column) {
            var spot = new GridSpot(row, column);
            var sum = states.getOrDefault(spot, 0);
            if (isLoading) {
                return CellState.LOADING.bit();
            }
            if (edits.containsKey(spot)) {
                sum |= CellState.EDITED.bit();
            }
            if (dropped.contains(row)) {
                sum |= CellState.DROPPED.bit();
            }
            if (booleans.contains(column)) {
                sum |= CellState.CHECK_BOX.bit();
                var isOn = edits.containsKey(spot) ? "true".equals(edits.get(spot)) : (row + column) % 3 == 0;
                sum |= isOn ? CellState.CHECKED.bit() : 0;
            }
            return sum;
        }

        @Override
        public long firstRow() {
            return firstRow;
        }

        @Override
        public long firstColumn() {
            return firstColumn;
        }

        @Override
        public int rows() {
            return rowCount;
        }

        @Override
        public int columns() {
            return columnCount;
        }

        @Override
        public String text(int row, int column) {
            return texts[row * columnCount + column];
        }

        @Override
        public int states(int row, int column) {
            return bits[row * columnCount + column];
        }

        @Override
        public HPos alignment(int column) {
            return booleans.contains(firstColumn + column) ? HPos.CENTER : HPos.RIGHT;
        }

        @Override
        public String rowHead(int row) {
            return isRowDropped(row) ? "✕" : Long.toString(firstRow + row);
        }

        @Override
        public String rowTip(int row) {
            return "physical row " + (firstRow + row);
        }

        @Override
        public boolean isRowDropped(int row) {
            return dropped.contains(firstRow + row);
        }
    }
}
