package numpack.app.history;

import javafx.scene.control.Button;
import numpack.app.dialog.DialogService;
import numpack.app.i18n.Texts;
import numpack.app.panel.Panel;
import numpack.app.panel.PanelSide;
import numpack.app.session.Sessions;
import org.kordamp.ikonli.feather.Feather;

/// The panel of the history.
public final class HistoryPanel {
    private HistoryPanel() {}

    public static Panel of(Sessions sessions, DialogService dialogs) {
        return of(new HistoryViewModel(sessions.currentPackProperty(), dialogs, sessions::showChange));
    }

    static Panel of(HistoryViewModel model) {
        var clear = new Button(Texts.of("history.clear"));
        clear.getStyleClass().addAll("flat", "history-clear");
        clear.setOnAction(_ -> model.clear());
        return Panel.of("history", Feather.CLOCK, PanelSide.RIGHT, new HistoryView(model)).keys("Shortcut+Shift+H")
                .noted(model.sizeProperty()).actions(clear);
    }
}
