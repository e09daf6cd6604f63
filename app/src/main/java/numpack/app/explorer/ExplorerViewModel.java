package numpack.app.explorer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import numpack.app.explorer.ExplorerItem.ArrayItem;
import numpack.app.explorer.ExplorerItem.PackItem;
import numpack.app.i18n.Names;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.problem.FindingTexts;
import numpack.app.session.PackSession;
import numpack.app.session.Sessions;
import numpack.engine.draft.DraftArray;
import org.jspecify.annotations.Nullable;

/// The lines of the explorer, made anew when a pack, its state or the filter changes.
public final class ExplorerViewModel {
    private static final int LONGEST_NAME = 60;

    private final Sessions sessions;
    private final ObservableList<ExplorerItem> items = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyStringWrapper footer = new ReadOnlyStringWrapper(this, "footer", "");
    private final ObjectProperty<@Nullable ExplorerItem> selected = new SimpleObjectProperty<>(this, "selected");
    private final Set<PackSession> folded = new HashSet<>();
    private final Map<PackSession, Subscription> following = new HashMap<>();

    public ExplorerViewModel(Sessions sessions) {
        this.sessions = sessions;
        sessions.packs().addListener((ListChangeListener<PackSession>) _ -> followAll());
        filter.subscribe(_ -> refresh());
        sessions.currentTabProperty().subscribe(_ -> selectCurrent());
        followAll();
    }

    ObservableList<ExplorerItem> items() {
        return items;
    }

    StringProperty filterProperty() {
        return filter;
    }

    /// Bytes on disk and bytes that compaction would give back.
    ReadOnlyStringProperty footerProperty() {
        return footer.getReadOnlyProperty();
    }

    /// The line that commands mean.
    ObjectProperty<@Nullable ExplorerItem> selectedProperty() {
        return selected;
    }

    /// Shows an array, folds or unfolds a pack.
    void open(ExplorerItem item) {
        switch (item) {
            case PackItem pack -> toggle(pack.session());
            case ArrayItem array -> sessions.show(array.session(), array.array());
        }
    }

    /// Makes the line's pack the one that commands mean.
    void select(ExplorerItem item) {
        selected.set(item);
        sessions.currentPackProperty().set(item.session());
    }

    /// Unfolds a pack, or folds it up.
    void toggle(PackSession session) {
        if (!folded.remove(session)) {
            folded.add(session);
        }
        refresh();
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
        for (var session : sessions.packs()) {
            following.computeIfAbsent(session, one -> one.stateProperty().subscribe(_ -> refresh()));
        }
        refresh();
    }

    private void refresh() {
        var wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        var lines = new ArrayList<ExplorerItem>();
        for (var session : sessions.packs()) {
            var state = session.getState();
            var arrays = state.snapshot().arrays();
            boolean isUnfolded = !folded.contains(session) || !wanted.isEmpty();
            lines.add(new PackItem(session, state.unsavedCount(), arrays.size(), isUnfolded));
            if (isUnfolded) {
                arrays.stream().filter(array -> wanted.isEmpty() || Names.visible(array.name()).toLowerCase(Locale.ROOT).contains(wanted))
                        .map(array -> line(session, array))
                        .forEach(lines::add);
            }
        }
        items.setAll(lines);
        footer.set(describe());
        selectCurrent();
    }

    private static ArrayItem line(PackSession session, DraftArray array) {
        var name = Names.elided(array.name(), LONGEST_NAME);
        if (!array.isReadable()) {
            var reason = array.trouble().map(finding -> FindingTexts.of(finding).sentence()).orElse(Texts.of("explorer.array.unreadable"));
            return new ArrayItem(session, array, name, "", Texts.of("explorer.array.unreadable"), reason, array.unsavedEdits(), 0);
        }
        var dtype = array.dtype().numpyName();
        return new ArrayItem(session, array, name, dtype, Numbers.typeAndShape(dtype, array.shape().toArray()), Names.visible(array.name()),
                array.unsavedEdits(), array.droppedCount());
    }

    private void selectCurrent() {
        var tab = sessions.currentTabProperty().get();
        if (tab == null || tab.arrayProperty().get() == null) {
            return;
        }
        long id = tab.arrayProperty().get().id();
        items.stream().filter(item -> item instanceof ArrayItem line && line.session() == tab.session() && line.array().id() == id)
                .findFirst().ifPresent(selected::set);
    }

    private String describe() {
        var session = sessions.currentPackProperty().get();
        if (session == null) {
            return "";
        }
        long onDisk = 0;
        long reclaimable = 0;
        for (var array : session.getState().snapshot().arrays()) {
            if (array.isReadable()) {
                onDisk += bytes(array, array.physicalShape().rowCount());
                reclaimable += bytes(array, array.droppedCount());
            }
        }
        return Texts.of("explorer.footer", Numbers.bytes(onDisk), Numbers.bytes(reclaimable));
    }

    private static long bytes(DraftArray array, long rows) {
        return array.physicalShape().rowElements() * array.dtype().itemSize() * rows;
    }
}
