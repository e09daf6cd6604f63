package numpack.app.find;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import numpack.app.find.hit.HitLine;
import numpack.app.find.hit.HitLinesTask;
import numpack.app.find.hit.HitRows;
import numpack.app.find.hit.HitsCsvTask;
import numpack.app.grid.model.CellState;
import numpack.app.grid.model.GridModel;
import numpack.app.grid.model.GridWindow;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridSelection;
import numpack.app.session.RowSelection;
import numpack.app.session.ShownArray;
import numpack.app.session.ShownHits;
import numpack.app.session.ShownHits.Extent;
import numpack.app.session.space.ArrayPlace;
import numpack.app.session.space.CellSpace;
import numpack.app.session.space.RowView;
import numpack.app.task.LatestOnly;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.app.task.TaskUnit;
import org.jspecify.annotations.Nullable;

/// The list of hits: a line each, with its place and its value, read as far as it is in sight. Foreground only.
final class HitsViewModel implements GridModel {
    private static final int PAGE = 64;
    private static final int PAGES_KEPT = 64;
    private static final int MAX_PARTS = 1_000;
    private static final int ROW = 0;
    private static final int COLUMN = 1;
    private static final int COLUMNS = 3;

    private final FindViewModel find;
    private final TaskList tasks;
    private final Consumer<RowSelection> drop;
    private final LatestOnly requests;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private final BooleanProperty watched = new SimpleBooleanProperty(this, "watched", true);
    private final Map<Integer, List<HitLine>> pages = new HashMap<>();
    private final ObservableValue<Boolean> canAct;
    private @Nullable ShownHits hits;

    /// The text of the hits, once it was asked for.
    private final ReadOnlyStringWrapper csv = new ReadOnlyStringWrapper(this, "csv", "");

    /// @param drop drops rows, after a question about linked arrays
    HitsViewModel(FindViewModel find, TaskRunner runner, TaskList tasks, Consumer<RowSelection> drop) {
        this.find = find;
        this.tasks = tasks;
        this.drop = drop;
        this.requests = new LatestOnly(runner);
        // Kept: a binding lives only as long as something refers to it.
        canAct = Bindings.createBooleanBinding(() -> {
            var now = find.hitsProperty().get();
            return now != null && now.count() > 0 && !find.runningProperty().get();
        }, find.hitsProperty(), find.runningProperty());
        find.hitsProperty().subscribe(now -> follow(now));
        watched.subscribe(_ -> repaint());
    }

    /// Whether the list is seen. Nothing is read while it is not.
    BooleanProperty watchedProperty() {
        return watched;
    }

    /// "Hits · 254 so far".
    ObservableValue<String> title() {
        return Bindings.createStringBinding(() -> {
            var now = find.hitsProperty().get();
            return now == null ? Texts.of("find.show.text")
                    : Texts.of(find.runningProperty().get() ? "find.hits.soFar" : "find.hits.counted", Numbers.grouped(now.count()))
                            + (now.count() > now.places().listed() ? " · " + Texts.of("find.hits.listed", now.places().listed()) : "");
        }, find.hitsProperty(), find.runningProperty());
    }

    /// What is to be put on the clipboard; empty for nothing.
    ReadOnlyStringProperty csvProperty() {
        return csv.getReadOnlyProperty();
    }

    /// Whether there is something to be done with the hits: the search has ended, and has found some.
    ObservableValue<Boolean> canAct() {
        return canAct;
    }

    /// The hit under the cursor of the table; -1 for none.
    ReadOnlyIntegerProperty currentProperty() {
        return find.currentProperty();
    }

    /// Shows a hit in the table; the focus stays.
    void goTo(long hit) {
        if (hit != find.currentProperty().get() && hit >= 0 && hit < rowCount()) {
            find.goTo((int) hit);
        }
    }

    /// Selects the rows of all hits in the table.
    void selectRows() {
        if (find.searchTyped()) {
            return;
        }
        find.currentSearch().ifPresent(search -> find.shownArray().ifPresent(shown -> {
            var rows = new HitRows(shown.pack(), search);
            requests.request(this, _ -> rows.places(MAX_PARTS), places -> {
                if (places.isEmpty()) {
                    find.say(Texts.of("find.rows.tooMany", MAX_PARTS));
                }
                places.forEach(place -> select(shown, place));
            });
        }));
    }

    /// A slice of the rows that leaves some of them out is left.
    private static void select(ShownArray shown, ArrayPlace place) {
        shown.show(place);
        var axes = shown.axesProperty().get();
        if (axes != null && shown.space().filter(space -> space.listed().isEmpty() && selectedRows(space, shown.getSelection()) < rowsOf(space, place)).isPresent()) {
            shown.axesProperty().set(axes.withAllRows());
            shown.show(place);
        }
    }

    private static long selectedRows(CellSpace space, GridSelection selected) {
        return selected.ranges().stream()
                .mapToLong(range -> space.rowAxis() == 0 ? range.lastRow() - range.firstRow() + 1 : range.lastColumn() - range.firstColumn() + 1).sum();
    }

    private static long rowsOf(CellSpace space, ArrayPlace place) {
        return space.hasRowsInSight() ? place.parts().stream().mapToLong(part -> space.showsDropped() ? part.physicalCount() : part.rowCount()).sum() : 0;
    }

    /// Shows only the rows that have hits.
    void showRows() {
        if (find.searchTyped()) {
            return;
        }
        find.currentSearch().ifPresent(search -> find.shownArray().ifPresent(shown -> {
            var rows = new HitRows(shown.pack(), search);
            requests.request(this, _ -> rows.all(), all -> {
                if (!all.isEmpty()) {
                    shown.showRows(new RowView.Only(all, Texts.of("find.rows.words")), search.array());
                }
            });
        }));
    }

    /// Drops the rows of all hits.
    void dropRows() {
        if (find.searchTyped()) {
            return;
        }
        find.currentSearch().ifPresent(search -> find.shownArray().ifPresent(shown -> drop.accept(new HitRows(shown.pack(), search))));
    }

    /// Copies the listed hits as comma separated text.
    void copyAsCsv() {
        var now = hits;
        if (now != null) {
            int count = Math.min(HitsCsvTask.MAX_HITS, now.places().listed());
            tasks.start(Texts.of("find.csv.task"), TaskUnit.ROWS, new HitsCsvTask(now), (item, text) -> {
                csv.set(text);
                csv.set("");
                item.setResult(Texts.of("find.csv.done", count));
            });
        }
    }

    @Override
    public long rowCount() {
        return hits == null ? 0 : hits.places().listed();
    }

    @Override
    public long columnCount() {
        return COLUMNS;
    }

    @Override
    public GridWindow window(long firstRow, int rows, long firstColumn, int columns) {
        if (watched.get() && rows > 0) {
            for (int page = (int) (firstRow / PAGE); page <= (firstRow + rows - 1) / PAGE; page++) {
                ask(page);
            }
        }
        return new HitWindow(firstRow, rows, firstColumn, columns);
    }

    @Override
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    @Override
    public String columnHead(long column) {
        return switch ((int) column) {
            case ROW -> Texts.of("find.hits.row");
            case COLUMN -> Texts.of(hits != null && hits.array().physicalShape().ndim() > 2 ? "find.hits.index" : "find.hits.column");
            default -> Texts.of("find.hits.value");
        };
    }

    @Override
    public String rowsHead() {
        return Texts.of("find.hits.hit");
    }

    @Override
    public int preferredCharacters(long column) {
        return column < 2 ? 12 : hits != null && hits.extent() == Extent.ROWS ? 60 : 24;
    }

    @Override
    public String emptyText() {
        return Texts.of(hits == null ? "find.hits.nothing" : find.runningProperty().get() ? "find.count.searching" : "find.count.none");
    }

    private void follow(@Nullable ShownHits now) {
        if (now == null || hits == null || now.places() != hits.places()) {
            requests.cancelAll();
            pages.clear();
        } else if (hits.places() == now.places() && hits.count() < now.count()) {
            // The last page may have been read before it was full.
            pages.values().removeIf(lines -> lines.size() < PAGE);
        }
        hits = now;
        repaint();
    }

    private void ask(int page) {
        var now = hits;
        if (now == null || pages.containsKey(page) || requests.isPending(page)) {
            return;
        }
        requests.request(page, new HitLinesTask(now, page * PAGE, PAGE), lines -> {
            if (pages.size() >= PAGES_KEPT) {
                pages.clear();
            }
            pages.put(page, lines);
            repaint();
        }, _ -> {
            // The table says what is wrong with its array; the places are right nevertheless.
            pages.put(page, List.of());
            repaint();
        });
    }

    private void repaint() {
        revision.set(revision.get() + 1);
    }

    /// Lines as cells.
    private final class HitWindow implements GridWindow {
        private final long firstRow;
        private final int rows;
        private final long firstColumn;
        private final int columns;

        HitWindow(long firstRow, int rows, long firstColumn, int columns) {
            this.firstRow = firstRow;
            this.rows = rows;
            this.firstColumn = firstColumn;
            this.columns = columns;
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
            return rows;
        }

        @Override
        public int columns() {
            return columns;
        }

        @Override
        public String text(int row, int column) {
            var line = line(row);
            if (line == null) {
                return "";
            }
            return switch ((int) firstColumn + column) {
                case ROW -> line.row();
                case COLUMN -> line.column();
                default -> line.value();
            };
        }

        @Override
        public int states(int row, int column) {
            return line(row) == null ? CellState.LOADING.bit() : 0;
        }

        @Override
        public HPos alignment(int column) {
            return HPos.RIGHT;
        }

        @Override
        public String rowHead(int row) {
            return Long.toString(firstRow + row + 1);
        }

        private @Nullable HitLine line(int row) {
            var lines = pages.get((int) ((firstRow + row) / PAGE));
            int at = (int) ((firstRow + row) % PAGE);
            return lines == null ? null : at < lines.size() ? lines.get(at) : new HitLine("", "", "");
        }
    }
}
