package numpack.app.review;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import numpack.app.command.Commands;
import numpack.app.control.SearchField;
import numpack.app.dialog.DialogService;
import numpack.app.i18n.Texts;
import numpack.app.panel.Panel;
import numpack.app.panel.PanelSide;
import numpack.app.session.Sessions;
import numpack.app.task.TaskRunner;
import org.kordamp.ikonli.feather.Feather;

/// The panel of pending edits.
public final class ReviewPanel {
    private ReviewPanel() {}

    /// @param toTable gives the focus to the table in front
    public static Panel of(Sessions sessions, DialogService dialogs, TaskRunner runner, Commands commands, Runnable toTable) {
        return of(new ReviewViewModel(sessions.currentPackProperty(), dialogs, runner,
                new ReviewViewModel.Window(commands.get("shell.save")::run, sessions::showChange, toTable)));
    }

    static Panel of(ReviewViewModel model) {
        var search = new SearchField(Texts.of("review.filter"));
        search.textProperty().bindBidirectional(model.filterProperty());
        var saveAll = link("review.saveAll", "review-save", model::saveAll);
        var discardAll = link("review.discardAll", "review-discard", model::discardAll);
        List.of(saveAll, discardAll).forEach(link -> {
            link.visibleProperty().bind(model.hasUnsaved());
            // The box to filter gives way.
            link.setMinWidth(Region.USE_PREF_SIZE);
        });
        return Panel.of("review", Feather.LIST, PanelSide.BOTTOM, new ReviewView(model)).keys("Shortcut+Shift+E").hiddenAtFirst()
                .titled(model.titleProperty()).markedWhen(model.hasUnsaved()).actions(search, saveAll, discardAll);
    }

    private static Button link(String key, String style, Runnable action) {
        var button = new Button(Texts.of(key));
        button.getStyleClass().addAll("flat", "review-link", style);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
