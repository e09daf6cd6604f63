package numpack.app.explorer;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import numpack.app.control.Badge;
import numpack.app.control.DtypeChip;
import numpack.app.control.Tone;
import numpack.app.explorer.ExplorerItem.ArrayItem;
import numpack.app.explorer.ExplorerItem.PackItem;
import numpack.app.i18n.Names;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line: a pack with its badge, or an array with chip, name, shape and badges.
final class ExplorerCell extends ListCell<ExplorerItem> {
    private static final int LONGEST_NAME = 60;

    private final Label name = new Label();
    private final Label form = new Label();
    private final DtypeChip chip = new DtypeChip();
    private final FontIcon pack = new FontIcon(Feather.BOX);
    private final FontIcon broken = new FontIcon(Feather.ALERT_TRIANGLE);
    private final Badge unsaved = new Badge(Tone.WARNING);
    private final Badge dropped = new Badge(Tone.DANGER);
    private final HBox line = new HBox();
    private final VBox words = new VBox(name, form);
    private final Region gap = new Region();
    private final Tooltip tip = new Tooltip();

    ExplorerCell() {
        getStyleClass().add("explorer-cell");
        line.getStyleClass().add("explorer-line");
        line.setAlignment(Pos.CENTER_LEFT);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        form.getStyleClass().addAll("mono", "explorer-form");
        broken.getStyleClass().add("explorer-broken");
        HBox.setHgrow(gap, Priority.ALWAYS);
        unsaved.setMinWidth(USE_PREF_SIZE);
        dropped.setMinWidth(USE_PREF_SIZE);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ExplorerItem item, boolean isEmpty) {
        super.updateItem(item, isEmpty);
        if (isEmpty || item == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        switch (item) {
            case PackItem one -> show(one);
            case ArrayItem one -> show(one);
        }
        setGraphic(line);
        setTooltip(tip);
        setAccessibleText(name.getText() + " " + form.getText());
    }

    private void show(PackItem item) {
        name.setText(Names.elided(item.session().name(), LONGEST_NAME));
        name.getStyleClass().setAll("label", "strong");
        words.getChildren().setAll(name);
        line.getChildren().setAll(pack, words, gap);
        form.setText(Texts.of("explorer.pack.arrays", item.arrays()));
        badge(unsaved, item.unsaved() > 0, Texts.of("explorer.pack.unsaved", item.unsaved()));
        tip.setText(item.session().path().toString());
    }

    private void show(ArrayItem item) {
        name.setText(item.name());
        name.getStyleClass().setAll("label");
        words.getChildren().setAll(name, form);
        form.setText(item.form());
        tip.setText(item.tip());
        if (item.dtype().isEmpty()) {
            line.getChildren().setAll(broken, words, gap);
        } else {
            chip.setDtype(item.dtype());
            line.getChildren().setAll(chip, words, gap);
        }
        badge(unsaved, item.unsaved() > 0, Integer.toString(item.unsaved()));
        badge(dropped, item.dropped() > 0, "−" + Numbers.grouped(item.dropped()));
    }

    private void badge(Badge badge, boolean isShown, String text) {
        if (isShown) {
            badge.setText(text);
            line.getChildren().add(badge);
        }
    }
}
