package numpack.app.array;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import numpack.app.control.DtypeChip;
import numpack.app.control.KeyValueGrid;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;

/// The fields of a new array.
final class NewArrayView extends VBox {
    private final TextField name = new TextField();

    NewArrayView(NewArrayViewModel model) {
        getStyleClass().add("array-form");
        Stylesheets.wear(this, "array.css");
        name.textProperty().bindBidirectional(model.nameProperty());
        var dtype = new ComboBox<String>();
        dtype.getItems().setAll(NewArrayViewModel.dtypes());
        dtype.valueProperty().bindBidirectional(model.dtypeProperty());
        var chip = new DtypeChip();
        chip.dtypeProperty().bind(model.dtypeProperty());
        var shape = mono(model.shapeProperty());
        shape.setPromptText(Texts.of("array.shape.prompt"));
        var fields = new KeyValueGrid();
        fields.add(Texts.of("array.new.name"), name);
        fields.add(Texts.of("array.new.dtype"), new HBox(8, dtype, chip));
        fields.add(Texts.of("array.new.shape"), shape);
        fields.add(Texts.of("array.new.fill"), mono(model.fillProperty()));
        var size = new Label();
        size.getStyleClass().add("mono");
        size.textProperty().bind(model.size());
        fields.add(Texts.of("array.new.size"), size);
        getChildren().add(fields);
    }

    /// The field to begin with.
    Node firstField() {
        return name;
    }

    private static TextField mono(javafx.beans.property.StringProperty text) {
        var field = new TextField();
        field.getStyleClass().add("mono");
        field.textProperty().bindBidirectional(text);
        return field;
    }
}
