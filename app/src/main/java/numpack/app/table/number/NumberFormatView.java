package numpack.app.table.number;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import numpack.app.table.number.NumberFormat.Notation;

/// The three ways to write numbers, how many digits, and what comes of it.
public final class NumberFormatView extends VBox {
    private final List<RadioButton> ways = new ArrayList<>();

    public NumberFormatView(NumberFormatViewModel model) {
        getStyleClass().add("number-format");
        Stylesheets.install(this, "number.css");
        var group = new ToggleGroup();
        for (var notation : Notation.values()) {
            var way = new RadioButton(Texts.of("grid.numberFormat." + notation.word()));
            way.setToggleGroup(group);
            way.setSelected(model.notationProperty().get() == notation);
            way.selectedProperty().subscribe(isSelected -> {
                if (isSelected) {
                    model.notationProperty().set(notation);
                }
            });
            ways.add(way);
        }
        var values = new IntegerSpinnerValueFactory(0, NumberFormat.MAX_DIGITS, model.digitsProperty().get());
        values.valueProperty().subscribe(value -> model.digitsProperty().set(value));
        var digits = new Spinner<>(values);
        digits.setEditable(true);
        digits.getEditor().setAccessibleText(Texts.of("grid.numberFormat.digits"));
        // What is typed counts at once, so that the sample follows and Enter takes it.
        digits.getEditor().textProperty().subscribe(text -> {
            if (text.matches("\\d{1,2}") && Integer.parseInt(text) <= NumberFormat.MAX_DIGITS) {
                values.setValue(Integer.parseInt(text));
            }
        });
        var line = new HBox(new Label(Texts.of("grid.numberFormat.digits")), digits);
        line.getStyleClass().add("number-format-digits");
        line.disableProperty().bind(model.hasDigits().map(has -> !has));
        var sample = new Label();
        sample.getStyleClass().addAll("mono", "number-format-sample");
        sample.setWrapText(true);
        sample.textProperty().bind(model.sample());
        var note = new Label(Texts.of("grid.numberFormat.note"));
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        getChildren().addAll(ways);
        getChildren().addAll(line, sample, note);
    }

    /// The way that is chosen.
    public Node firstField() {
        return ways.stream().filter(RadioButton::isSelected).findFirst().orElseThrow();
    }
}
