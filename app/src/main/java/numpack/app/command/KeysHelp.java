package numpack.app.command;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import numpack.app.control.PanelHead;
import numpack.app.control.SearchField;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.kordamp.ikonli.javafx.FontIcon;

/// A table of all commands with their keys, by group; a search field narrows it.
public final class KeysHelp extends VBox {
    private final Commands commands;
    private final SearchField search = new SearchField(Texts.of("command.help.prompt"));
    private final VBox rows = new VBox();

    public KeysHelp(Commands commands) {
        this.commands = commands;
        getStyleClass().add("keys-help");
        Stylesheets.wear(this, "command.css");
        search.textProperty().subscribe(this::list);
        rows.getStyleClass().add("keys-help-rows");
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(search, scroll);
    }

    /// Where a command is looked for.
    public SearchField searchField() {
        return search;
    }

    private void list(String query) {
        rows.getChildren().clear();
        for (CommandGroup group : CommandGroup.values()) {
            List<Command> found = matching(group, query);
            if (!found.isEmpty()) {
                rows.getChildren().add(new PanelHead(group.text()));
                found.forEach(command -> rows.getChildren().add(row(command)));
            }
        }
        if (rows.getChildren().isEmpty()) {
            rows.getChildren().add(new Label(Texts.of("command.palette.none")));
        }
    }

    private List<Command> matching(CommandGroup group, String query) {
        record Ranked(Command command, OptionalInt score) {}
        return commands.inGroup(group).stream()
                .map(command -> new Ranked(command, FuzzyMatch.score(query, command.getText() + " " + command.keysText())))
                .filter(ranked -> ranked.score.isPresent())
                .sorted(Comparator.comparingInt((Ranked ranked) -> -ranked.score.getAsInt()))
                .map(Ranked::command)
                .toList();
    }

    private static HBox row(Command command) {
        var words = new Label(command.getText());
        var key = new Label(command.keysText());
        key.getStyleClass().add("command-key");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(new FontIcon(command.icon()), words, gap, key);
        row.getStyleClass().add("keys-help-row");
        row.setAccessibleText(command.textWithKey());
        return row;
    }
}
