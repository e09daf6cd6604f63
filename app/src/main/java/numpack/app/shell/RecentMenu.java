package numpack.app.shell;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.app.prefs.WorkspaceState;
import numpack.app.prefs.WorkspaceState.RecentPack;
import numpack.app.prefs.WorkspaceStore;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The packs that were opened before, pinned ones first, as a menu. It does not look at the disk: a pack that is gone says so when it is
/// opened.
final class RecentMenu extends Menu {
    private static final int MAX_ITEMS = 12;
    private static final int MAX_PATH = 80;

    RecentMenu(WorkspaceStore workspace, Consumer<Path> open) {
        super(Texts.of("shell.recent.text"), new FontIcon(Feather.CLOCK));
        workspace.stateProperty().subscribe(state -> {
            getItems().setAll(newest(state).stream().map(pack -> item(pack, open)).toList());
            setDisable(getItems().isEmpty());
        });
    }

    private static List<RecentPack> newest(WorkspaceState state) {
        return state.recent().stream().sorted(Comparator.comparing((RecentPack pack) -> !pack.isPinned())).limit(MAX_ITEMS).toList();
    }

    private static MenuItem item(RecentPack pack, Consumer<Path> open) {
        var item = new MenuItem(Names.elided(pack.path(), MAX_PATH));
        // An underscore is part of the name.
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> open.accept(Path.of(pack.path())));
        return item;
    }
}
