package numpack.app.details;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import numpack.app.command.Command;
import numpack.app.control.EmptyState;
import numpack.app.control.KeyValueGrid;
import numpack.app.control.PanelHead;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.kordamp.ikonli.feather.Feather;

/// The panel of facts.
public final class DetailsView extends VBox {
    private final KeyValueGrid facts = new KeyValueGrid();

    /// @param dropSame drops the rows that siblings have dropped; offered while there are any
    public DetailsView(DetailsViewModel model, Command dropSame) {
        getStyleClass().add("details");
        Stylesheets.wear(this, "details.css");
        var empty = new EmptyState(Feather.INFO, Texts.of("details.empty"));
        var even = new Button();
        even.textProperty().bind(dropSame.textProperty());
        even.setOnAction(_ -> dropSame.run());
        even.getStyleClass().add("link-button");
        even.visibleProperty().bind(dropSame.enabledProperty());
        even.managedProperty().bind(even.visibleProperty());
        getChildren().addAll(new PanelHead(Texts.of("details.title")), facts, even, empty);
        empty.visibleProperty().bind(model.lines().map(List::isEmpty));
        empty.managedProperty().bind(empty.visibleProperty());
        model.lines().subscribe(this::show);
    }

    private void show(List<DetailsViewModel.Line> lines) {
        facts.clear();
        for (var line : lines) {
            var value = switch (line.form()) {
                case WORDS -> facts.addWords(line.label());
                case NUMBERS -> facts.addNumbers(line.label());
            };
            value.setText(line.value());
            value.setWrapText(line.whole().isEmpty());
            if (!line.whole().isEmpty()) {
                value.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
                value.setTooltip(new Tooltip(line.whole()));
            }
        }
    }
}
