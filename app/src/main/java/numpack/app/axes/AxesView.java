package numpack.app.axes;

import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.jspecify.annotations.Nullable;

/// The bar over an array: axes, slice text, dropped rows; below it, if there are more than two axes, a slider for each of
/// the others.
public final class AxesView extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final AxesViewModel model;
    private final TextField slice = new TextField();
    private final FlowPane sliders = new FlowPane();

    public AxesView(AxesViewModel model) {
        this.model = model;
        getStyleClass().add("axes-bar");
        Stylesheets.wear(this, "axes.css");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var line = new HBox(
                label("axes.rows"), list(model.rowChoices(), model.rowAxisProperty(), "axes.rows"),
                label("axes.columns"), list(model.columnChoices(), model.columnAxisProperty(), "axes.columns"),
                new Separator(Orientation.VERTICAL), label("axes.slice"), sliceField(), gap, droppedBox());
        line.getStyleClass().add("axes-line");
        line.setAlignment(Pos.CENTER_LEFT);
        sliders.getStyleClass().add("axes-sliders");
        model.sliders().subscribe(this::showSliders);
        showSliders();
        getChildren().addAll(line, errorLine(), sliders);
        visibleProperty().bind(model.hasAxesProperty());
        managedProperty().bind(visibleProperty());
    }

    /// The field of the slice text.
    public TextField sliceField() {
        slice.getStyleClass().addAll("mono", "axes-slice");
        slice.setAccessibleText(Texts.of("axes.slice.accessible"));
        slice.setTooltip(new Tooltip(Texts.of("axes.slice.tip")));
        slice.textProperty().bindBidirectional(model.textProperty());
        slice.setOnAction(event -> model.tidyText());
        slice.focusedProperty().subscribe(focused -> {
            if (!focused) {
                model.tidyText();
            }
        });
        model.errorProperty().subscribe(error -> slice.pseudoClassStateChanged(WRONG, !error.isEmpty()));
        return slice;
    }

    private Label errorLine() {
        var error = new Label();
        error.getStyleClass().add("axes-error");
        error.textProperty().bind(model.errorProperty());
        error.visibleProperty().bind(model.errorProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }

    private CheckBox droppedBox() {
        var box = new CheckBox(Texts.of("axes.showDropped.text"));
        box.getStyleClass().add("axes-dropped");
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.selectedProperty().bindBidirectional(model.showDroppedProperty());
        var tip = new Tooltip();
        tip.textProperty().bind(model.droppedCount().map(count -> Texts.of("axes.dropped.count", count.longValue())));
        box.setTooltip(tip);
        return box;
    }

    private void showSliders() {
        sliders.getChildren().setAll(model.sliders().stream().map(slider -> new AxisSlider(model, slider)).toList());
        sliders.setVisible(!model.sliders().isEmpty());
        sliders.setManaged(!model.sliders().isEmpty());
    }

    private static Label label(String key) {
        var label = new Label(Texts.of(key));
        label.getStyleClass().add("axes-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static ComboBox<AxisItem> list(ObservableList<AxisItem> choices,
            javafx.beans.property.ObjectProperty<@Nullable AxisItem> chosen, String key) {
        var list = new ComboBox<>(choices);
        list.getStyleClass().add("axes-list");
        list.setMinWidth(Region.USE_PREF_SIZE);
        list.setAccessibleText(Texts.of(key));
        list.valueProperty().bindBidirectional(chosen);
        return list;
    }
}
