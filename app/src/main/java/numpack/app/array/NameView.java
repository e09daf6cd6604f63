package numpack.app.array;

import javafx.scene.Node;
import javafx.scene.layout.VBox;
import numpack.app.array.form.Judgement;
import numpack.app.control.JudgedField;
import numpack.app.control.KeyValueGrid;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;

/// The field of a name.
final class NameView extends VBox {
    private final JudgedField name;

    NameView(NameViewModel model) {
        getStyleClass().add("array-form");
        getStylesheets().add(Stylesheets.url(Judgement.class, "form.css"));
        name = new JudgedField(model.judgement().map(now -> now.about(Judgement.Field.NAME)));
        name.textProperty().bindBidirectional(model.nameProperty());
        var fields = new KeyValueGrid();
        fields.add(Texts.of("array.new.name"), name);
        getChildren().add(fields);
    }

    /// The field to begin with.
    Node firstField() {
        return name;
    }
}
