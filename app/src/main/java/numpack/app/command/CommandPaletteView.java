package numpack.app.command;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import numpack.app.control.SearchField;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// All commands by name: a search field over a list. Typing narrows, arrows choose, Enter runs, Esc leaves.
///
/// Commands that cannot be run now are listed last and say why.
public final class CommandPaletteView extends VBox {
    private static final int PAGE = 10;

    private final Commands commands;
    private final Runnable close;
    private final ObservableList<Command> found = FXCollections.observableArrayList();
    private final SearchField search = new SearchField(Texts.of("command.palette.prompt"));
    private final ListView<Command> list = new ListView<>(found);

    /// @param close called before a command runs, and when the user leaves
    public CommandPaletteView(Commands commands, Runnable close) {
        this.commands = commands;
        this.close = close;
        getStyleClass().add("command-palette");
        Stylesheets.install(this, "command.css");
        setAccessibleText(Texts.of("command.palette.prompt"));
        list.setPlaceholder(new Label(Texts.of("command.noMatch")));
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new CommandCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        search.textProperty().subscribe(this::narrow);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        getChildren().addAll(search, list);
    }

    /// Empties the search and puts the focus into it.
    public void open() {
        search.setText("");
        narrow("");
        search.requestFocus();
    }

    private void narrow(String query) {
        record Ranked(Command command, int score) {}
        List<Command> best = commands.all().stream()
                .flatMap(command -> {
                    var score = FuzzyMatch.score(query, command.group().text() + " " + command.getText());
                    var own = FuzzyMatch.score(query, command.getText());
                    return score.isEmpty() ? null
                            : Stream.of(new Ranked(command, Math.max(score.getAsInt(), own.orElse(Integer.MIN_VALUE))));
                })
                .sorted(Comparator.comparing((Ranked ranked) -> !ranked.command.isEnabled())
                        .thenComparing(Comparator.comparingInt(Ranked::score).reversed()))
                .map(Ranked::command)
                .toList();
        found.setAll(best);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void press(KeyEvent event) {
        if (event.isConsumed()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case PAGE_UP -> move(-PAGE);
            case PAGE_DOWN -> move(PAGE);
            case ENTER -> runSelected();
            case ESCAPE -> close.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        if (!found.isEmpty()) {
            int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, found.size() - 1);
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - PAGE / 2));
        }
    }

    private void runSelected() {
        Command command = list.getSelectionModel().getSelectedItem();
        if (command != null && command.isEnabled()) {
            close.run();
            command.run();
        }
    }

    /// One command: icon, words, why it is disabled, key.
    private final class CommandCell extends ListCell<Command> {
        private final FontIcon icon = new FontIcon();
        private final Label words = new Label();
        private final Label note = new Label();
        private final Label key = new Label();
        private final HBox row;

        CommandCell() {
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            words.setMinWidth(USE_PREF_SIZE);
            key.setMinWidth(USE_PREF_SIZE);
            note.getStyleClass().add("command-palette-note");
            key.getStyleClass().add("command-key");
            row = new HBox(10, icon, words, note, gap, key);
            row.setAlignment(Pos.CENTER_LEFT);
            // or the cell would grow as wide as its longest note
            setPrefWidth(0);
            setAccessibleRole(AccessibleRole.LIST_ITEM);
            // On the line itself: a click below all lines means no command.
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    runSelected();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            if (command == null || empty) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            icon.setIconCode(command.icon());
            words.setText(command.getText());
            note.setText(command.isEnabled() ? command.group().text() : command.getWhyDisabled());
            key.setText(command.keyText());
            row.setDisable(!command.isEnabled());
            setAccessibleText(command.textWithKey());
            setGraphic(row);
        }
    }
}
