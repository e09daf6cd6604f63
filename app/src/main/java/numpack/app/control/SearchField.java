package numpack.app.control;

import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A text field for narrowing something down: a magnifying glass before it, a button that empties it behind.
///
/// Escape empties the field first; only in an empty field it means what it means around it.
public final class SearchField extends HBox {
    private final TextField field = new TextField();

    /// @param prompt what is searched, shown while the field is empty and read out always: "Filter arrays"
    public SearchField(String prompt) {
        getStyleClass().add("search-field");
        Stylesheets.wear(this, "control.css");
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        HBox.setHgrow(field, Priority.ALWAYS);
        var clear = new Button(null, new FontIcon(Feather.X));
        clear.getStyleClass().addAll("flat", "small-icon");
        clear.setAccessibleText(Texts.of("control.search.clear"));
        clear.setFocusTraversable(false);
        clear.visibleProperty().bind(field.textProperty().isNotEmpty());
        clear.setOnAction(event -> {
            field.clear();
            field.requestFocus();
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::clearOnEscape);
        getChildren().addAll(new FontIcon(Feather.SEARCH), field, clear);
    }

    public StringProperty textProperty() {
        return field.textProperty();
    }

    public String getText() {
        return field.getText();
    }

    public void setText(String text) {
        field.setText(text);
    }

    /// The field itself, for focus and keys.
    public TextField field() {
        return field;
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
    }

    private void clearOnEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            field.clear();
            event.consume();
        }
    }
}
