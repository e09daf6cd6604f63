package numpack.app.stats;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import numpack.app.i18n.Texts;
import numpack.app.stats.NumberLine.Part;

/// A number: a link where it leads somewhere, plain where it does not. The same control while the number changes, so that focus and pointer stay on it.
final class PartView extends HBox {
    private static final PseudoClass NOTHING = PseudoClass.getPseudoClass("nothing");

    private final Label mark = new Label();
    private final Label plain = new Label();
    private final Button link = new Button();
    private final Consumer<NumberLink> go;
    private Optional<NumberLink> target = Optional.empty();

    PartView(Consumer<NumberLink> go) {
        this.go = go;
        getStyleClass().add("number");
        setAlignment(Pos.BASELINE_LEFT);
        mark.getStyleClass().add("number-mark");
        plain.getStyleClass().add("number-plain");
        link.getStyleClass().setAll("number-link");
        link.setOnAction(_ -> target.ifPresent(this.go));
        for (var each : new Region[] {mark, plain, link}) {
            each.setMinWidth(USE_PREF_SIZE);
            each.managedProperty().bind(each.visibleProperty());
        }
        mark.visibleProperty().bind(mark.textProperty().isNotEmpty());
        getChildren().addAll(mark, plain, link);
    }

    /// @param label what the number is, to be read out
    void show(String label, Part part) {
        target = part.link();
        boolean isLink = target.isPresent();
        mark.setText(part.mark());
        plain.setText(part.text());
        link.setText(part.text());
        plain.setVisible(!isLink);
        link.setVisible(isLink);
        plain.pseudoClassStateChanged(NOTHING, part.text().equals("0") || part.text().equals(NumberTexts.NONE));
        link.setAccessibleText(Texts.of("stats.link.words", label, part.mark() + part.text()));
        plain.setAccessibleText(label + ": " + part.mark() + part.text());
    }
}
