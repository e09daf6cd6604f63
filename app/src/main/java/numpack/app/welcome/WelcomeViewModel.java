package numpack.app.welcome;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import numpack.app.i18n.Names;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.prefs.WorkspaceState;
import numpack.app.prefs.WorkspaceState.RecentPack;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.session.Sessions;
import numpack.app.session.pack.DiskUse;
import numpack.app.session.pack.PackSession;
import numpack.app.task.LatestOnly;
import numpack.app.task.TaskRunner;
import numpack.engine.draft.UnsavedWork;

/// What the welcome page offers.
public final class WelcomeViewModel {
    private static final int MAX_RECENT = 12;

    private final Sessions sessions;
    private final WorkspaceStore workspace;
    private final AppFolders folders;
    private final TaskRunner runner;
    private final LatestOnly looks;
    private final ObservableList<RecentItem> recent = FXCollections.observableArrayList();
    private final ObservableList<UnsavedItem> unsaved = FXCollections.observableArrayList();

    public WelcomeViewModel(Sessions sessions, WorkspaceStore workspace, AppFolders folders, TaskRunner runner) {
        this.sessions = sessions;
        this.workspace = workspace;
        this.folders = folders;
        this.runner = runner;
        this.looks = new LatestOnly(runner);
        sessions.packs().addListener((ListChangeListener<PackSession>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::remember);
            }
        });
        // Not when the last pack leaves the list: what it leaves in its log is known when that is closed.
        sessions.closingProperty().subscribe((_, closing) -> {
            if (closing.intValue() == 0 && sessions.packs().isEmpty()) {
                lookForUnsaved();
            }
        });
        workspace.stateProperty().subscribe(this::lookUp);
        lookForUnsaved();
    }

    ObservableList<RecentItem> recent() {
        return recent;
    }

    ObservableList<UnsavedItem> unsaved() {
        return unsaved;
    }

    void open(String path) {
        sessions.open(Path.of(path), sessions::showFirst);
        // It may have gone, or come back with its disk, since the list was made.
        lookUp(workspace.getState());
    }

    /// Makes the sample pack if it is not there, and opens it.
    void openSample() {
        var folder = folders.data().resolve("sample.npk");
        runner.run(_ -> {
            if (!Files.exists(folder)) {
                SamplePack.make(folder);
            }
            return folder;
        }, made -> sessions.open(made, sessions::showFirst));
    }

    /// Opens the pack with its unsaved edits, which stay unsaved.
    void restore(UnsavedItem.Waiting item) {
        sessions.open(item.work().pack(), sessions::showFirst);
    }

    /// Throws unsaved edits away.
    void forget(UnsavedItem.Waiting item) {
        sessions.forgetUnsaved(item.work(), this::lookForUnsaved);
    }

    /// Moves what cannot be read out of the way.
    void setAside(UnsavedItem.Unreadable item) {
        sessions.setAside(item.log(), this::lookForUnsaved);
    }

    void togglePin(String path) {
        change(path, pack -> new RecentPack(pack.path(), pack.openedAtMillis(), !pack.isPinned(), pack.arrays(), pack.sizeBytes()));
    }

    /// Forgets recent packs that are not pinned.
    void clearRecent() {
        workspace.update(state -> state.withRecent(state.recent().stream().filter(RecentPack::isPinned).toList()));
    }

    private void remember(PackSession session) {
        var path = session.path().toString();
        var arrays = session.getState().snapshot().arrays();
        long bytes = DiskUse.of(arrays).bytes();
        workspace.update(state -> {
            boolean isPinned = state.recent().stream().anyMatch(pack -> pack.path().equals(path) && pack.isPinned());
            var packs = new ArrayList<>(state.recent());
            packs.removeIf(pack -> pack.path().equals(path));
            packs.addFirst(new RecentPack(path, System.currentTimeMillis(), isPinned, arrays.size(), bytes));
            return state.withRecent(packs.stream().limit(MAX_RECENT).toList());
        });
    }

    private void change(String path, UnaryOperator<RecentPack> edit) {
        workspace.update(state -> state.withRecent(
                state.recent().stream().map(pack -> pack.path().equals(path) ? edit.apply(pack) : pack).toList()));
    }

    private void lookUp(WorkspaceState state) {
        var packs = state.recent();
        looks.request(recent, _ -> packs.stream().sorted(Comparator.comparing(RecentPack::isPinned).reversed()).map(WelcomeViewModel::look).toList(),
                recent::setAll);
    }

    private void lookForUnsaved() {
        sessions.findUnsaved(found -> {
            var items = new ArrayList<UnsavedItem>();
            found.unsaved().stream().filter(work -> sessions.packs().stream().noneMatch(session -> session.path().equals(work.pack())))
                    .forEach(work -> items.add(item(work)));
            found.unreadable().forEach(log -> items.add(
                    new UnsavedItem.Unreadable(Texts.of("welcome.unreadable.text", Names.visible(log.log().toString()), Names.visible(log.reason())), log)));
            unsaved.setAll(items);
        });
    }

    private static RecentItem look(RecentPack pack) {
        var path = Path.of(pack.path());
        boolean isThere = Files.isDirectory(path);
        var name = path.getFileName() == null ? pack.path() : path.getFileName().toString();
        var facts = isThere ? Texts.of("welcome.recent.facts", pack.arrays(), Numbers.bytes(pack.sizeBytes())) : Texts.of("welcome.recent.missing");
        return new RecentItem(pack.path(), name, place(pack.path()), facts, when(Instant.ofEpochMilli(pack.openedAtMillis())), pack.isPinned(), isThere);
    }

    private static String place(String path) {
        var home = System.getProperty("user.home", "");
        return !home.isEmpty() && path.startsWith(home) ? "~" + path.substring(home.length()) : path;
    }

    /// A clock time for today, else a day.
    static String when(Instant time) {
        var local = time.atZone(ZoneId.systemDefault());
        var today = LocalDate.now();
        if (local.toLocalDate().equals(today)) {
            return local.format(DateTimeFormatter.ofPattern("HH:mm"));
        }
        return local.toLocalDate().equals(today.minusDays(1)) ? Texts.of("welcome.yesterday")
                : local.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM));
    }

    private static UnsavedItem item(UnsavedWork work) {
        var name = work.pack().getFileName() == null ? work.pack().toString() : work.pack().getFileName().toString();
        return new UnsavedItem.Waiting(Texts.of("welcome.unsaved.text", Names.elided(name, 60), work.stepCount(), when(work.lastTime())),
                Texts.of("welcome.unsaved.restore", work.stepCount()), work);
    }
}
