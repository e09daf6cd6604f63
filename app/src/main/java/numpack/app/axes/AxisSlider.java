package numpack.app.axes;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// An axis that is not shown: `axis 2  ◂ [3] ▸ of 28 ──o──`.
final class AxisSlider extends HBox {
    private final TextField index = new TextField();
    private final Slider slider = new Slider();

    AxisSlider(AxesViewModel model, SliderItem item) {
        getStyleClass().add("axes-slider");
        setAlignment(Pos.CENTER_LEFT);
        var name = new Label(Texts.of("axes.axis", item.axis()));
        name.getStyleClass().add("axes-label");
        index.getStyleClass().addAll("mono", "axes-index");
        index.setPrefColumnCount(Math.clamp(Long.toString(item.length()).length(), 2, 10));
        index.setAccessibleText(Texts.of("axes.index", item.axis()));
        index.setOnAction(event -> take(model, item));
        index.focusedProperty().subscribe(focused -> {
            if (!focused) {
                take(model, item);
            }
        });
        slider.setMax(Math.max(0, item.length() - 1));
        slider.setBlockIncrement(1);
        slider.setAccessibleText(Texts.of("axes.index", item.axis()));
        item.indexProperty().subscribe(now -> {
            index.setText(Long.toString(now.longValue()));
            slider.setValue(now.doubleValue());
        });
        slider.valueProperty().subscribe(value -> {
            if (Math.round(value.doubleValue()) != (long) (double) item.indexProperty().get()) {
                model.moveTo(item, Math.round(value.doubleValue()));
            }
        });
        var length = new Label(Texts.of("axes.of", Numbers.grouped(item.length())));
        length.getStyleClass().add("axes-label");
        if (item.length() <= 1) {
            // Nowhere to go: the one place, in words.
            getChildren().addAll(name, new Label(Texts.of("axes.onlyPlace", item.length())));
            return;
        }
        getChildren().addAll(name, step(model, item, -1, Feather.CHEVRON_LEFT), index, step(model, item, 1, Feather.CHEVRON_RIGHT), length, slider);
    }

    private void take(AxesViewModel model, SliderItem item) {
        model.moveTo(item, index.getText());
        index.setText(Long.toString(item.indexProperty().get()));
    }

    private static Button step(AxesViewModel model, SliderItem item, int by, Feather icon) {
        var button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("flat", "small-icon");
        button.setAccessibleText(Texts.of(by < 0 ? "axes.previous" : "axes.next", item.axis()));
        button.setOnAction(event -> model.moveTo(item, item.indexProperty().get() + by));
        return button;
    }
}
