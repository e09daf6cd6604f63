package numpack.app.table.rows;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import numpack.app.grid.model.ColumnSort;
import numpack.app.i18n.Texts;
import numpack.app.session.ShownArray;
import numpack.app.session.space.CellSpace;
import numpack.app.session.space.RowView;
import numpack.app.session.space.ShownState;
import numpack.app.session.space.SortKey;
import numpack.app.session.space.SortKey.Direction;
import numpack.app.task.LatestOnly;
import numpack.app.task.TaskItem;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.app.task.TaskUnit;
import numpack.app.task.Work;
import numpack.engine.draft.DraftArray;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.PackClosedException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.shape.RowSet;
import org.jspecify.annotations.Nullable;

/// Which rows of an array are shown, and in what order: asks for others, and says what is shown. Foreground only; rows are found and sorted in the
/// background.
public final class RowViewModel implements AutoCloseable {
    private static final String FIND = "find";
    private static final String CHECK = "check";
    /// Fewer rows are sorted before anybody could see a task.
    private static final long ROWS_IN_PASSING = 200_000;

    private final ShownArray shown;
    private final TaskRunner runner;
    private final TaskList tasks;
    private final LatestOnly questions;
    private final Consumer<String> notice;
    private final Consumer<? super Throwable> failures;
    private final Subscription following;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private final ReadOnlyBooleanWrapper unsorted = new ReadOnlyBooleanWrapper(this, "unsorted");
    private Optional<TaskItem> sorting = Optional.empty();
    private long newestSort;
    private @Nullable DraftArray sortedIn;

    /// @param notice   says something in passing
    /// @param failures shows why rows could not be found or sorted
    public RowViewModel(ShownArray shown, TaskRunner runner, TaskList tasks, Consumer<String> notice, Consumer<? super Throwable> failures) {
        this.shown = shown;
        this.runner = runner;
        this.tasks = tasks;
        this.questions = new LatestOnly(runner);
        this.notice = notice;
        this.failures = failures;
        following = shown.stateProperty().subscribe(this::follow);
    }

    /// What is shown of the rows; empty while all are in file order.
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /// Whether values have changed so that rows no longer stand in the order by which they were sorted.
    public ReadOnlyBooleanProperty unsortedProperty() {
        return unsorted.getReadOnlyProperty();
    }

    /// Shows only the rows that are selected, whole or by cells.
    public void showSelected() {
        shown.rowSelection().ifPresent(selection -> show(selection.array(), _ -> {
            var rows = selection.rows();
            return rows.live().union(rows.dropped());
        }, "grid.rows.selected"));
    }

    /// Shows only the rows that are not as they are saved.
    public void showChanged() {
        array().ifPresent(array -> show(array, new ChangedRowsTask(array), "grid.rows.changed"));
    }

    /// Shows only the rows that are dropped.
    public void showDropped() {
        array().ifPresent(array -> show(array, _ -> array.droppedRows(0, array.physicalShape().rowCount()), "grid.rows.dropped"));
    }

    /// Shows all rows in file order.
    public void showAll() {
        cancel();
        shown.showAllRows();
    }

    /// Sorts by a column of the grid; one that rows are sorted by is turned round, and the third time they stand in file order again. Values that have
    /// changed are sorted again first.
    public void sortBy(long column) {
        switch (sortOf(column)) {
            case NONE, ONCE_ASCENDING -> sort(column, Direction.ASCENDING);
            case ASCENDING, ONCE_DESCENDING -> sort(column, Direction.DESCENDING);
            case DESCENDING -> fileOrder();
        }
    }

    /// Sorts by the column of the cursor.
    public void sort(Direction direction) {
        sort(shown.getSelection().cursor().column(), direction);
    }

    /// Sorts once more as rows were sorted.
    public void sortAgain() {
        if (shown.rowView() instanceof RowView.Sorted sorted) {
            shown.space().ifPresent(space -> sort(space, sorted.key()));
        }
    }

    /// Shows the same rows in file order.
    public void fileOrder() {
        cancel();
        if (shown.rowView() instanceof RowView.Sorted sorted) {
            array().ifPresent(array -> sorted.words().ifPresentOrElse(words -> shown.showRows(new RowView.Only(sorted.rows(), words), array), shown::showAllRows));
        }
    }

    /// How rows stand by a column of the grid.
    public ColumnSort sortOf(long column) {
        if (!(shown.rowView() instanceof RowView.Sorted sorted) || shown.space().filter(space -> space.rowAxis() == 0).isEmpty()
                || keyOf(shown.space().get(), column, sorted.key().direction()).offset() != sorted.key().offset()) {
            return ColumnSort.NONE;
        }
        return switch (sorted.key().direction()) {
            case ASCENDING -> unsorted.get() ? ColumnSort.ONCE_ASCENDING : ColumnSort.ASCENDING;
            case DESCENDING -> unsorted.get() ? ColumnSort.ONCE_DESCENDING : ColumnSort.DESCENDING;
        };
    }

    /// What a click on the arrow of a column does.
    public String sortTip(long column) {
        return Texts.of(switch (sortOf(column)) {
            case NONE -> "grid.rows.tip.ascending";
            case ASCENDING -> "grid.rows.tip.descending";
            case DESCENDING -> "grid.rows.tip.fileOrder";
            case ONCE_ASCENDING, ONCE_DESCENDING -> "grid.rows.tip.again";
        });
    }

    /// Whether rows can be sorted by columns of the grid.
    public boolean isSortable() {
        return shown.space().filter(space -> space.rowAxis() == 0 && space.rowCount() > 0).isPresent();
    }

    /// Why selected rows cannot be shown alone; empty if they can.
    public ObservableValue<String> whyNotSelected() {
        return whyNot(state -> state.space().filter(CellSpace::hasRowsInSight).isPresent() ? "" : Texts.of("command.whyNot.axis0NotShown"));
    }

    /// Why changed rows cannot be shown alone; empty if they can.
    public ObservableValue<String> whyNotChanged() {
        return whyNot(state -> !hasRows(state) ? Texts.of("command.whyNot.axis0NotShown")
                : state.array().editedRows().isEmpty() ? Texts.of("grid.rows.whyNot.noneChanged") : "");
    }

    /// Why dropped rows cannot be shown alone; empty if they can.
    public ObservableValue<String> whyNotDropped() {
        return whyNot(state -> !hasRows(state) ? Texts.of("command.whyNot.axis0NotShown")
                : state.array().droppedCount() == 0 ? Texts.of("grid.rows.whyNot.noneDropped") : "");
    }

    /// Why there are no other rows to be shown; empty if there are.
    public ObservableValue<String> whyNotAll() {
        return whyNot(state -> state.rows() == RowView.NATURAL ? Texts.of("grid.rows.whyNot.all") : "");
    }

    /// Why rows cannot be sorted; empty if they can.
    public ObservableValue<String> whyNotSort() {
        return whyNot(state -> state.space().filter(space -> space.rowAxis() == 0).isPresent() ? "" : Texts.of("grid.rows.whyNot.notDown"));
    }

    /// Why rows cannot be put into file order; empty if they can.
    public ObservableValue<String> whyNotFileOrder() {
        return whyNot(state -> state.rows() instanceof RowView.Sorted ? "" : Texts.of("grid.rows.whyNot.fileOrder"));
    }

    @Override
    public void close() {
        following.unsubscribe();
        cancel();
        questions.cancelAll();
    }

    private ObservableValue<String> whyNot(Function<ShownState, String> reason) {
        return shown.stateProperty().map(reason).orElse(Texts.of("command.whyNot.noTab"));
    }

    private static boolean hasRows(ShownState state) {
        return state.space().filter(CellSpace::hasRowsInSight).isPresent();
    }

    private Optional<DraftArray> array() {
        return shown.space().map(CellSpace::array);
    }

    private void show(DraftArray array, Work<RowSet> find, String words) {
        cancel();
        questions.request(FIND, find, rows -> {
            if (rows.isEmpty()) {
                notice.accept(Texts.of("grid.rows.none"));
            } else {
                shown.showRows(new RowView.Only(rows, Texts.of(words)), array);
            }
        }, failures);
    }

    private void sort(long column, Direction direction) {
        shown.space().filter(space -> space.rowAxis() == 0 && column < space.columnCount()).ifPresent(space -> sort(space, keyOf(space, column, direction)));
    }

    private void sort(CellSpace space, SortKey key) {
        cancel();
        long rows = space.listed().map(RowView.Listed::count).orElse(space.rowCount());
        if (rows > SortTask.MAX_ROWS) {
            notice.accept(Texts.of("grid.rows.tooMany", rows, SortTask.MAX_ROWS));
            return;
        }
        long turn = ++newestSort;
        var work = new SortTask(space, key, shown.pack()::again);
        if (rows <= ROWS_IN_PASSING) {
            questions.request(FIND, work, answer -> show(answer, turn), failures);
        } else {
            sorting = Optional.of(tasks.start(Texts.of("grid.rows.task", rows), TaskUnit.ROWS, work, (item, answer) -> {
                show(answer, turn);
                tasks.dismiss(item);
            }, failures));
        }
    }

    private void show(SortTask.Answer answer, long turn) {
        if (turn == newestSort) {
            sortedIn = answer.array();
            unsorted.set(false);
            shown.showRows(answer.view(), answer.array());
        }
    }

    /// What was asked for before is not wanted any more.
    private void cancel() {
        newestSort++;
        questions.cancel(FIND);
        sorting.ifPresent(TaskItem::cancel);
        sorting = Optional.empty();
    }

    private static SortKey keyOf(CellSpace space, long column, Direction direction) {
        return new SortKey(space.place(0, 0, column).offset(), direction);
    }

    private void follow(@Nullable ShownState state) {
        text.set(state != null && state.array().isReadable() && state.rows() instanceof RowView.Listed list ? RowViewTexts.of(list, state.array()) : "");
        var then = sortedIn;
        if (state == null || !state.array().isReadable() || !(state.rows() instanceof RowView.Sorted sorted) || then == null) {
            questions.cancel(CHECK);
            unsorted.set(false);
        } else if (then != state.array()) {
            var now = state.array();
            questions.request(CHECK, new SortCheck(sorted, then, now), isSorted -> {
                unsorted.set(!isSorted);
                if (isSorted) {
                    sortedIn = now;
                }
            }, this::cannotCheck);
        }
    }

    /// An array that a save, a reload or a close has left behind says nothing: the next state is looked at again.
    private void cannotCheck(Throwable failure) {
        if (!(failure instanceof ChangedOutsideException || failure instanceof StaleArrayException || failure instanceof PackClosedException)) {
            failures.accept(failure);
        }
    }
}
