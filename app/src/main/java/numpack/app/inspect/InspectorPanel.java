package numpack.app.inspect;

import java.util.function.Consumer;
import numpack.app.command.OpenEdits;
import numpack.app.panel.Panel;
import numpack.app.panel.PanelSide;
import numpack.app.prefs.Preferences;
import numpack.app.session.Sessions;
import numpack.app.task.TaskRunner;
import org.kordamp.ikonli.feather.Feather;

/// The panel of the row inspector.
public final class InspectorPanel {
    private InspectorPanel() {}

    /// @param edits    receives what is being typed
    /// @param failures shows why an edit was not made
    public static Panel of(Sessions sessions, Preferences preferences, TaskRunner runner, OpenEdits edits, Consumer<? super Throwable> failures) {
        var model = new InspectorViewModel(sessions.currentTabProperty(), preferences.property(InspectorViewModel.FORMS), runner, failures);
        return Panel.of("inspect", Feather.ALIGN_LEFT, PanelSide.RIGHT, new InspectorView(model, edits)).keys("Shortcut+Alt+V")
                .titled(model.titleProperty()).noted(model.noteProperty());
    }
}
