package numpack.app.details;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import numpack.app.command.Command;
import numpack.app.control.EmptyState;
import numpack.app.control.KeyValueGrid;
import numpack.app.details.DetailsViewModel.Line;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.kordamp.ikonli.feather.Feather;

/// The panel of facts.
final class DetailsView extends VBox {
    private final KeyValueGrid facts = new KeyValueGrid();
    private final List<Label> values = new ArrayList<>();
    private final Button even;
    private List<Form> shown = List.of();

    /// @param dropSame drops the rows that linked arrays have dropped; offered while there are any
    DetailsView(DetailsViewModel model, Command dropSame) {
        getStyleClass().add("details");
        Stylesheets.install(this, "details.css");
        var empty = new EmptyState(Feather.INFO, Texts.of("details.empty"));
        var even = new Button();
        even.textProperty().bind(dropSame.textProperty());
        even.setOnAction(_ -> dropSame.run());
        even.getStyleClass().add("link-button");
        even.visibleProperty().bind(dropSame.enabledProperty());
        even.managedProperty().bind(even.visibleProperty());
        this.even = even;
        getChildren().addAll(facts, even, empty);
        empty.visibleProperty().bind(model.lines().map(List::isEmpty));
        empty.managedProperty().bind(empty.visibleProperty());
        model.lines().subscribe(this::show);
    }

    /// The focus goes to the button, if it is there: facts take no keys.
    @Override
    public void requestFocus() {
        if (even.isVisible()) {
            even.requestFocus();
        }
    }

    private void show(List<Line> lines) {
        var forms = lines.stream().map(line -> new Form(line.label(), line.form())).toList();
        if (!forms.equals(shown)) {
            shown = forms;
            facts.clear();
            values.clear();
            forms.forEach(form -> values.add(switch (form.form) {
                case WORDS -> facts.addWords(form.label);
                case NUMBERS -> facts.addNumbers(form.label);
            }));
        }
        for (int i = 0; i < lines.size(); i++) {
            show(lines.get(i), values.get(i));
        }
    }

    private static void show(Line line, Label value) {
        boolean isWhole = line.whole().isEmpty();
        value.setText(line.value());
        value.setWrapText(isWhole);
        value.setTextOverrun(isWhole ? OverrunStyle.ELLIPSIS : OverrunStyle.CENTER_ELLIPSIS);
        value.setTooltip(isWhole ? null : new Tooltip(line.whole()));
    }

    /// What a line looks like before its value is set.
    private record Form(String label, Line.Form form) {}
}
