package numpack.app.find;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;
import numpack.app.command.Commands;
import numpack.app.dialog.DialogService;
import numpack.app.panel.Panel;
import numpack.app.session.RowSelection;
import numpack.app.session.ShownArray;
import numpack.app.task.TaskList;
import numpack.app.task.TaskRunner;
import org.jspecify.annotations.Nullable;

/// The search as the window gets it: its bar, its panel and its commands, over one model.
public final class FindFeature {
    private final FindViewModel model;
    private final HitsViewModel hits;
    private final ReplaceViewModel replace;
    private final FindView view;
    private final VBox bar;
    private final Panel panel;

    /// What the feature stands on.
    ///
    /// @param runner  runs what takes no long
    /// @param tasks   lists what may
    /// @param dialogs asks before many cells are replaced
    public record Ground(TaskRunner runner, TaskList tasks, DialogService dialogs) {}

    /// What the window does for it.
    ///
    /// @param arrays  brings arrays to the front
    /// @param drop    drops rows, after a question about linked arrays
    /// @param toTable gives the focus to the table in front
    public record Window(FindViewModel.Arrays arrays, Consumer<RowSelection> drop, Runnable toTable) {}

    /// @param front the array in front; null for none
    public FindFeature(ObservableValue<@Nullable ShownArray> front, Ground ground, Window window) {
        model = new FindViewModel(front, window.arrays, ground.runner, ground.tasks);
        hits = new HitsViewModel(model, ground.runner, ground.tasks, window.drop);
        replace = new ReplaceViewModel(model, ground.runner, ground.dialogs);
        view = new FindView(model, hits, replace, window.toTable);
        bar = new VBox(view, new ReplaceView(replace, view::close));
        panel = HitsPanel.of(hits);
    }

    /// For features that hand a condition over.
    public FindViewModel model() {
        return model;
    }

    /// What stands below the tabs.
    public VBox bar() {
        return bar;
    }

    public Panel panel() {
        return panel;
    }

    /// Puts its commands into the catalogue.
    public void register(Commands commands) {
        new FindCommands(commands, model, hits, replace).register(view::edit);
    }
}
