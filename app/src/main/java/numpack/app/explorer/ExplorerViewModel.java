package numpack.app.explorer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import numpack.app.control.ListChanges;
import numpack.app.explorer.ExplorerItem.ArrayItem;
import numpack.app.explorer.ExplorerItem.NoArrayItem;
import numpack.app.explorer.ExplorerItem.PackItem;
import numpack.app.i18n.Names;
import numpack.app.i18n.NaturalOrder;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.session.Sessions;
import numpack.app.session.pack.DiskUse;
import numpack.app.session.pack.PackSession;
import numpack.app.task.Debounce;
import numpack.app.task.TaskRunner;
import numpack.engine.draft.DraftArray;
import org.jspecify.annotations.Nullable;

/// The lines of the explorer; they follow the packs, their settled states and the filter. The selected line is what commands mean.
final class ExplorerViewModel {
    private static final Comparator<DraftArray> BY_NAME = Comparator.comparing(DraftArray::name, NaturalOrder::compare);
    private static final Duration TYPING_PAUSE = Duration.ofMillis(120);

    private final Sessions sessions;
    private final ObservableList<ExplorerItem> items = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyStringWrapper footer = new ReadOnlyStringWrapper(this, "footer", "");
    private final ReadOnlyStringWrapper emptySentence = new ReadOnlyStringWrapper(this, "emptySentence", "");
    private final ReadOnlyObjectWrapper<@Nullable ExplorerItem> selected = new ReadOnlyObjectWrapper<>(this, "selected");
    private final Set<PackSession> folded = new HashSet<>();
    private final Map<PackSession, Subscription> following = new HashMap<>();
    private boolean isRefreshing;

    ExplorerViewModel(Sessions sessions, TaskRunner runner) {
        this.sessions = sessions;
        var typing = new Debounce(runner, TYPING_PAUSE, this::refresh);
        filter.addListener(_ -> typing.trigger());
        sessions.packs().addListener((ListChangeListener<PackSession>) _ -> followAll());
        sessions.currentPackProperty().subscribe(_ -> describe());
        sessions.meantArrayProperty().subscribe(_ -> selectMeant());
        sessions.reopeningProperty().subscribe(this::refresh);
        followAll();
    }

    ObservableList<ExplorerItem> items() {
        return items;
    }

    StringProperty filterProperty() {
        return filter;
    }

    /// Bytes on disk and bytes that compaction would give back; empty without a pack.
    ReadOnlyStringProperty footerProperty() {
        return footer.getReadOnlyProperty();
    }

    /// Why there is no line; empty while a pack is only closed to be opened again.
    ReadOnlyStringProperty emptySentenceProperty() {
        return emptySentence.getReadOnlyProperty();
    }

    /// The line that commands mean; null if it is not listed.
    ReadOnlyObjectProperty<@Nullable ExplorerItem> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// Lists what the filter lets through, without waiting for a pause in typing.
    void filterNow() {
        refresh();
    }

    /// Shows an array, folds or unfolds a pack.
    void open(ExplorerItem item) {
        switch (item) {
            case PackItem pack -> fold(pack, pack.isUnfolded());
            case ArrayItem array -> sessions.show(array.session(), array.array());
            case NoArrayItem _ -> { }
        }
    }

    /// Makes the line the one that commands mean.
    void select(ExplorerItem item) {
        if (isRefreshing || item.equals(selected.get())) {
            return;
        }
        switch (item) {
            case ArrayItem array -> sessions.choose(array.session(), array.array());
            case PackItem pack -> sessions.choose(pack.session());
            case NoArrayItem none -> sessions.choose(none.session());
        }
        selectMeant();
    }

    /// Folds the pack of a line up, or unfolds it.
    void fold(ExplorerItem item, boolean isFolded) {
        boolean isChanged = isFolded ? folded.add(item.session()) : folded.remove(item.session());
        if (isChanged) {
            if (isFolded) {
                sessions.choose(item.session());
            }
            refresh();
        }
    }

    private void followAll() {
        following.keySet().removeIf(session -> {
            var isClosed = !sessions.packs().contains(session);
            if (isClosed) {
                following.get(session).unsubscribe();
                folded.remove(session);
            }
            return isClosed;
        });
        if (following.isEmpty() || !following.keySet().containsAll(sessions.packs())) {
            // It was typed for other packs, and would hide the one that was just opened.
            filter.set("");
        }
        for (var session : sessions.packs()) {
            following.computeIfAbsent(session, one -> one.settledStateProperty().subscribe(_ -> refresh()).and(one.unevenArrays().subscribe(_ -> refresh())));
        }
        refresh();
    }

    private void refresh() {
        var wanted = filter.get().strip();
        var lines = new ArrayList<ExplorerItem>();
        sessions.packs().forEach(session -> addLines(session, wanted, lines));
        emptySentence.set(!sessions.packs().isEmpty() ? Texts.of("explorer.noMatch", Names.visible(wanted))
                : sessions.reopeningProperty().get() ? "" : Texts.of("command.whyNot.noPack"));
        isRefreshing = true;
        selected.set(null);
        ListChanges.bring(items, lines, Object::equals);
        isRefreshing = false;
        describe();
        selectMeant();
    }

    /// While something is looked for, packs are unfolded and those without a match are left out.
    private void addLines(PackSession session, String wanted, List<ExplorerItem> lines) {
        var state = session.getState();
        var arrays = state.snapshot().arrays().stream().sorted(BY_NAME).toList();
        var pack = new PackItem(session, state.unsavedCount(), arrays.size(), !wanted.isEmpty() || !folded.contains(session));
        if (wanted.isEmpty()) {
            lines.add(pack);
            if (pack.isUnfolded()) {
                arrays.forEach(array -> lines.add(line(session, array)));
                if (arrays.isEmpty()) {
                    lines.add(new NoArrayItem(session));
                }
            }
        } else {
            var found = arrays.stream().filter(isCalled(wanted)).toList();
            if (!found.isEmpty()) {
                lines.add(pack);
                found.forEach(array -> lines.add(line(session, array)));
            }
        }
    }

    private static ArrayItem line(PackSession session, DraftArray array) {
        return new ArrayItem(session, array, session.unevenArrays().getValue().contains(array.id()));
    }

    /// What people see of a name and what it is: both can be looked for.
    private static Predicate<DraftArray> isCalled(String wanted) {
        var lower = wanted.toLowerCase(Locale.ROOT);
        return array -> array.name().toLowerCase(Locale.ROOT).contains(lower) || Names.visible(array.name()).toLowerCase(Locale.ROOT).contains(lower);
    }

    private void selectMeant() {
        var array = sessions.meantArrayProperty().getValue();
        var pack = sessions.currentPackProperty().get();
        selected.set(items.stream().filter(item -> item.session() == pack && switch (item) {
            case ArrayItem line -> array != null && line.array().id() == array.id();
            case PackItem _ -> array == null;
            case NoArrayItem _ -> false;
        }).findFirst().orElse(null));
    }

    private void describe() {
        var session = sessions.currentPackProperty().get();
        if (session == null) {
            footer.set("");
            return;
        }
        var use = DiskUse.of(session.getState());
        footer.set(Texts.of("explorer.footer", Numbers.bytes(use.bytes()), Numbers.bytes(use.reclaimable()), use.reclaimable()));
    }
}
