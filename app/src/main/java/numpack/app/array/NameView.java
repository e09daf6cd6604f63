package numpack.app.array;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import numpack.app.control.KeyValueGrid;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;

/// The field of a name.
final class NameView extends VBox {
    private final TextField name = new TextField();

    NameView(NameViewModel model) {
        getStyleClass().add("array-form");
        Stylesheets.wear(this, "array.css");
        name.textProperty().bindBidirectional(model.nameProperty());
        InvalidMark.follow(name, model.judgement(), Judgement.Field.NAME);
        var fields = new KeyValueGrid();
        fields.add(Texts.of("array.new.name"), name);
        getChildren().add(fields);
    }

    /// The field to begin with.
    Node firstField() {
        return name;
    }
}
