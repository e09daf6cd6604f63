package numpack.app.find;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import numpack.app.find.search.FindForm;
import numpack.app.find.search.FindKind;
import numpack.app.find.search.FindScope;
import numpack.app.find.search.PackSearch;
import numpack.app.find.search.Search;
import numpack.app.find.search.SearchTask;
import numpack.app.find.search.Sought;
import numpack.app.i18n.Names;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.problem.Problem;
import numpack.app.problem.Problems;
import numpack.app.session.ShownArray;
import numpack.app.session.ShownHits;
import numpack.app.session.space.ShownState;
import numpack.app.task.Debounce;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.app.task.TaskUnit;
import numpack.app.task.Ticker;
import numpack.engine.draft.DraftArray;
import numpack.engine.error.StaleArrayException;
import numpack.engine.find.Condition;
import org.jspecify.annotations.Nullable;

/// The search in the array in front: what is entered, and what was found so far. Foreground only.
///
/// While the bar is open the array in front is searched, over the draft with its unsaved edits, and again whenever another array comes to the front or this one
/// changes. Hits go to the [ShownArray], where the table marks them.
public final class FindViewModel {
    private static final int MAX_NAME = 60;
    private static final Duration TYPING_PAUSE = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofMillis(80);

    private final ObservableValue<@Nullable ShownArray> front;
    private final Arrays arrays;
    private final TaskList tasks;
    private final ChosenPart part;
    private final HitSteps steps;
    private final Ticker look;
    private final Debounce typing;

    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private final ObjectProperty<FindKind> kind = new SimpleObjectProperty<>(this, "kind", FindKind.EQUAL);
    private final StringProperty value = new SimpleStringProperty(this, "value", "");
    private final StringProperty second = new SimpleStringProperty(this, "second", "");
    private final ObjectProperty<FindScope> scope = new SimpleObjectProperty<>(this, "scope", FindScope.ARRAY);
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper(this, "count", "");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyDoubleWrapper done = new ReadOnlyDoubleWrapper(this, "done");
    private final ReadOnlyObjectWrapper<@Nullable ShownHits> hits = new ReadOnlyObjectWrapper<>(this, "hits");

    private @Nullable ShownArray shown;
    private @Nullable Search search;
    private Subscription following = Subscription.EMPTY;
    /// Hits in the other arrays, if they are counted too.
    private @Nullable PackSearch others;
    private boolean isWhole;
    private boolean isFilling;
    /// What was typed last is not searched for yet.
    private boolean isTyped;

    /// @param front  the array in front; null for none
    /// @param arrays brings others to the front
    public FindViewModel(ObservableValue<@Nullable ShownArray> front, Arrays arrays, TaskRunner runner, TaskList tasks) {
        this.front = front;
        this.arrays = arrays;
        this.tasks = tasks;
        this.part = new ChosenPart(runner);
        this.steps = new HitSteps(new Front(), runner);
        this.look = new Ticker(runner, LOOK, this::look);
        this.typing = new Debounce(runner, TYPING_PAUSE, this::entered);
        front.subscribe(_ -> follow());
        kind.subscribe(_ -> chosen());
        scope.subscribe(_ -> {
            part.choose(shown, scope.get());
            chosen();
        });
        steps.currentProperty().subscribe(_ -> sayCount());
        value.addListener(_ -> typed());
        second.addListener(_ -> typed());
    }

    /// Brings arrays to the front.
    public interface Arrays {
        /// One that is open.
        void show(ShownArray shown);

        /// Another one of the same pack.
        void show(ShownArray beside, DraftArray array);
    }

    /// Whether the bar is open.
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Opens the bar.
    public void open() {
        if (!open.get()) {
            open.set(true);
            follow();
        }
    }

    /// Closes the bar, ends the search and takes its marks away.
    public void close() {
        open.set(false);
        isTyped = false;
        typing.cancel();
        follow();
    }

    /// Searches an array for what meets a condition, in the bar, where it can be refined.
    public void search(ShownArray where, Condition condition) {
        search(where, new Sought.Meeting(condition));
    }

    private void search(ShownArray where, Sought sought) {
        arrays.show(where);
        open.set(true);
        isFilling = true;
        var form = FindForm.of(sought);
        kind.set(form.kind());
        value.set(form.value());
        second.set(form.second());
        scope.set(FindScope.ARRAY);
        isFilling = false;
        follow();
        entered();
    }

    /// Goes to the hit after the cursor; after the last to the first.
    public void next() {
        step(1);
    }

    /// Goes to the hit before the cursor; before the first to the last.
    public void previous() {
        step(-1);
    }

    /// The next search, after a change, shows the hit after one of the listed ones, on which the cursor is.
    void goOnAfter(int hit) {
        if (search != null) {
            steps.beginBehind(search.found().place(hit));
        }
    }

    /// Searches at once for what was typed last, if that is not searched for yet: what is there by now are not its hits.
    ///
    /// @return whether it was not
    boolean searchTyped() {
        boolean wasTyped = isTyped;
        typing.flush();
        return wasTyped;
    }

    /// Says why something cannot be done.
    void say(String sentence) {
        error.set(sentence);
    }

    /// Goes to one of the listed hits.
    public void goTo(int hit) {
        steps.goTo(hit);
    }

    ObjectProperty<FindKind> kindProperty() {
        return kind;
    }

    /// The number, or the first one of a range.
    StringProperty valueProperty() {
        return value;
    }

    /// The tolerance, or the last number of a range.
    StringProperty secondProperty() {
        return second;
    }

    ObjectProperty<FindScope> scopeProperty() {
        return scope;
    }

    /// What is wrong with what is entered, or with the search; empty if nothing is.
    ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// "42 of 254+", "No hits"; empty while nothing is searched for.
    ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// The share of the search that is done, 0 to 1.
    ReadOnlyDoubleProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /// The listed hit under the cursor, from 0; -1 if it is none.
    ReadOnlyIntegerProperty currentProperty() {
        return steps.currentProperty();
    }

    /// What was found so far; null while nothing is searched for. Another value whenever there is more.
    ReadOnlyObjectProperty<@Nullable ShownHits> hitsProperty() {
        return hits.getReadOnlyProperty();
    }

    /// The search of the hits; null while nothing is searched for.
    Optional<Search> currentSearch() {
        return Optional.ofNullable(search);
    }

    /// The array that is searched.
    Optional<ShownArray> shownArray() {
        return Optional.ofNullable(shown);
    }

    /// Whether there is an array to search.
    ObservableValue<Boolean> hasArray() {
        return front.map(_ -> true).orElse(false);
    }

    private void typed() {
        if (!isFilling) {
            isTyped = true;
            typing.trigger();
        }
    }

    private void chosen() {
        if (!isFilling && open.get()) {
            entered();
        }
    }

    /// The user has asked for another search: its first hit is shown.
    private void entered() {
        steps.beginWithFirst();
        isTyped = false;
        start();
    }

    /// Turns to the array in front, if the bar is open.
    private void follow() {
        var now = open.get() ? front.getValue() : null;
        if (now == shown) {
            return;
        }
        following.unsubscribe();
        stop();
        shown = now;
        part.choose(now, scope.get());
        steps.stay();
        following = now == null ? Subscription.EMPTY
                : now.stateProperty().subscribe(state -> changed(state)).and(now.selectionProperty().subscribe(_ -> steps.moved()));
    }

    /// Searches again if the array is another one than that which was searched.
    private void changed(@Nullable ShownState state) {
        if (search == null || state == null || search.array() != state.array()) {
            start();
        }
    }

    private void stop() {
        look.stop();
        if (search != null) {
            search.stop();
            search = null;
        }
        steps.stop();
        if (others != null) {
            others.stop();
            others = null;
        }
        running.set(false);
        error.set("");
        setHits(null);
        sayCount();
    }

    private void start() {
        typing.cancel();
        stop();
        var array = shown == null || shown.stateProperty().get() == null ? null : shown.stateProperty().get().array();
        if (shown == null || array == null || !array.isReadable()) {
            return;
        }
        switch (new FindForm(kind.get(), value.get(), second.get()).read()) {
            case FindForm.Ready(var sought) -> start(array, sought);
            case FindForm.Wrong(var sentence) -> error.set(sentence);
            case FindForm.Unfinished _ -> {
            }
        }
    }

    private void start(DraftArray array, Sought sought) {
        var next = new Search(array, sought, part.orChosenNow(shown, scope.get()));
        search = next;
        isWhole = false;
        running.set(true);
        done.set(0);
        look.start();
        if (scope.get() == FindScope.PACK) {
            count(array, sought);
        }
        sayCount();
        tasks.startSearch(Texts.of("find.task", Names.elided(array.name(), MAX_NAME)), TaskUnit.BYTES, new SearchTask(next), isAll -> ended(next, isAll), failure -> {
            if (search == next) {
                ended(next, false);
                failed(failure);
            }
        });
    }

    /// Counts the hits in the other arrays of the pack.
    private void count(DraftArray own, Sought sought) {
        var all = shown == null ? List.<DraftArray>of() : shown.pack().snapshot().getValue().arrays().stream().filter(DraftArray::isReadable)
                .map(array -> array.id() == own.id() ? own : array).toList();
        var next = new PackSearch(all, own, sought);
        others = next;
        tasks.startSearch(Texts.of("find.task.pack"), TaskUnit.BYTES, next, _ -> sayCount(), this::failed);
    }

    /// Shows what there is by now.
    private void look() {
        if (search == null) {
            return;
        }
        done.set(search.done());
        if (hits.get() == null || hits.get().count() != search.found().count()) {
            setHits(search.hits());
        }
        sayCount();
        steps.look();
    }

    private void ended(Search ended, boolean isAll) {
        if (search == ended) {
            look.stop();
            isWhole = isAll;
            running.set(false);
            setHits(ended.hits());
            look();
            steps.stay();
            if (ended.isPartLost()) {
                error.set(Texts.of("find.part.lost"));
            }
        }
    }

    private void failed(Throwable failure) {
        // An array that was saved meanwhile is searched again as soon as it is here.
        if (!(failure instanceof StaleArrayException)) {
            error.set(Problems.of(failure).map(Problem::sentence).orElse(""));
        }
    }

    private void setHits(@Nullable ShownHits now) {
        hits.set(now);
        if (shown != null) {
            shown.hitsProperty().set(now);
        }
    }

    private void sayCount() {
        if (search == null) {
            count.set("");
            return;
        }
        long found = search.found().count();
        int current = steps.currentProperty().get();
        var all = Numbers.grouped(found) + (isWhole ? "" : "+");
        count.set(found == 0 ? running.get() ? Texts.of("find.count.searching") : isWhole ? Texts.of("find.count.none") : Texts.of("find.count.stopped")
                : current == HitSteps.NONE ? Texts.of("find.count.hits", all, found) : Texts.of("find.count.of", Numbers.grouped(current + 1L), all));
        if (others != null) {
            count.set(Texts.of("find.count.others", count.get(), others.total()));
        }
    }

    private void step(int by) {
        // Its first hit is shown, not its second.
        if (!searchTyped()) {
            steps.step(by);
        }
    }

    /// What its hits are of.
    private final class Front implements HitSteps.Searched {
        @Override
        public @Nullable ShownArray shown() {
            return shown;
        }

        @Override
        public @Nullable Search search() {
            return search;
        }

        @Override
        public boolean isRunning() {
            return running.get();
        }

        @Override
        public boolean goToOther(int step) {
            var other = others == null || shown == null ? Optional.<DraftArray>empty() : others.next(step);
            other.ifPresent(array -> {
                arrays.show(shown, array);
                steps.enter(step);
                look();
            });
            return other.isPresent();
        }

        @Override
        public void failed(Throwable failure) {
            FindViewModel.this.failed(failure);
        }
    }
}
