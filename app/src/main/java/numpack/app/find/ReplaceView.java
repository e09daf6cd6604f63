package numpack.app.find;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;

/// The second line of the bar: what hits are replaced by.
final class ReplaceView extends HBox {
    private static final double VALUE_WIDTH = 110;

    /// @param close closes the bar
    ReplaceView(ReplaceViewModel model, Runnable close) {
        getStyleClass().addAll("find-bar", "find-line");
        Stylesheets.install(this, "find.css");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        var label = new Label(Texts.of("find.replace.with"));
        label.getStyleClass().add("find-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        var value = new TextField();
        value.getStyleClass().addAll("mono", "find-field");
        value.setPrefWidth(VALUE_WIDTH);
        value.setMinWidth(48);
        value.setAccessibleText(Texts.of("find.replace.accessible"));
        value.textProperty().bindBidirectional(model.valueProperty());
        var note = new Label();
        note.getStyleClass().add("find-label");
        note.textProperty().bind(model.noteProperty());
        getChildren().addAll(label, value, button("find.replace.one", model.canReplace(), model::replaceOne),
                button("find.replace.all", model.canReplace(), model::replaceAll), note);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close.run();
            } else if (event.getCode() == KeyCode.ENTER && event.getTarget() == value) {
                event.consume();
                model.replaceOne();
            }
        });
        model.isOpen().subscribe(isOpen -> {
            setVisible(isOpen);
            setManaged(isOpen);
        });
    }

    private static Button button(String key, ObservableValue<Boolean> can, Runnable action) {
        var button = new Button(Texts.of(key));
        button.getStyleClass().add("find-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        can.subscribe(is -> button.setDisable(!is));
        return button;
    }
}
