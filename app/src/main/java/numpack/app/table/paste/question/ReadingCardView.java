package numpack.app.table.paste.question;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import numpack.app.i18n.Texts;
import numpack.app.table.paste.BlockRefusal;
import numpack.app.table.paste.PasteReading;

/// One way to read a text: what it is called, how many cells it makes, and the first of them, or why it cannot be chosen.
final class ReadingCardView extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int PREVIEW_ROWS = 200;
    private static final int PREVIEW_COLUMNS = 6;
    private static final double HEAD_WIDTH = 56;
    private static final double COLUMN_WIDTH = 72;
    /// What a card has at least for its preview.
    private static final double WIDTH = 290;

    private final RadioButton radio;

    ReadingCardView(PasteReading reading, PasteQuestionViewModel model, ToggleGroup group) {
        getStyleClass().add("paste-card");
        radio = new RadioButton(Texts.of("grid.paste.commas." + reading.commas().key()));
        radio.setToggleGroup(group);
        radio.getStyleClass().add("strong");
        var size = new Label(Texts.of("grid.paste.ask.size", (long) reading.rows(), (long) reading.columns(),
                (long) reading.rows() * reading.columns()));
        size.getStyleClass().add("paste-card-size");
        var head = new VBox(radio, size);
        head.getStyleClass().add("paste-card-head");
        var refusal = reading.refusal();
        setDisable(refusal.isPresent());
        getChildren().addAll(head, refusal.isPresent() ? why(refusal.get()) : preview(reading));
        model.chosenProperty().subscribe(now -> {
            radio.setSelected(now == reading);
            pseudoClassStateChanged(CHOSEN, now == reading);
        });
        radio.selectedProperty().subscribe(isSelected -> {
            if (isSelected) {
                model.chosenProperty().set(reading);
            }
        });
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                radio.setSelected(true);
                radio.requestFocus();
            }
        });
    }

    Node radio() {
        return radio;
    }

    boolean isChosen() {
        return radio.isSelected();
    }

    private static Label why(BlockRefusal refusal) {
        var first = refusal.cells().isEmpty() ? "" : " " + refusal.cells().getFirst().reason();
        var why = new Label(refusal.sentence() + first);
        why.setWrapText(true);
        why.getStyleClass().add("paste-card-why");
        return why;
    }

    private static TableView<Line> preview(PasteReading reading) {
        var table = new TableView<Line>();
        table.getStyleClass().addAll("paste-preview", "mono");
        table.setFocusTraversable(false);
        var texts = reading.preview(PREVIEW_ROWS, PREVIEW_COLUMNS);
        for (var row = 0; row < texts.size(); row++) {
            table.getItems().add(new Line(reading.rowHead(row), texts.get(row)));
        }
        var heads = new TextColumn<>(Texts.of("grid.paste.row"), HEAD_WIDTH, table.getItems(), Line::head);
        heads.setMaxWidth(Math.max(HEAD_WIDTH, heads.getPrefWidth()));
        heads.getStyleClass().add("paste-preview-head");
        table.getColumns().add(heads);
        for (var column = 0; column < Math.min(PREVIEW_COLUMNS, reading.columns()); column++) {
            var index = column;
            table.getColumns().add(new TextColumn<>(reading.columnHead(column), COLUMN_WIDTH, table.getItems(), line -> line.texts().get(index)));
        }
        if (table.getColumns().stream().mapToDouble(TableColumn::getPrefWidth).sum() <= WIDTH) {
            table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        }
        return table;
    }

    /// A line of the preview.
    private record Line(String head, List<String> texts) {}
}
