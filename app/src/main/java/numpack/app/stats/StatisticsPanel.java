package numpack.app.stats;

import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import numpack.app.i18n.Texts;
import numpack.app.panel.Panel;
import numpack.app.panel.PanelSide;
import numpack.app.prefs.AppFolders;
import numpack.app.session.Sessions;
import numpack.app.stats.numbers.NumbersCache;
import numpack.app.stats.numbers.Scope;
import numpack.app.task.TaskRunner;
import org.kordamp.ikonli.feather.Feather;

/// The panel of statistics.
public final class StatisticsPanel {
    private StatisticsPanel() {}

    /// @param more goes on from the first place of a number to the others
    public static Panel of(Sessions sessions, TaskRunner runner, AppFolders folders, FindMore more) {
        return of(new StatisticsViewModel(sessions.currentTabProperty(), runner, Optional.of(new NumbersCache(folders.cache().resolve("statistics"))), more));
    }

    static Panel of(StatisticsViewModel model) {
        return Panel.of("stats", Feather.BAR_CHART_2, PanelSide.RIGHT, new StatisticsView(model)).keys("Shortcut+Shift+I").actions(scopes(model));
    }

    private static MenuButton scopes(StatisticsViewModel model) {
        var button = new MenuButton();
        button.getStyleClass().addAll("flat", "statistics-scope");
        button.textProperty().bind(model.scopeWords());
        button.accessibleTextProperty().bind(button.textProperty().map(words -> Texts.of("stats.scope.words", words)));
        var group = new ToggleGroup();
        for (var scope : Scope.values()) {
            var item = new RadioMenuItem();
            item.setToggleGroup(group);
            item.setUserData(scope);
            item.setOnAction(_ -> model.scopeProperty().set(scope));
            button.getItems().add(item);
        }
        button.setOnShowing(_ -> button.getItems().forEach(item -> {
            var scope = (Scope) item.getUserData();
            item.setText(model.words(scope));
            ((RadioMenuItem) item).setSelected(scope == model.scopeProperty().get());
        }));
        return button;
    }
}
