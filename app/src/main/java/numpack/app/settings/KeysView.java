package numpack.app.settings;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import numpack.app.command.Command;
import numpack.app.control.SearchField;
import numpack.app.control.Shown;
import numpack.app.i18n.Texts;

/// The page of keys: a search field, what to do now, and all commands with their keys.
final class KeysView extends VBox {
    private static final PseudoClass CONFLICT = PseudoClass.getPseudoClass("conflict");

    private final KeysViewModel model;
    private final ListView<Command> list;
    private final HBox line = new HBox();

    KeysView(KeysViewModel model) {
        this.model = model;
        getStyleClass().add("settings-keys");
        var search = new SearchField(Texts.of("command.help.prompt"));
        search.textProperty().subscribe(model::search);
        HBox.setHgrow(search, Priority.ALWAYS);
        var resetAll = new Button(Texts.of("settings.keys.resetAll"));
        resetAll.setOnAction(_ -> model.resetAll());
        resetAll.disableProperty().bind(model.changedProperty().map(changed -> !changed).when(Shown.of(this)));
        resetAll.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(search, resetAll);
        head.getStyleClass().add("settings-keys-head");
        list = new ListView<>(model.found());
        list.setCellFactory(_ -> new KeyCell(model));
        list.setPlaceholder(new Label(Texts.of("command.noMatch")));
        list.setAccessibleText(Texts.of("settings.page.keys"));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, line(), list);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::begin);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        list.focusedProperty().subscribe(isFocused -> {
            if (!isFocused && model.waitingProperty().get() != null) {
                model.leave();
            }
        });
    }

    private HBox line() {
        var sentence = new Label();
        sentence.textProperty().bind(model.sentenceProperty().when(Shown.of(this)));
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var move = new Button();
        move.setMinWidth(USE_PREF_SIZE);
        move.setOnAction(_ -> model.move());
        var leave = new Button(Texts.of("settings.keys.leave"));
        leave.setMinWidth(USE_PREF_SIZE);
        leave.setOnAction(_ -> model.leave());
        line.getStyleClass().add("settings-keys-line");
        model.conflictProperty().when(Shown.of(this)).subscribe(conflict -> {
            pseudoClassStateChanged(CONFLICT, conflict != null);
            if (conflict == null) {
                line.getChildren().setAll(sentence);
            } else {
                move.setText(conflict.words());
                line.getChildren().setAll(sentence, leave, move);
                move.requestFocus();
            }
        });
        return line;
    }

    /// Enter on a row asks for its key, as a click does.
    private void begin(KeyEvent event) {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && chosen != null) {
            model.ask(chosen);
            event.consume();
        }
    }

    private void press(KeyEvent event) {
        if (model.waitingProperty().get() == null) {
            if (event.getCode() == KeyCode.ESCAPE) {
                // a list would keep it for itself, but it means to leave the settings
                event.consume();
                fireEvent(event.copyFor(this, this));
            }
            return;
        }
        event.consume();
        boolean isPlain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (isPlain && event.getCode() == KeyCode.ESCAPE) {
            model.leave();
        } else if (isPlain && event.getCode() == KeyCode.BACK_SPACE) {
            model.takeAway();
        } else {
            PressedKey.of(event).ifPresent(model::press);
        }
    }
}
