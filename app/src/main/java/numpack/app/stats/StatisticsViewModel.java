package numpack.app.stats;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.i18n.Texts;
import numpack.app.problem.Problem;
import numpack.app.problem.Problems;
import numpack.app.selection.GridSelection;
import numpack.app.session.ShownArray;
import numpack.app.session.space.CellSpace;
import numpack.app.stats.numbers.ArrayNumbers;
import numpack.app.stats.numbers.NumbersCache;
import numpack.app.stats.numbers.NumbersTask;
import numpack.app.stats.numbers.Scope;
import numpack.app.stats.numbers.ScopeCells;
import numpack.app.task.LatestOnly;
import numpack.app.task.TaskRunner;
import numpack.app.task.Ticker;
import numpack.engine.draft.DraftArray;
import numpack.engine.error.StaleArrayException;
import org.jspecify.annotations.Nullable;

/// The numbers of the array in front. They are counted only while somebody looks, and again when the array, or what is selected of it, is another. Foreground only.
final class StatisticsViewModel {
    private static final String COUNT = "count";
    /// Edits and cursor movements that follow one another are counted once.
    private static final Duration CALM = Duration.ofMillis(150);
    private static final Duration TICK = Duration.ofMillis(100);
    static final double IDLE = -1;

    private final Front front;
    private final ReadOnlyObjectProperty<@Nullable ShownArray> tab;
    private final Optional<NumbersCache> cache;
    private final FindMore more;
    /// What was not seen before is asked for at once.
    private final LatestOnly atOnce;
    private final LatestOnly calmly;
    private final Ticker ticker;
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(this, "scope", Scope.ARRAY);
    private final BooleanProperty watched = new SimpleBooleanProperty(this, "watched");
    private final ReadOnlyObjectWrapper<StatisticsContent> content = new ReadOnlyObjectWrapper<>(this, "content", StatisticsContent.NOTHING);
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(this, "fraction", IDLE);
    private final ReadOnlyBooleanWrapper stopped = new ReadOnlyBooleanWrapper(this, "stopped");
    private Optional<ScopeCells> asked = Optional.empty();
    private @Nullable NumbersTask running;

    /// What the panel is about.
    ///
    /// @param tab   the array in front
    /// @param meant the array that is meant while none is in front: a line of the overview
    /// @param open  brings that one to the front
    record Front(ReadOnlyObjectProperty<@Nullable ShownArray> tab, ReadOnlyObjectProperty<@Nullable DraftArray> meant, Function<DraftArray, Optional<ShownArray>> open) {}

    StatisticsViewModel(Front front, TaskRunner runner, Optional<NumbersCache> cache, FindMore more) {
        this.front = front;
        this.tab = front.tab();
        this.cache = cache;
        this.more = more;
        this.atOnce = new LatestOnly(runner);
        this.calmly = new LatestOnly(runner, CALM);
        this.ticker = new Ticker(runner, TICK, this::tick);
        tab.flatMap(ShownArray::stateProperty).subscribe(_ -> refresh());
        tab.flatMap(ShownArray::selectionProperty).subscribe(_ -> refresh());
        front.meant().subscribe(_ -> refresh());
        scope.subscribe(_ -> refresh());
        watched.subscribe(_ -> refresh());
    }

    ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    /// Whether somebody looks.
    BooleanProperty watchedProperty() {
        return watched;
    }

    ReadOnlyObjectProperty<StatisticsContent> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /// How far the pass is that is running, 0 to 1; [#IDLE] if none is.
    ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /// Whether the user has stopped the counting of what is shown.
    ReadOnlyBooleanProperty stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /// The words for a scope, as the header shows them: "column 5".
    ObservableValue<String> scopeWords() {
        return tab.flatMap(ShownArray::selectionProperty).orElse(GridSelection.START).flatMap(_ -> scope.map(this::words));
    }

    /// The words for a scope in the menu.
    String words(Scope one) {
        return switch (one) {
            case ARRAY -> Texts.of("stats.scope.array");
            case COLUMN -> index(CellSpace::columnIndex, cursorColumn()).map(at -> Texts.of("stats.scope.column", at)).orElseGet(() -> Texts.of("stats.scope.column.none"));
            case ROW -> index(CellSpace::rowIndex, cursorRow()).map(at -> Texts.of("stats.scope.row", at)).orElseGet(() -> Texts.of("stats.scope.row.none"));
            case SELECTION -> Texts.of("stats.scope.selection");
        };
    }

    /// Ends the counting; what is known stays.
    void stop() {
        if (isCounting()) {
            tick();
            cancel();
            stopped.set(true);
        }
    }

    /// Counts what was stopped.
    void again() {
        asked = Optional.empty();
        refresh();
    }

    /// Goes to where a number leads, and hands the rest to Find.
    void go(NumberLink link) {
        if (asked.isPresent() && asked.get().array().isSameArrayAs(link.array())) {
            var array = asked.get().array();
            Optional.ofNullable(tab.get()).or(() -> front.open().apply(array)).ifPresent(shown -> {
                shown.show(link.place());
                link.condition().ifPresent(condition -> more.find(shown, condition));
            });
        }
    }

    private void refresh() {
        var shown = tab.get();
        if (!watched.get()) {
            forget(content.get());
            return;
        }
        if (shown == null) {
            refresh(front.meant().get());
            return;
        }
        var space = shown.space();
        var state = shown.stateProperty().get();
        if (space.isEmpty()) {
            forget(StatisticsContent.of(Texts.of(state == null ? "stats.empty" : "stats.unreadable")));
            return;
        }
        var selection = shown.getSelection();
        var cells = ScopeCells.of(scope.get(), space.get(), selection.cursor().row(), selection.cursor().column(), selection.ranges());
        if (cells.isEmpty()) {
            forget(StatisticsContent.of(Texts.of("stats.dropped")));
        } else {
            refresh(cells.get());
        }
    }

    /// Of an array that is not shown, as a whole.
    private void refresh(@Nullable DraftArray meant) {
        if (meant == null || !meant.isReadable()) {
            forget(StatisticsContent.of(Texts.of(meant == null ? "stats.empty" : "stats.unreadable")));
        } else {
            refresh(ScopeCells.of(meant));
        }
    }

    private void refresh(ScopeCells cells) {
        if (cells.cellCount() == 0) {
            forget(StatisticsContent.of(Texts.of(cells.array().droppedCount() > 0 ? "stats.allDropped" : "stats.noCells")));
        } else if (!Optional.of(cells).equals(asked)) {
            count(cells);
        }
    }

    private void count(ScopeCells cells) {
        boolean isOther = asked.isEmpty() || !asked.get().array().isSameArrayAs(cells.array());
        asked = Optional.of(cells);
        stopped.set(false);
        if (isOther) {
            content.set(StatisticsContent.NOTHING);
        }
        var task = new NumbersTask(cells, cache, NumbersTask.Depth.ALL);
        cancel();
        running = task;
        (isOther ? atOnce : calmly).request(COUNT, task, numbers -> show(cells, numbers), this::failed);
        if (isCounting()) {
            ticker.start();
        }
    }

    private boolean isCounting() {
        return atOnce.isPending(COUNT) || calmly.isPending(COUNT);
    }

    private void cancel() {
        atOnce.cancel(COUNT);
        calmly.cancel(COUNT);
        idle();
    }

    private void tick() {
        var task = running;
        var numbers = task == null ? null : task.soFar();
        if (task != null && numbers != null && numbers.statistics().count() > 0 && asked.isPresent()) {
            fraction.set(task.fraction());
            content.set(NumberLines.of(numbers, asked.get()));
        }
    }

    private void show(ScopeCells cells, ArrayNumbers numbers) {
        idle();
        content.set(NumberLines.of(numbers, cells));
    }

    private void failed(Throwable failure) {
        idle();
        asked = Optional.empty();
        // After a save the new state of the array is on its way, and counted when it comes.
        content.set(StatisticsContent.of(failure instanceof StaleArrayException ? Texts.of("stats.stale")
                : Problems.of(failure).map(Problem::sentence).orElse(Texts.of("stats.stale"))));
    }

    private void forget(StatisticsContent shown) {
        cancel();
        asked = Optional.empty();
        content.set(shown);
    }

    private void idle() {
        ticker.stop();
        running = null;
        fraction.set(IDLE);
    }

    private long cursorRow() {
        return Optional.ofNullable(tab.get()).map(shown -> shown.getSelection().cursor().row()).orElse(0L);
    }

    private long cursorColumn() {
        return Optional.ofNullable(tab.get()).map(shown -> shown.getSelection().cursor().column()).orElse(0L);
    }

    private Optional<Long> index(IndexOf ask, long at) {
        return Optional.ofNullable(tab.get()).flatMap(ShownArray::space).map(space -> ask.of(space, at)).filter(OptionalLong::isPresent).map(OptionalLong::getAsLong);
    }

    private interface IndexOf {
        OptionalLong of(CellSpace space, long at);
    }
}
