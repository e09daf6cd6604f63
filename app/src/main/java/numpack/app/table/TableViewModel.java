package numpack.app.table;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import numpack.app.edit.value.CellTexts;
import numpack.app.grid.model.ColumnSort;
import numpack.app.grid.model.GridModel;
import numpack.app.grid.model.GridWindow;
import numpack.app.grid.model.MarkKind;
import numpack.app.i18n.Texts;
import numpack.app.prefs.ArrayFormats;
import numpack.app.problem.FindingTexts;
import numpack.app.problem.Problem;
import numpack.app.problem.Problems;
import numpack.app.selection.GridSpot;
import numpack.app.session.ShownArray;
import numpack.app.session.ShownHits;
import numpack.app.session.space.CellSpace;
import numpack.app.session.space.RowView;
import numpack.app.session.space.ShownState;
import numpack.app.table.cells.CellHeads;
import numpack.app.table.cells.RowLoader;
import numpack.app.table.number.NumberFormat;
import numpack.app.table.number.NumberFormats;
import numpack.app.table.rows.RowViewModel;
import numpack.app.task.LatestOnly;
import numpack.app.task.TaskRunner;
import numpack.engine.draft.DraftArray;
import numpack.engine.error.StaleArrayException;
import org.jspecify.annotations.Nullable;

/// What the grid of a tab shows. It follows its subject until it is closed.
///
/// A failure to read is no dialog: the array may just have been saved, and the next snapshot reads well. It is said in a
/// strip over the grid until something else is shown.
public final class TableViewModel implements GridModel, AutoCloseable {
    private static final String MARKS = "marks";
    private static final String HITS = "hits";
    private static final String AGAIN = "again";

    private final TaskRunner runner;
    private final ShownArray shown;
    private final LatestOnly questions;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
    private Subscription following;
    private NumberFormats formats = new NumberFormats(new SimpleObjectProperty<>(ArrayFormats.NONE));
    private final ReadOnlyBooleanWrapper hasFractions = new ReadOnlyBooleanWrapper(this, "hasFractions");
    private MarksTask.Marks marks = MarksTask.Marks.NONE;
    /// Ascending grid rows of the hits of a search.
    private long[] hitRows = NO_ROWS;
    private @Nullable RowLoader loader;
    private @Nullable RowViewModel rows;
    private int headCharacters;
    private String key = "";
    private @Nullable ShownState state;

    public TableViewModel(TaskRunner runner, ShownArray shown) {
        this.runner = runner;
        this.shown = shown;
        this.questions = new LatestOnly(runner);
        following = shown.stateProperty().subscribe(this::show).and(shown.hitsProperty().subscribe(this::mark));
    }

    @Override
    public long rowCount() {
        return loader == null ? 0 : loader.space().rowCount();
    }

    @Override
    public long columnCount() {
        return loader == null ? 0 : loader.space().columnCount();
    }

    @Override
    public GridWindow window(long firstRow, int rows, long firstColumn, int columns) {
        return loader().orElseThrow().window(firstRow, rows, firstColumn, columns);
    }

    @Override
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    @Override
    public String columnHead(long column) {
        return loader().map(loader -> loader.columnHead(column)).orElse("");
    }

    @Override
    public boolean isSortable() {
        return rows != null && rows.isSortable();
    }

    @Override
    public ColumnSort columnSort(long column) {
        return rows == null ? ColumnSort.NONE : rows.sortOf(column);
    }

    @Override
    public String sortTip(long column) {
        return rows == null ? "" : rows.sortTip(column);
    }

    @Override
    public int rowHeadCharacters() {
        return space().map(CellHeads::rowCharacters).orElse(0);
    }

    @Override
    public String rowsHead() {
        return space().map(CellHeads::rows).orElse("");
    }

    @Override
    public int preferredCharacters(long column) {
        return loader == null ? 1
                : Math.max(headCharacters, CellTexts.columnCharacters(loader.space().array().dtype(), loader.longestText(column)));
    }

    /// Where the text of a cell is rounded, its exact text.
    @Override
    public String cellTip(long row, long column) {
        return loader().filter(shown -> !shown.format().equals(NumberFormat.EXACT)).map(shown -> shown.exactText(row, column)).orElse("");
    }

    @Override
    public long[] markRows(MarkKind kind) {
        return switch (kind) {
            case EDITED -> marks.edited();
            case DROPPED -> marks.dropped();
            case HIT -> hitRows;
        };
    }

    @Override
    public String emptyText() {
        if (state == null) {
            return Texts.of("grid.table.gone");
        }
        var array = state.array();
        if (!array.isReadable()) {
            return array.trouble().map(finding -> FindingTexts.of(finding).sentence()).orElse(Texts.of("command.whyNot.unreadable"));
        }
        if (state.rows() instanceof RowView.Listed list && list.count() == 0) {
            return Texts.of("grid.rows.gone");
        }
        for (var axis = 0; axis < state.axes().slices().ndim(); axis++) {
            if (state.axes().slices().slice(axis).count() == 0 && array.shape().length(axis) > 0) {
                return Texts.of("grid.table.emptySlice", axis, array.shape().length(axis));
            }
        }
        var allDropped = array.shape().rowCount() == 0 && array.droppedCount() > 0;
        return allDropped ? Texts.of("grid.table.allDropped", array.droppedCount())
                : Texts.of("grid.table.noElements", array.shape().toString());
    }

    /// Why cells cannot be read, for a strip over the grid; empty while they can.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Whether its numbers can be written in several ways.
    public ReadOnlyBooleanProperty hasFractionsProperty() {
        return hasFractions.getReadOnlyProperty();
    }

    /// Writes numbers as these say, and follows them until it is closed.
    void follow(NumberFormats chosen) {
        formats = chosen;
        following = following.and(chosen.property().subscribe(_ -> loader().ifPresent(this::format)));
    }

    /// Shows in its column heads how rows are sorted.
    void setRows(RowViewModel sorting) {
        rows = sorting;
        following = following.and(sorting.unsortedProperty().subscribe(_ -> repaint()));
    }

    /// How its numbers are written.
    NumberFormat numberFormat() {
        return formats.of(key);
    }

    /// How a cell is written in a format; empty if it is not known.
    String sample(GridSpot spot, NumberFormat format) {
        return loader().filter(shown -> spot.row() < shown.space().rowCount() && spot.column() < shown.space().columnCount())
                .flatMap(shown -> shown.element(spot.row(), spot.column())
                        .map(element -> format.format(shown.space().array().dtype(), MemorySegment.ofArray(element), 0))).orElse("");
    }

    /// Writes its numbers so, in every table of the array.
    void setNumberFormat(NumberFormat format) {
        formats.choose(key, format);
    }

    /// Something to be said in passing: "Copied 12 cells."
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Says something in passing; saying it again shows it again.
    public void notice(String sentence) {
        notice.set("");
        notice.set(sentence);
    }

    /// How the cells lie in the array; empty while there is none to show.
    public Optional<CellSpace> space() {
        return loader().map(RowLoader::space);
    }

    /// Why nothing can be changed; empty if it can.
    public String readOnlyReason() {
        return state == null ? Texts.of("grid.table.gone") : state.readOnlyReason();
    }

    @Override
    public void close() {
        following.unsubscribe();
        questions.cancelAll();
        loader().ifPresent(RowLoader::close);
    }

    Optional<RowLoader> loader() {
        return Optional.ofNullable(loader);
    }

    /// What it shows.
    ShownArray shown() {
        return shown;
    }

    /// Looks whether what is in sight is still what lies on the disk.
    void lookAgain() {
        loader().ifPresent(RowLoader::lookAgain);
    }

    void repaint() {
        revision.set(revision.get() + 1);
    }

    private void show(@Nullable ShownState next) {
        state = next;
        takeFormatAlong(next == null ? key : key(next.array()));
        trouble.set("");
        questions.cancel(AGAIN);
        hasFractions.set(next != null && next.array().isReadable() && NumberFormat.isFor(next.array().dtype()));
        if (next == null || !next.array().isReadable()) {
            loader().ifPresent(RowLoader::close);
            loader = null;
            repaint();
            return;
        }
        var space = next.space().orElseThrow();
        headCharacters = CellHeads.columnCharacters(space);
        if (loader == null) {
            loader = new RowLoader(runner, space, next.revision(), this::cellsChanged, this::cannotRead);
            format(loader);
            loader.mark(shown.hitsProperty().get());
            repaint();
        } else {
            loader.show(space, next.revision());
        }
        questions.request(MARKS, new MarksTask(space), answer -> {
            marks = answer;
            repaint();
        }, this::cannotRead);
        mark(shown.hitsProperty().get());
    }

    private void mark(@Nullable ShownHits hits) {
        loader().ifPresent(cells -> cells.mark(hits));
        var space = space();
        if (hits == null || space.isEmpty() || hits.array() != space.get().array()) {
            questions.cancel(HITS);
            hitRows = NO_ROWS;
        } else {
            questions.request(HITS, new HitMarksTask(space.get(), hits), rows -> {
                hitRows = rows;
                repaint();
            }, this::cannotRead);
        }
        repaint();
    }

    /// An array that is renamed keeps the format that was chosen for it.
    private void takeFormatAlong(String now) {
        var format = formats.of(key);
        if (!key.isEmpty() && !now.equals(key) && !format.equals(NumberFormat.EXACT)) {
            formats.choose(now, format);
        }
        key = now;
    }

    /// A name that tells an array from all others, for what is remembered of it.
    private String key(DraftArray array) {
        return shown.pack().key() + "\t" + array.name();
    }

    private void format(RowLoader shown) {
        shown.show(numberFormat());
    }

    private void cellsChanged() {
        if (loader().map(shown -> !shown.hasUnreadable()).orElse(true)) {
            trouble.set("");
        }
        repaint();
    }

    /// What a save has left behind is read once more when the new state is shown; before that there is nothing to say.
    private void cannotRead(Throwable failure) {
        var seen = space().map(CellSpace::array);
        if (failure instanceof StaleArrayException && seen.isPresent()) {
            var base = seen.get().base();
            questions.request(AGAIN, waiting -> shown.pack().again(seen.get(), waiting).base().equals(base), isStill -> {
                if (isStill) {
                    say(failure);
                }
            }, this::say);
        } else {
            say(failure);
        }
    }

    private void say(Throwable failure) {
        Problems.of(failure).map(Problem::sentence).ifPresent(trouble::set);
    }
}
