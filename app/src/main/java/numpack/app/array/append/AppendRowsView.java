package numpack.app.array.append;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import numpack.app.array.form.Judgement;
import numpack.app.array.linked.LinkedArraysView;
import numpack.app.control.JudgedField;
import numpack.app.control.KeyValueGrid;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;

/// The fields of rows to be appended.
public final class AppendRowsView extends VBox {
    private final JudgedField count;

    public AppendRowsView(AppendRowsViewModel model) {
        getStyleClass().add("array-form");
        getStylesheets().add(Stylesheets.url(Judgement.class, "form.css"));
        var kind = new ToggleGroup();
        var filled = new RadioButton(Texts.of("array.append.filled"));
        var copies = new RadioButton(Texts.of("array.append.copies", model.selectedRows()));
        filled.setToggleGroup(kind);
        copies.setToggleGroup(kind);
        filled.setSelected(!model.copiesProperty().get());
        copies.setSelected(model.copiesProperty().get());
        copies.selectedProperty().subscribe(chosen -> model.copiesProperty().set(chosen));
        // One choice alone is none.
        List.of(filled, copies).forEach(radio -> {
            radio.setVisible(model.canCopy());
            radio.setManaged(model.canCopy());
        });
        count = new JudgedField(model.judgement().map(now -> now.about(Judgement.Field.COUNT)));
        count.getStyleClass().add("mono");
        count.textProperty().bindBidirectional(model.countProperty());
        count.disableProperty().bind(model.copiesProperty());
        var fill = new JudgedField(model.judgement().map(now -> now.about(Judgement.Field.ELEMENT)));
        fill.getStyleClass().add("mono");
        fill.textProperty().bindBidirectional(model.element().textProperty());
        fill.disableProperty().bind(model.copiesProperty());
        var fields = new KeyValueGrid();
        fields.add(Texts.of("array.append.count"), count);
        fields.add(Texts.of("array.new.fill"), fill);
        var size = new Label();
        size.getStyleClass().add("mono");
        size.textProperty().bind(model.size());
        fields.add(Texts.of("array.new.size"), size);
        getChildren().addAll(filled, copies, fields);
        if (!model.linked().items().isEmpty()) {
            getChildren().add(new LinkedArraysView(model.linked()));
        }
    }

    /// The field to begin with.
    public Node firstField() {
        return count;
    }
}
