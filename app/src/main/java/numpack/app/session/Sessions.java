package numpack.app.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import numpack.app.i18n.NaturalOrder;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.LinkedPacks;
import numpack.app.session.pack.EditedPack;
import numpack.app.session.pack.EngineProgress;
import numpack.app.session.pack.PackSession;
import numpack.app.session.space.ArrayPlace;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import numpack.app.task.TaskUnit;
import numpack.engine.PackOptions;
import numpack.engine.draft.Draft;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftState;
import numpack.engine.draft.OtherWork;
import numpack.engine.draft.UnreadableLog;
import numpack.engine.draft.UnsavedWork;
import numpack.engine.draft.WaitingWork;
import numpack.engine.draft.step.Step;
import org.jspecify.annotations.Nullable;

/// All packs and tabs that are open. Foreground only.
public final class Sessions {
    private final TaskRunner runner;
    private final TaskList tasks;
    private final Path logs;
    private final Consumer<Throwable> failures;
    private final FolderTurns turns = new FolderTurns();
    private final ObservableList<PackSession> packs = FXCollections.observableArrayList();
    private final ObservableList<ShownArray> tabs = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper closing = new ReadOnlyIntegerWrapper(this, "closing");
    private final ReadOnlyBooleanWrapper reopening = new ReadOnlyBooleanWrapper(this, "reopening");
    // Kept: a view of a list lives only as long as something refers to it, and its listeners with it.
    private final ObservableList<PackSession> packsView = FXCollections.unmodifiableObservableList(packs);
    private final ObservableList<ShownArray> tabsView = FXCollections.unmodifiableObservableList(tabs);
    private final ObjectProperty<@Nullable PackSession> currentPack = new SimpleObjectProperty<>(this, "currentPack");
    private final ObjectProperty<@Nullable ShownArray> currentTab = new SimpleObjectProperty<>(this, "currentTab");
    private final ObjectProperty<@Nullable Chosen> chosen = new SimpleObjectProperty<>(this, "chosen");
    private final ReadOnlyObjectWrapper<@Nullable DraftArray> meantArray = new ReadOnlyObjectWrapper<>(this, "meantArray");

    private final BooleanProperty overview = new SimpleBooleanProperty(this, "overview");
    private final ReadOnlyBooleanWrapper overviewInFront = new ReadOnlyBooleanWrapper(this, "overviewInFront");
    private final ObjectProperty<LinkedPacks> linkedPacks = new SimpleObjectProperty<>(this, "linkedPacks", new LinkedPacks(List.of()));
    private final StepReveal reveal = new StepReveal(this);
    private boolean isRevealing;

    /// @param failures shows what went wrong
    public Sessions(TaskRunner runner, TaskList tasks, AppFolders folders, Consumer<Throwable> failures) {
        this.runner = runner;
        this.tasks = tasks;
        this.logs = folders.data().resolve("drafts");
        this.failures = failures;
        currentTab.subscribe(_ -> chooseFront());
        chosen.subscribe(_ -> findMeant());
        currentPack.subscribe(_ -> findMeant());
        currentTab.flatMap(ShownArray::arrayProperty).subscribe(_ -> findMeant());
        currentState().subscribe(_ -> findMeant());
        currentTab.subscribe(_ -> findOverview());
        currentState().subscribe(_ -> findOverview());
        overview.subscribe(_ -> findOverview());
    }

    /// Open packs, in the order in which they were opened; read-only.
    public ObservableList<PackSession> packs() {
        return packsView;
    }

    /// Open tabs, left to right; read-only.
    public ObservableList<ShownArray> tabs() {
        return tabsView;
    }

    /// How many packs have left [#packs] but still hold their logs.
    public ReadOnlyIntegerProperty closingProperty() {
        return closing.getReadOnlyProperty();
    }

    /// Whether a pack is closed only to be opened again: the window does not go to another page meanwhile.
    public ReadOnlyBooleanProperty reopeningProperty() {
        return reopening.getReadOnlyProperty();
    }

    /// The pack that commands mean; null for none.
    public ObjectProperty<@Nullable PackSession> currentPackProperty() {
        return currentPack;
    }

    /// The tab in front; null for none.
    public ObjectProperty<@Nullable ShownArray> currentTabProperty() {
        return currentTab;
    }

    /// The open pack of a tab; empty once it is closed.
    public Optional<PackSession> packOf(ShownArray tab) {
        return packs.stream().filter(pack -> pack == tab.pack()).findFirst();
    }

    /// The array that commands mean, as it is now: the one chosen in the explorer, or else the one in front. It always belongs to the
    /// current pack; null for none.
    public ReadOnlyObjectProperty<@Nullable DraftArray> meantArrayProperty() {
        return meantArray.getReadOnlyProperty();
    }

    /// Whether there is an overview of the current pack before the tabs.
    public BooleanProperty overviewProperty() {
        return overview;
    }

    /// Whether that overview is what is seen: no tab is in front, and the pack has arrays.
    public ReadOnlyBooleanProperty overviewInFrontProperty() {
        return overviewInFront.getReadOnlyProperty();
    }

    /// Shows the overview of a pack; its tabs stay.
    public void showOverview(PackSession session) {
        overview.set(true);
        currentTab.set(null);
        choose(session);
    }

    private void findOverview() {
        var pack = currentPack.get();
        overviewInFront.set(overview.get() && currentTab.get() == null && pack != null && !pack.getState().snapshot().arrays().isEmpty());
    }

    /// Lets commands mean this array, until something else is chosen or a tab is used.
    public void choose(PackSession session, DraftArray array) {
        bringNear(session);
        chosen.set(new Chosen(session, OptionalLong.of(array.id())));
    }

    /// Lets commands mean this pack, and no array.
    public void choose(PackSession session) {
        bringNear(session);
        chosen.set(new Chosen(session, OptionalLong.empty()));
    }

    /// Makes a pack the current one. No tab of another pack stays in front: what is seen and what is saved would be two things. The focus
    /// stays where it is: in a table it would mean the array of that table again.
    private void bringNear(PackSession session) {
        var front = currentTab.get();
        boolean staysWhole = front == null && overview.get();
        if (!staysWhole && (front == null || front.pack() != session)) {
            quietly(() -> currentTab.set(tabs.stream().filter(tab -> tab.pack() == session).findFirst().orElse(null)));
        }
        currentPack.set(session);
    }

    /// Lets commands mean the tab in front again.
    public void chooseFront() {
        var tab = currentTab.get();
        if (tab != null) {
            packOf(tab).ifPresent(currentPack::set);
            chosen.set(null);
        }
    }

    /// The state of the current pack; null for none.
    public ObservableValue<@Nullable DraftState> currentState() {
        return currentPack.flatMap(PackSession::stateProperty);
    }

    /// Opens a pack, or comes back to it if it is open.
    public void open(Path folder, Consumer<PackSession> opened) {
        open(folder, opened, failures);
    }

    /// Opens a pack, or comes back to it if it is open; a failure is the caller's.
    public void open(Path folder, Consumer<PackSession> opened, Consumer<? super Throwable> failed) {
        open(PackOpening.of(folder, logs), opened, failed);
    }

    /// Makes a new, empty pack and opens it.
    public void create(Path folder, Consumer<PackSession> opened) {
        open(PackOpening.creating(folder, logs), opened, failures);
    }

    /// Looks for unsaved steps of packs that are not open.
    public void findUnsaved(Consumer<WaitingWork> found) {
        runner.run(_ -> WaitingWork.in(logs), found, failures);
    }

    /// Throws unsaved steps away permanently.
    ///
    /// @param ended is run when they are gone, or when that was refused: what is there may not be what was shown
    public void forgetUnsaved(UnsavedWork work, Runnable ended) {
        runner.run(_ -> {
            work.delete();
            return work;
        }, _ -> ended.run(), failure -> {
            failures.accept(failure);
            ended.run();
        });
    }

    /// Applies what waits for the user's word to a pack that has no unsaved edits of its own. The pack is opened again for that, and its saved
    /// edits can no longer be undone.
    public void apply(PackSession session, OtherWork other) {
        var path = session.path();
        session.edit(Draft::clearHistory, () -> closeForNow(session, () -> open(PackOpening.with(other.work(), path, logs), backAgain(this::choose), failure -> {
            failures.accept(failure);
            open(path, backAgain(this::choose), backAgain(failures));
        })));
    }

    /// Moves a file of unsaved steps that cannot be read out of the way.
    public void setAside(UnreadableLog unreadable, Runnable done) {
        runner.run(_ -> unreadable.setAside(), _ -> done.run(), failures);
    }

    /// Shows an array: in the tab that has it, or in a new one.
    public ShownArray show(PackSession session, DraftArray array) {
        var known = tabs.stream().filter(tab -> tab.shows(session, array.id())).findFirst();
        var tab = known.orElseGet(() -> add(session, array, ""));
        currentTab.set(tab);
        chooseFront();
        return tab;
    }

    /// Brings a pack to the front: a tab of it, or else its overview if there is one and several arrays, or else the first by name of its arrays that can be
    /// read, or else the pack alone.
    public void showFirst(PackSession session) {
        var front = currentTab.get();
        var its = front != null && front.pack() == session ? Optional.of(front)
                : tabs.stream().filter(tab -> tab.pack() == session).findFirst();
        if (its.isPresent()) {
            currentTab.set(its.get());
            chooseFront();
            return;
        }
        if (overview.get() && session.getState().snapshot().arrays().size() > 1) {
            showOverview(session);
            return;
        }
        session.getState().snapshot().arrays().stream().filter(DraftArray::isReadable).min(Comparator.comparing(DraftArray::name, NaturalOrder::compare))
                .ifPresentOrElse(array -> show(session, array), () -> choose(session));
    }

    /// Shows an array of an open pack by its name; nothing for one that is not there.
    ///
    /// @return whether it is in front now
    public boolean show(EditedPack pack, String name) {
        var session = packs.stream().filter(one -> one == pack).findFirst();
        var array = session.flatMap(one -> one.getState().snapshot().find(name));
        array.ifPresent(found -> show(session.orElseThrow(), found));
        return array.isPresent();
    }

    /// Brings what a step changed before the user's eyes: the tab of its array, opened if need be, turned and scrolled to it. The focus stays
    /// where it is.
    public void showChange(EditedPack pack, Step step) {
        showChange(pack, step, () -> {});
    }

    /// The same, and continues when it is seen; continues with nothing if none of its arrays is there.
    public void showChange(EditedPack pack, Step step, Runnable shown) {
        packs.stream().filter(one -> one == pack).findFirst().ifPresent(session -> reveal.show(session, step, shown));
    }

    /// Whether the tab in front is just being brought there to be looked at: the user continues where the focus is.
    public boolean isRevealing() {
        return isRevealing;
    }

    /// Turns to a place of an array: in the tab in front if it shows the array, else in another, else in a new one.
    void reveal(PackSession session, ArrayPlace place) {
        var front = currentTab.get();
        var known = front != null && front.shows(session, place.arrayId()) ? Optional.of(front)
                : tabs.stream().filter(tab -> tab.shows(session, place.arrayId())).findFirst();
        var tab = known.or(() -> session.find(place.arrayId()).map(array -> add(session, array, "")));
        quietly(() -> tab.ifPresent(one -> {
            currentTab.set(one);
            chooseFront();
            one.show(place);
        }));
    }

    private void quietly(Runnable action) {
        boolean was = isRevealing;
        isRevealing = true;
        try {
            action.run();
        } finally {
            isRevealing = was;
        }
    }

    /// Shows a part of an array in one more tab.
    ///
    /// @param slice NumPy's index text; the whole array is shown if it is empty or does not fit
    public ShownArray showSlice(PackSession session, DraftArray array, String slice) {
        var tab = add(session, array, slice);
        currentTab.set(tab);
        return tab;
    }

    public void close(ShownArray tab) {
        int index = tabs.indexOf(tab);
        if (index < 0) {
            return;
        }
        // Before it goes: otherwise the current tab would not be among the tabs.
        if (currentTab.get() == tab) {
            currentTab.set(tabs.size() == 1 ? null : tabs.get(index + 1 < tabs.size() ? index + 1 : index - 1));
        }
        tab.close();
        tabs.remove(tab);
    }

    /// Closes all tabs but one, which comes to the front.
    public void closeOthers(ShownArray tab) {
        currentTab.set(tab);
        List.copyOf(tabs).stream().filter(other -> other != tab).forEach(this::close);
    }

    /// Puts a tab at another place among the tabs.
    public void move(ShownArray tab, int place) {
        var order = new ArrayList<>(tabs);
        order.remove(tab);
        order.add(place, tab);
        tabs.setAll(order);
    }

    /// Closes a pack with its tabs; unsaved steps stay in its log.
    public void close(PackSession session, Runnable done) {
        var itsTabs = tabs.stream().filter(tab -> tab.pack() == session).toList();
        if (itsTabs.contains(currentTab.get())) {
            // At once: none of its other tabs is worth reading any more.
            currentTab.set(tabs.stream().filter(tab -> tab.pack() != session).reduce((_, later) -> later).orElse(null));
        }
        itsTabs.forEach(this::close);
        closing.set(closing.get() + 1);
        packs.remove(session);
        if (chosen.get() != null && chosen.get().session == session) {
            chosen.set(null);
        }
        if (currentPack.get() == session) {
            currentPack.set(packs.isEmpty() ? null : packs.getLast());
        }
        if (currentTab.get() == null && !tabs.isEmpty()) {
            currentTab.set(tabs.getLast());
        }
        turns.take(session.path(), () -> session.close(() -> {
            closing.set(closing.get() - 1);
            endTurn(session.path(), done);
        }));
    }

    /// Closes a pack and opens it again, with the same arrays in tabs: its editor elsewhere may have closed it.
    ///
    /// @param shown what follows when it is there again
    public void reopen(PackSession session, Runnable shown) {
        var arrays = tabs.stream().filter(tab -> tab.pack() == session).map(Shown::of).toList();
        var front = Optional.ofNullable(currentTab.get()).filter(tab -> tab.pack() == session).map(Shown::of);
        closeForNow(session, () -> open(session.path(), backAgain(again -> {
            choose(again);
            arrays.forEach(one -> again.getState().snapshot().find(one.name).ifPresent(array -> showSlice(again, array, one.slice)));
            front.ifPresent(one -> show(again, one.name));
            shown.run();
        }), backAgain(failures)));
    }

    private void closeForNow(PackSession session, Runnable closed) {
        reopening.set(true);
        close(session, closed);
    }

    /// What follows when a pack that was closed for now is open again, or cannot be opened.
    private <T> Consumer<T> backAgain(Consumer<T> then) {
        return result -> {
            try {
                then.accept(result);
            } finally {
                reopening.set(false);
            }
        };
    }

    /// The packs whose symbolic links are followed when they are opened.
    public ObjectProperty<LinkedPacks> linkedPacksProperty() {
        return linkedPacks;
    }

    /// Reads arrays of a pack whose files are symbolic links from now on; they cannot be changed.
    ///
    /// @param shown what follows when the pack is there again
    public void followLinks(PackSession session, Runnable shown) {
        linkedPacks.set(linkedPacks.get().with(session.path()));
        reopen(session, shown);
    }

    /// Leaves such arrays unread again.
    ///
    /// @param shown what follows when the pack is there again
    public void refuseLinks(PackSession session, Runnable shown) {
        linkedPacks.set(linkedPacks.get().without(session.path()));
        reopen(session, shown);
    }

    private void findMeant() {
        var choice = chosen.get();
        var pack = currentPack.get();
        var tab = currentTab.get();
        if (choice != null && choice.session == pack) {
            meantArray.set(choice.arrayId.isPresent() ? pack.find(choice.arrayId.getAsLong()).orElse(null) : null);
        } else {
            // A pack that was just opened may be current before one of its arrays is in front.
            meantArray.set(tab != null && tab.pack() == pack ? tab.arrayProperty().get() : null);
        }
    }

    private ShownArray add(PackSession session, DraftArray array, String slice) {
        var tab = new ShownArray(session, array.id(), slice);
        tab.goneProperty().subscribe(gone -> {
            if (gone) {
                runner.later(() -> close(tab));
            }
        });
        tabs.add(tab);
        return tab;
    }

    private void open(PackOpening opening, Consumer<PackSession> opened, Consumer<? super Throwable> failed) {
        runner.run(_ -> opening.realPath(), real -> turns.take(real, () -> openAt(real, opening, opened, failed)), failed);
    }

    private void openAt(Path real, PackOpening opening, Consumer<PackSession> opened, Consumer<? super Throwable> failed) {
        var known = find(real);
        if (known.isPresent()) {
            endTurn(real, () -> bring(known.get(), opened));
        } else {
            var links = linkedPacks.get().contains(real) ? PackOptions.Links.FOLLOW_TO_READ : PackOptions.Links.REFUSE;
            tasks.startSearch(Texts.of("session.search.task", PackSession.shownNameOf(real)), TaskUnit.BYTES, sink -> opening.read(links, new EngineProgress(sink)),
                    answer -> endTurn(real, () -> add(answer, opened)), failure -> endTurn(real, () -> failed.accept(failure)));
        }
    }

    private void add(PackSession.Opened answer, Consumer<PackSession> opened) {
        // Another link may have been led here meanwhile: then the pack is open already, under the path that it has now.
        var twin = find(answer.pack().path());
        if (twin.isPresent()) {
            runner.run(_ -> {
                answer.close();
                return answer;
            }, _ -> {}, failures);
        } else {
            packs.add(new PackSession(answer, runner, tasks, failures));
        }
        bring(twin.orElseGet(packs::getLast), opened);
    }

    private void bring(PackSession session, Consumer<PackSession> opened) {
        currentPack.set(session);
        opened.accept(session);
    }

    private void endTurn(Path real, Runnable last) {
        try {
            last.run();
        } finally {
            turns.end(real);
        }
    }

    private Optional<PackSession> find(Path real) {
        return packs.stream().filter(session -> session.path().equals(real)).findFirst();
    }

    /// What was chosen in a list of packs and arrays.
    ///
    /// @param arrayId empty for the pack as a whole
    private record Chosen(PackSession session, OptionalLong arrayId) {}

    /// What a tab shows, as it can be found again.
    private record Shown(String name, String slice) {
        static Shown of(ShownArray tab) {
            var array = tab.arrayProperty().get();
            return new Shown(array == null ? "" : array.name(), tab.sliceText());
        }
    }
}
