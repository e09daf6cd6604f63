package numpack.app.stats;

import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import numpack.app.command.Command;
import numpack.app.command.CommandGroup;
import numpack.app.command.Commands;
import numpack.app.i18n.Texts;
import numpack.app.panel.Panel;
import numpack.app.panel.PanelSide;
import numpack.app.prefs.AppFolders;
import numpack.app.session.Sessions;
import numpack.app.stats.numbers.NumbersCache;
import numpack.app.stats.numbers.Scope;
import numpack.app.task.TaskRunner;
import org.kordamp.ikonli.feather.Feather;

/// The panel of statistics, and the command that counts what is selected.
public final class StatisticsPanel {
    private final StatisticsViewModel model;
    private final ObservableValue<Boolean> hasArray;
    private final Runnable toTable;

    /// @param more    goes on from the first place of a number to the others
    /// @param toTable gives the focus to the table in front
    public StatisticsPanel(Sessions sessions, TaskRunner runner, AppFolders folders, FindMore more, Runnable toTable) {
        this.toTable = toTable;
        model = new StatisticsViewModel(front(sessions), runner, Optional.of(new NumbersCache(folders.cache().resolve("statistics"), InstantSource.system())), more);
        hasArray = sessions.currentTabProperty().map(_ -> true).orElse(false);
    }

    private static StatisticsViewModel.Front front(Sessions sessions) {
        return new StatisticsViewModel.Front(sessions.currentTabProperty(), sessions.meantArrayProperty(),
                array -> Optional.ofNullable(sessions.currentPackProperty().get()).map(pack -> sessions.show(pack, array)));
    }

    /// Puts the command into the catalogue, which has that of the panel.
    public void register(Commands commands) {
        commands.register(Command.of(CommandGroup.VIEW, "stats.selection", Feather.BAR_CHART, () -> {
            model.scopeProperty().set(Scope.SELECTION);
            commands.get("stats.show").state().ifPresent(shown -> shown.set(true));
        }).keys("Shortcut+Alt+I").enabledWhen(hasArray).because(hasArray.map(has -> has ? "" : Texts.of("command.whyNot.noTab"))));
    }

    public Panel panel() {
        return Panel.of("stats", Feather.BAR_CHART_2, PanelSide.RIGHT, new StatisticsView(model, toTable)).keys("Shortcut+Shift+I").actions(scopes(model));
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
