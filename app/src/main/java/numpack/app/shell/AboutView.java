package numpack.app.shell;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import numpack.app.control.KeyValueGrid;
import numpack.app.i18n.Texts;
import numpack.app.prefs.AppFolders;
import numpack.app.style.Stylesheets;

/// What the program is, and where its log and its data lie, as text that can be selected.
public final class AboutView extends VBox {
    public AboutView(String version, AppFolders folders) {
        getStyleClass().add("about");
        Stylesheets.install(this, "shell.css");
        var places = new KeyValueGrid();
        place(places, Texts.of("shell.about.log"), folders.logs().toString());
        place(places, Texts.of("shell.about.data"), folders.data().toString());
        getChildren().addAll(new Label(Texts.of("shell.about.version", version)), new Label(Texts.of("shell.about.licence")), places);
    }

    private static void place(KeyValueGrid places, String name, String path) {
        var field = new TextField(path);
        field.setEditable(false);
        field.setAccessibleText(name);
        field.getStyleClass().add("mono");
        places.add(name, field);
    }
}
