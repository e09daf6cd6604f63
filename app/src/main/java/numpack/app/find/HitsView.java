package numpack.app.find;

import javafx.scene.layout.BorderPane;
import numpack.app.grid.GridView;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridRange;
import numpack.app.selection.GridSelection;
import numpack.app.style.Stylesheets;

/// The list of hits: a grid, which stands any number of them. Whoever goes to a line goes to its hit in the table.
final class HitsView extends BorderPane {
    private final GridView grid;
    private boolean isFollowing;

    HitsView(HitsViewModel model) {
        getStyleClass().add("find-hits");
        Stylesheets.install(this, "find.css");
        grid = new GridView(model);
        grid.setAccessibleText(Texts.of("find.show.text"));
        grid.leaveIntentKeysToCommands();
        model.watchedProperty().bind(visibleProperty());
        grid.selectionProperty().addListener((_, before, now) -> {
            if (!isFollowing && before.cursor().row() != now.cursor().row()) {
                model.goTo(now.cursor().row());
            }
        });
        model.currentProperty().subscribe(hit -> follow(hit.intValue()));
        setCenter(grid);
    }

    @Override
    public void requestFocus() {
        grid.requestFocus();
    }

    private void follow(int hit) {
        if (hit >= 0 && grid.getSelection().cursor().row() != hit) {
            isFollowing = true;
            grid.goTo(hit, 0);
            grid.select(GridSelection.of(GridRange.rows(hit, hit)));
            isFollowing = false;
        }
    }
}
