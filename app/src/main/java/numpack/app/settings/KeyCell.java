package numpack.app.settings;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import numpack.app.command.Command;
import numpack.app.control.Shown;
import numpack.app.i18n.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A command and its keys: a click asks for a new key; an arrow back gives it the keys it came with.
final class KeyCell extends ListCell<Command> {
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

    private final KeysViewModel model;
    private final FontIcon icon = new FontIcon();
    private final Label words = new Label();
    private final Label group = new Label();
    private final Label key = new Label();
    private final Button reset = new Button(null, new FontIcon(Feather.ROTATE_CCW));
    private final HBox row;
    private final ObservableValue<Boolean> shown = Shown.of(this);
    private Subscription following = Subscription.EMPTY;

    KeyCell(KeysViewModel model) {
        this.model = model;
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        group.getStyleClass().add("settings-keys-group");
        key.getStyleClass().add("settings-key");
        key.setMinWidth(USE_PREF_SIZE);
        reset.getStyleClass().addAll("flat", "small-icon");
        reset.setFocusTraversable(false);
        reset.setOnAction(_ -> model.reset(getItem()));
        row = new HBox(icon, words, group, gap, key, reset);
        row.getStyleClass().add("settings-keys-row");
        row.setAlignment(Pos.CENTER_LEFT);
        // or the cell would grow as wide as its longest words
        setPrefWidth(0);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setOnMouseClicked(_ -> {
            if (getItem() != null) {
                model.ask(getItem());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Command command, boolean isEmpty) {
        super.updateItem(command, isEmpty);
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (command == null || isEmpty) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        icon.setIconCode(command.icon());
        words.setText(command.getText());
        group.setText(command.group().text());
        var resetWords = Texts.of("settings.keys.reset", command.getText());
        reset.setAccessibleText(resetWords);
        reset.setTooltip(new Tooltip(resetWords));
        following = command.keysProperty().when(shown).subscribe(_ -> show(command)).and(model.waitingProperty().when(shown).subscribe(_ -> show(command)));
        setGraphic(row);
    }

    private void show(Command command) {
        boolean isWaiting = model.waitingProperty().get() == command;
        pseudoClassStateChanged(WAITING, isWaiting);
        key.setText(isWaiting ? Texts.of("settings.keys.waiting") : command.keysText());
        reset.setVisible(model.isChanged(command));
        setAccessibleText(command.getText() + ": " + key.getText());
    }
}
