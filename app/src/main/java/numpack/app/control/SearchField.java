package numpack.app.control;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A text field for narrowing something down: a magnifying glass before the text, a button that empties it after.
///
/// Escape empties the field first; only in an empty field it means what it means around it.
public final class SearchField extends SidedField {
    /// @param prompt what is searched, shown while the field is empty and read out always: "Filter arrays"
    public SearchField(String prompt) {
        getStyleClass().add("search-field");
        Stylesheets.install(this, "control.css");
        setPromptText(prompt);
        setAccessibleText(prompt);
        var clear = new Button(null, new FontIcon(Feather.X));
        clear.getStyleClass().addAll("flat", "small-icon");
        clear.setAccessibleText(Texts.of("control.search.clear"));
        clear.setFocusTraversable(false);
        clear.visibleProperty().bind(textProperty().isNotEmpty());
        clear.setOnAction(event -> {
            clear();
            requestFocus();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::clearOnEscape);
        setLeft(new FontIcon(Feather.SEARCH));
        setRight(clear);
    }

    private void clearOnEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
            clear();
            event.consume();
        }
    }
}
