package numpack.app.stats.overview;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import numpack.app.i18n.NaturalOrder;
import numpack.app.i18n.Texts;
import numpack.app.session.Sessions;
import numpack.app.session.pack.PackSession;
import numpack.app.stats.FindMore;
import numpack.app.stats.numbers.ArrayNumbers;
import numpack.app.stats.numbers.NumbersCache;
import numpack.app.stats.numbers.NumbersTask;
import numpack.app.stats.numbers.ScopeCells;
import numpack.app.task.LatestOnly;
import numpack.app.task.TaskRunner;
import numpack.app.task.Ticker;
import numpack.engine.draft.DraftArray;
import org.jspecify.annotations.Nullable;

/// The lines of the overview of the current pack. Arrays are counted one after the other while somebody looks, and again once they are others. Foreground only.
final class OverviewViewModel {
    private static final Comparator<DraftArray> BY_NAME = Comparator.comparing(DraftArray::name, NaturalOrder::compare);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final String COUNT = "count";

    private final Sessions sessions;
    private final NumbersCache cache;
    private final FindMore more;
    private final LatestOnly counting;
    private final Ticker ticker;
    private final ObservableList<OverviewItem> items = FXCollections.observableArrayList();
    private final BooleanProperty watched = new SimpleBooleanProperty(this, "watched");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
    /// What is known, by array.
    private final Map<Long, Known> known = new HashMap<>();
    private @Nullable PackSession pack;
    private @Nullable NumbersTask running;
    private @Nullable ScopeCells counted;

    /// The numbers of an array as it was.
    private record Known(DraftArray array, Optional<ArrayNumbers> numbers) {}

    OverviewViewModel(Sessions sessions, TaskRunner runner, NumbersCache cache, FindMore more) {
        this.sessions = sessions;
        this.cache = cache;
        this.more = more;
        this.counting = new LatestOnly(runner);
        this.ticker = new Ticker(runner, TICK, this::tick);
        sessions.currentPackProperty().flatMap(PackSession::settledStateProperty).subscribe(_ -> refresh());
        sessions.currentPackProperty().subscribe(_ -> refresh());
        watched.subscribe(_ -> refresh());
    }

    /// Lines in natural order of the names.
    ObservableList<OverviewItem> items() {
        return items;
    }

    /// Whether somebody looks.
    BooleanProperty watchedProperty() {
        return watched;
    }

    /// `6 arrays · 47 NaN or Inf so far`
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// Lets commands and panels mean an array.
    void select(OverviewItem item) {
        array(item).ifPresent(array -> {
            if (pack != null) {
                sessions.choose(pack, array);
            }
        });
    }

    /// Shows an array in a tab.
    void open(OverviewItem item) {
        array(item).ifPresent(array -> {
            if (pack != null) {
                sessions.show(pack, array);
            }
        });
    }

    /// Goes to where a number leads.
    void go(OverviewItem item, OverviewItem.Number number) {
        var session = pack;
        if (session != null && number.place().isPresent()) {
            array(item).ifPresent(array -> {
                var tab = sessions.show(session, array);
                tab.show(number.place().get());
                number.condition().ifPresent(condition -> more.find(tab, condition));
            });
        }
    }

    private Optional<DraftArray> array(OverviewItem item) {
        return Optional.ofNullable(pack).flatMap(session -> session.find(item.arrayId()));
    }

    private void refresh() {
        var now = sessions.currentPackProperty().get();
        if (now != pack) {
            stop();
            known.clear();
            items.clear();
            pack = now;
        }
        if (now == null || !watched.get()) {
            stop();
            return;
        }
        var arrays = now.getState().snapshot().arrays().stream().sorted(BY_NAME).toList();
        known.keySet().retainAll(arrays.stream().map(DraftArray::id).toList());
        known.values().removeIf(each -> arrays.stream().noneMatch(array -> array == each.array()));
        var cells = counted;
        if (cells != null && arrays.stream().noneMatch(array -> array == cells.array())) {
            stop();
        }
        show(arrays);
        countNext();
    }

    private void show(List<DraftArray> arrays) {
        var lines = arrays.stream().map(this::line).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (i >= items.size()) {
                items.add(lines.get(i));
            } else if (!items.get(i).equals(lines.get(i))) {
                items.set(i, lines.get(i));
            }
        }
        items.remove(lines.size(), items.size());
        long odd = known.values().stream().flatMap(each -> each.numbers().stream()).map(ArrayNumbers::statistics)
                .mapToLong(each -> each.nan().count() + each.positiveInfinity().count() + each.negativeInfinity().count()).sum();
        boolean isWhole = arrays.stream().allMatch(array -> known.containsKey(array.id()));
        title.set(Texts.of(isWhole ? "stats.overview.title" : "stats.overview.title.soFar", arrays.size(), odd));
    }

    private OverviewItem line(DraftArray array) {
        var numbers = Optional.ofNullable(known.get(array.id())).flatMap(Known::numbers);
        var cells = counted;
        var task = running;
        if (numbers.isEmpty() && task != null && cells != null && cells.array() == array) {
            numbers = Optional.of(task.soFar());
        }
        return numbers.map(each -> OverviewItem.of(ScopeCells.of(array), each)).orElseGet(() -> OverviewItem.of(array));
    }

    private void countNext() {
        var session = pack;
        if (session == null || running != null || !watched.get()) {
            return;
        }
        session.getState().snapshot().arrays().stream().sorted(BY_NAME).filter(array -> array.isReadable() && !known.containsKey(array.id())).findFirst()
                .ifPresentOrElse(this::count, ticker::stop);
    }

    private void count(DraftArray array) {
        var cells = ScopeCells.of(array);
        var task = new NumbersTask(cells, Optional.of(cache), NumbersTask.Depth.ONE_PASS);
        running = task;
        counted = cells;
        ticker.start();
        counting.request(COUNT, task, numbers -> ended(array, Optional.of(numbers)), _ -> ended(array, Optional.empty()));
    }

    /// What could not be counted is not asked for again before it is another: the panel says why.
    private void ended(DraftArray array, Optional<ArrayNumbers> numbers) {
        running = null;
        counted = null;
        known.put(array.id(), new Known(array, numbers));
        tick();
        countNext();
    }

    private void tick() {
        if (pack != null && watched.get()) {
            show(pack.getState().snapshot().arrays().stream().sorted(BY_NAME).toList());
        }
    }

    private void stop() {
        counting.cancelAll();
        ticker.stop();
        running = null;
        counted = null;
    }
}
