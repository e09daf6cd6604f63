package numpack.app.array;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import numpack.app.array.form.Judgement;
import numpack.app.control.DtypeChip;
import numpack.app.control.JudgedField;
import numpack.app.control.KeyValueGrid;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.controlsfx.control.PrefixSelectionComboBox;
import org.jspecify.annotations.Nullable;

/// The fields of a new array.
final class NewArrayView extends VBox {
    private final JudgedField name;

    NewArrayView(NewArrayViewModel model) {
        getStyleClass().add("array-form");
        getStylesheets().add(Stylesheets.url(Judgement.class, "form.css"));
        name = field(model, Judgement.Field.NAME, model.nameProperty());
        // a list that goes to what is typed: u to uint8
        var dtype = new PrefixSelectionComboBox<String>();
        dtype.getItems().setAll(NewArrayViewModel.dtypes());
        dtype.valueProperty().bindBidirectional(model.dtypeProperty());
        dtype.setCellFactory(_ -> new DtypeCell());
        dtype.setButtonCell(new DtypeCell());
        var shape = field(model, Judgement.Field.SHAPE, model.shapeProperty());
        shape.getStyleClass().add("mono");
        shape.setPromptText(Texts.of("array.shape.prompt"));
        var element = field(model, Judgement.Field.ELEMENT, model.element().textProperty());
        element.getStyleClass().add("mono");
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

    private static JudgedField field(NewArrayViewModel model, Judgement.Field judged, StringProperty text) {
        var field = new JudgedField(model.judgement().map(now -> now.about(judged)));
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
