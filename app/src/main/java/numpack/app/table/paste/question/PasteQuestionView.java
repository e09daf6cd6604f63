package numpack.app.table.paste.question;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import numpack.app.table.paste.LostValue;
import numpack.app.table.paste.PasteReading;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// How a text may be read, with a preview of each way, and what of it would be lost in the way that is chosen.
public final class PasteQuestionView extends VBox {
    private final PasteQuestionViewModel model;
    private final Consumer<String> copy;
    private final VBox consequences = new VBox();
    private final List<ReadingCardView> cards;
    private final CheckBox leave = new CheckBox();

    /// @param copy puts a text on the clipboard
    public PasteQuestionView(PasteQuestionViewModel model, Consumer<String> copy) {
        this.model = model;
        this.copy = copy;
        getStyleClass().add("paste-question");
        Stylesheets.install(this, "paste.css");
        consequences.getStyleClass().add("paste-consequences");
        var group = new ToggleGroup();
        cards = model.hasChoice() ? model.readings().stream().map(reading -> new ReadingCardView(reading, model, group)).toList() : List.of();
        if (!cards.isEmpty()) {
            var row = new HBox();
            row.getStyleClass().add("paste-cards");
            row.getChildren().addAll(cards);
            cards.forEach(card -> HBox.setHgrow(card, Priority.ALWAYS));
            var why = note("", "muted");
            why.textProperty().bind(model.whyChosen());
            why.managedProperty().bind(why.textProperty().isNotEmpty());
            getChildren().addAll(row, why);
        }
        leave.selectedProperty().bindBidirectional(model.leavesLostProperty());
        model.chosenProperty().subscribe(this::show);
        getChildren().addAll(consequences, note(Texts.of("grid.paste.ask.undo"), "muted"));
    }

    /// What has the focus at first.
    public Node firstField() {
        return cards.stream().filter(ReadingCardView::isChosen).findFirst()
                .or(() -> cards.stream().filter(card -> !card.isDisabled()).findFirst()).<Node>map(ReadingCardView::radio).orElse(leave);
    }

    private void show(@Nullable PasteReading reading) {
        consequences.getChildren().clear();
        if (reading == null) {
            return;
        }
        if (reading.lostCount() > 0) {
            showLost(reading);
        }
        var notes = consequences.getChildren();
        if (reading.roundedCount() > 0) {
            notes.add(note(Texts.of("grid.paste.ask.roundedNote", reading.roundedCount(), reading.dtype()), "paste-note"));
            if (!model.hasChoice() && reading.lostCount() == 0 && reading.gapCount() == 0) {
                var accept = new CheckBox(Texts.of("grid.paste.ask.acceptRounding"));
                accept.selectedProperty().bindBidirectional(model.acceptsRoundingProperty());
                notes.add(accept);
            }
        }
        if (reading.gapCount() > 0) {
            notes.add(note(Texts.of("grid.paste.ask.gapNote", reading.gapCount(), reading.firstGap()), "paste-note"));
        }
        if (reading.emptyLines() > 0) {
            notes.add(note(Texts.of("grid.paste.ask.emptyLines", reading.emptyLines()), "paste-note"));
        }
    }

    private void showLost(PasteReading reading) {
        var icon = new FontIcon(Feather.ALERT_TRIANGLE);
        icon.getStyleClass().add("paste-warning");
        var count = new Label(Texts.of("grid.paste.lost.count", reading.lostCount(), reading.valueCount(PasteReading.Lost.WRITTEN), reading.dtype()), icon);
        count.getStyleClass().add("paste-lost-count");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var link = new Button(Texts.of("grid.paste.lost.copy"));
        link.getStyleClass().add("link-button");
        link.setOnAction(event -> copy.accept(model.listAsText(reading)));
        var head = new HBox(count, gap, link);
        head.getStyleClass().add("paste-lost-head");
        var table = new TableView<LostValue>();
        table.getStyleClass().addAll("paste-lost", "mono");
        table.getItems().setAll(reading.listed());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var stored = column("grid.paste.lost.stored", 150, reading, LostValue::stored);
        stored.getStyleClass().add("paste-stored");
        table.getColumns().setAll(List.of(column("grid.paste.row", 64, reading, LostValue::row), column("grid.paste.column", 64, reading, LostValue::column),
                column("grid.paste.lost.pasted", 150, reading, LostValue::pasted), stored,
                column("grid.paste.lost.difference", 110, reading, LostValue::difference)));
        consequences.getChildren().addAll(head, table);
        if (reading.lostCount() > reading.listed().size()) {
            consequences.getChildren().add(note(Texts.of("grid.paste.more", (long) reading.lostCount() - reading.listed().size()), "muted"));
        }
        leave.setText(Texts.of("grid.paste.lost.leave", reading.lostCount()));
        consequences.getChildren().add(leave);
    }

    private static Label note(String text, String styleClass) {
        var note = new Label(text);
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.getStyleClass().add(styleClass);
        return note;
    }

    private static TextColumn<LostValue> column(String key, double least, PasteReading reading, Function<LostValue, String> text) {
        return new TextColumn<>(Texts.of(key), least, reading.listed(), text);
    }
}
