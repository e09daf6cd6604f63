package numpack.app.array;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import numpack.app.control.DtypeChip;
import numpack.app.control.KeyValueGrid;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.jspecify.annotations.Nullable;

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
        dtype.setCellFactory(_ -> new DtypeCell());
        dtype.setButtonCell(new DtypeCell());
        var shape = mono(model.shapeProperty());
        shape.setPromptText(Texts.of("array.shape.prompt"));
        var element = mono(model.element().textProperty());
        InvalidMark.follow(name, model.judgement(), Judgement.Field.NAME);
        InvalidMark.follow(shape, model.judgement(), Judgement.Field.SHAPE);
        InvalidMark.follow(element, model.judgement(), Judgement.Field.ELEMENT);
        var fields = new KeyValueGrid();
        fields.add(Texts.of("array.new.name"), name);
        fields.add(Texts.of("array.new.dtype"), dtype);
        fields.add(Texts.of("array.new.shape"), shape);
        fields.add(Texts.of("array.new.fill"), element);
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

    private static TextField mono(StringProperty text) {
        var field = new TextField();
        field.getStyleClass().add("mono");
        field.textProperty().bindBidirectional(text);
        return field;
    }

    /// A dtype in the list: its chip and its name.
    private static final class DtypeCell extends ListCell<String> {
        private final DtypeChip chip = new DtypeChip();

        @Override
        protected void updateItem(@Nullable String dtype, boolean isEmpty) {
            super.updateItem(dtype, isEmpty);
            setText(dtype);
            setGraphic(dtype == null || isEmpty ? null : chip);
            if (dtype != null) {
                chip.setDtype(dtype);
            }
        }
    }
}
