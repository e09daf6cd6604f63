package numpack.app.command;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import numpack.app.control.PanelHead;
import numpack.app.control.SearchField;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.kordamp.ikonli.javafx.FontIcon;

/// A table of all commands with their keys, by group, and of the keys that belong to no command; a search field narrows it.
public final class KeysHelp extends VBox {
    private final Commands commands;
    private final List<FixedKeys> fixed;
    private final SearchField search = new SearchField(Texts.of("command.help.prompt"));
    private final VBox rows = new VBox();

    /// @param fixed the keys that controls hear themselves
    public KeysHelp(Commands commands, List<FixedKeys> fixed) {
        this.commands = commands;
        this.fixed = List.copyOf(fixed);
        getStyleClass().add("keys-help");
        Stylesheets.install(this, "command.css");
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
                found.forEach(command -> rows.getChildren().add(row(new FontIcon(command.icon()), command.getText(), command.keysText(), command.textWithKey())));
            }
        }
        for (FixedKeys keys : fixed) {
            var found = keys.lines().stream().filter(line -> FuzzyMatch.score(query, line.words() + " " + line.keys()).isPresent()).toList();
            if (!found.isEmpty()) {
                rows.getChildren().add(new PanelHead(keys.title()));
                found.forEach(line -> rows.getChildren().add(row(new Region(), line.words(), line.keys(), line.words() + " (" + line.keys() + ")")));
            }
        }
        if (rows.getChildren().isEmpty()) {
            rows.getChildren().add(new Label(Texts.of("command.noMatch")));
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

    private static HBox row(Node icon, String words, String keys, String spoken) {
        // As wide as an icon, so that words stand below each other.
        var before = new StackPane(icon);
        before.getStyleClass().add("keys-help-icon");
        var name = new Label(words);
        name.setMinWidth(0);
        var key = new Label(keys);
        key.getStyleClass().add("command-key");
        key.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(before, name, gap, key);
        row.getStyleClass().add("keys-help-row");
        row.setAccessibleText(spoken);
        return row;
    }
}
