package numpack.app.explorer;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import numpack.app.control.Badge;
import numpack.app.control.DtypeChip;
import numpack.app.control.Tone;
import numpack.app.explorer.ExplorerItem.ArrayItem;
import numpack.app.explorer.ExplorerItem.NoArrayItem;
import numpack.app.explorer.ExplorerItem.PackItem;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line: a pack with its badge, or an array with chip, name, and below it shape and badges: the name has a line to itself, and where it
/// is narrow the shape gives way to the badges.
final class ExplorerCell extends ListCell<ExplorerItem> {
    private static final PseudoClass PACK = PseudoClass.getPseudoClass("pack");
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

    private final Label name = new Label();
    private final Label form = new Label();
    private final DtypeChip chip = new DtypeChip();
    private final FontIcon triangle = new FontIcon();
    private final StackPane fold = new StackPane(triangle);
    private final FontIcon pack = new FontIcon(Feather.BOX);
    private final FontIcon broken = new FontIcon(Feather.ALERT_TRIANGLE);
    /// As wide as a chip, so that names stand below each other.
    private final StackPane brokenChip = new StackPane(broken);
    private final FontIcon uneven = new FontIcon(Feather.GIT_BRANCH);
    private final Badge unsaved = new Badge(Tone.WARNING);
    private final Badge dropped = new Badge(Tone.DANGER);
    private final HBox line = new HBox();
    private final HBox facts = new HBox(form);
    private final VBox words = new VBox(name, facts);
    private final Tooltip tip = new Tooltip();

    ExplorerCell(ExplorerViewModel model) {
        fold.getStyleClass().add("explorer-fold");
        fold.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (getItem() instanceof PackItem one && event.getButton() == MouseButton.PRIMARY) {
                model.fold(one, one.isUnfolded());
                // It is no click on the line, which two quick ones would fold again.
                event.consume();
            }
        });
        getStyleClass().add("explorer-cell");
        line.getStyleClass().add("explorer-line");
        line.setAlignment(Pos.CENTER_LEFT);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        form.getStyleClass().add("explorer-form");
        form.setMinWidth(0);
        form.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(form, Priority.ALWAYS);
        facts.getStyleClass().add("explorer-facts");
        facts.setAlignment(Pos.CENTER_LEFT);
        broken.getStyleClass().add("explorer-broken");
        brokenChip.getStyleClass().add("explorer-broken-chip");
        uneven.getStyleClass().add("explorer-uneven");
        // A cell is as wide as the list, not as its words.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ExplorerItem item, boolean isEmpty) {
        super.updateItem(item, isEmpty);
        pseudoClassStateChanged(PACK, item instanceof PackItem);
        pseudoClassStateChanged(FOLDED, item instanceof PackItem one && !one.isUnfolded());
        if (isEmpty || item == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        switch (item) {
            case PackItem one -> show(one);
            case ArrayItem one -> show(one);
            case NoArrayItem _ -> showNoArray();
        }
        setGraphic(line);
    }

    private void show(PackItem item) {
        name.setText(item.session().shownName());
        name.getStyleClass().setAll("label", "strong");
        words.getChildren().setAll(name);
        triangle.setIconCode(item.isUnfolded() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
        line.getChildren().setAll(fold, pack, words);
        badge(line, unsaved, item.unsaved() > 0, Texts.of("explorer.pack.unsaved", item.unsaved()));
        say(item.session().path() + "\n" + Texts.of("explorer.pack.arrays", item.arrays()));
    }

    private void show(ArrayItem item) {
        name.setText(item.name());
        name.getStyleClass().setAll("label");
        words.getChildren().setAll(name, facts);
        facts.getChildren().setAll(form);
        form.setText(item.form());
        if (item.isReadable()) {
            chip.setDtype(item.dtype());
            line(chip);
        } else {
            line(brokenChip);
        }
        if (item.isUneven()) {
            facts.getChildren().add(uneven);
        }
        badge(facts, unsaved, item.unsaved() > 0, Integer.toString(item.unsaved()));
        badge(facts, dropped, item.dropped() > 0, Numbers.grouped(-item.dropped()));
        say(item.tip());
    }

    private void showNoArray() {
        name.setText(Texts.of("explorer.pack.empty"));
        name.getStyleClass().setAll("label", "muted");
        words.getChildren().setAll(name);
        line.getChildren().setAll(words);
        say(name.getText());
    }

    private void line(Node icon) {
        line.getChildren().setAll(icon, words);
    }

    private void say(String text) {
        tip.setText(text);
        setTooltip(tip);
        setAccessibleText(text.replace("\n", ", "));
    }

    private static void badge(HBox into, Badge badge, boolean isShown, String text) {
        if (isShown) {
            badge.setText(text);
            into.getChildren().add(badge);
        }
    }
}
