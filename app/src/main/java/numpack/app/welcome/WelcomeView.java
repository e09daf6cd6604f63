package numpack.app.welcome;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import numpack.app.command.Command;
import numpack.app.command.Commands;
import numpack.app.control.Banner;
import numpack.app.control.EmptyState;
import numpack.app.control.PanelHead;
import numpack.app.control.Tone;
import numpack.app.dialog.Choice;
import numpack.app.dialog.DialogService;
import numpack.app.dialog.Question;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The welcome page.
public final class WelcomeView extends ScrollPane {
    private static final PseudoClass PINNED = PseudoClass.getPseudoClass("pinned");
    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

    private final WelcomeViewModel model;
    private final DialogService dialogs;
    private final VBox unsaved = new VBox();
    private final VBox recent = new VBox();

    public WelcomeView(WelcomeViewModel model, Commands commands, DialogService dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        getStyleClass().add("welcome");
        Stylesheets.install(this, "welcome.css");
        var clear = link(Texts.of("welcome.recent.clear"), model::clearRecent);
        clear.visibleProperty().bind(Bindings.isNotEmpty(model.recent()));
        var start = new VBox(new PanelHead(Texts.of("welcome.start")), start(commands.get("shell.open"), Texts.of("welcome.open"), Feather.FOLDER),
                start(commands.get("shell.new"), Texts.of("welcome.new"), Feather.PLUS), sample(), dropZone());
        start.getStyleClass().add("welcome-start");
        var packs = new VBox(new PanelHead(Texts.of("welcome.recent"), clear), recent);
        packs.getStyleClass().add("welcome-recent");
        HBox.setHgrow(packs, Priority.ALWAYS);
        var columns = new HBox(start, packs);
        columns.getStyleClass().add("welcome-columns");
        var page = new VBox(title(), unsaved, columns);
        page.getStyleClass().add("welcome-page");
        page.setMaxWidth(Region.USE_PREF_SIZE);
        page.setMaxHeight(Region.USE_PREF_SIZE);
        // What does not fit is scrolled to: squeezed, the parts would be drawn over each other.
        page.setMinHeight(Region.USE_PREF_SIZE);
        unsaved.getStyleClass().add("welcome-unsaved");
        recent.getStyleClass().add("welcome-list");
        setContent(new StackPane(page));
        setFitToWidth(true);
        setFitToHeight(true);
        model.recent().addListener((ListChangeListener<RecentItem>) _ -> showRecent());
        model.unsaved().addListener((ListChangeListener<UnsavedItem>) _ -> showUnsaved());
        showRecent();
        showUnsaved();
    }

    private static Node title() {
        var name = new Label(Texts.of("welcome.title"));
        name.getStyleClass().add("welcome-name");
        var line = new Label(Texts.of("welcome.subtitle"));
        line.getStyleClass().add("muted");
        var squares = new TilePane();
        squares.getStyleClass().add("welcome-icon");
        squares.setPrefColumns(3);
        for (int i = 0; i < 9; i++) {
            var square = new Region();
            square.getStyleClass().addAll("welcome-square", i % 2 == 0 ? "bright" : "dim");
            squares.getChildren().add(square);
        }
        squares.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var words = new VBox(name, line);
        words.setAlignment(Pos.CENTER_LEFT);
        var head = new HBox(squares, words);
        head.getStyleClass().add("welcome-head");
        return head;
    }

    private static Node start(Command command, String text, Feather icon) {
        return startLine(text, icon, command.keyText(), command::run);
    }

    private Node sample() {
        return startLine(Texts.of("welcome.sample"), Feather.BOX, "", model::openSample);
    }

    private static Node startLine(String text, Feather icon, String key, Runnable action) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var keys = new Label(key);
        keys.getStyleClass().addAll("muted", "small");
        var line = new HBox(new FontIcon(icon), link(text, action), gap, keys);
        line.getStyleClass().add("welcome-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Node dropZone() {
        var words = new Label(Texts.of("welcome.drop"));
        words.getStyleClass().add("muted");
        var zone = new StackPane(words);
        zone.getStyleClass().add("welcome-drop");
        return zone;
    }

    private void showUnsaved() {
        unsaved.getChildren().setAll(model.unsaved().stream().map(this::banner).toList());
        unsaved.setVisible(!model.unsaved().isEmpty());
        unsaved.setManaged(!model.unsaved().isEmpty());
    }

    private Node banner(UnsavedItem item) {
        return switch (item) {
            case UnsavedItem.Waiting work -> banner(work);
            case UnsavedItem.Unreadable log -> {
                var aside = new Button(Texts.of("welcome.unreadable.aside"));
                aside.setOnAction(_ -> model.setAside(log));
                yield new Banner(Tone.WARNING, Texts.of("welcome.unreadable.title"), log.text(), aside);
            }
        };
    }

    private Node banner(UnsavedItem.Waiting work) {
        var discard = new Button(Texts.of("welcome.unsaved.discard"));
        discard.setOnAction(_ -> {
            var action = Choice.destructive(Texts.of("welcome.unsaved.discardNow"));
            dialogs.ask(new Question(Texts.of("welcome.unsaved.discardTitle"), work.text(), action)).ifPresent(_ -> model.forget(work));
        });
        var restore = new Button(work.restore());
        restore.getStyleClass().add("accent");
        restore.setOnAction(_ -> model.restore(work));
        return new Banner(Tone.WARNING, Texts.of("welcome.unsaved.title"), work.text(), discard, restore);
    }

    private void showRecent() {
        if (model.recent().isEmpty()) {
            recent.getChildren().setAll(new EmptyState(Feather.CLOCK, Texts.of("welcome.recent.none")));
        } else {
            recent.getChildren().setAll(model.recent().stream().map(this::line).toList());
        }
    }

    private Node line(RecentItem item) {
        var name = new Label(Names.elided(item.name(), 60));
        var place = new Label(Names.visible(item.place()));
        place.getStyleClass().addAll("muted", "small");
        place.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var facts = new Label(item.facts());
        facts.getStyleClass().addAll("muted", "small");
        var when = new Label(item.when());
        when.getStyleClass().addAll("muted", "small");
        var grid = new GridPane();
        grid.add(name, 0, 0);
        grid.add(place, 0, 1);
        grid.add(facts, 1, 0);
        grid.add(when, 1, 1);
        GridPane.setHgrow(name, Priority.ALWAYS);
        GridPane.setHalignment(facts, HPos.RIGHT);
        GridPane.setHalignment(when, HPos.RIGHT);
        HBox.setHgrow(grid, Priority.ALWAYS);
        var pin = new Button(null, new FontIcon(Feather.STAR));
        pin.getStyleClass().addAll("flat", "icon-only", "small-icon", "welcome-pin");
        pin.pseudoClassStateChanged(PINNED, item.isPinned());
        pin.setAccessibleText(Texts.of(item.isPinned() ? "welcome.recent.unpin" : "welcome.recent.pin"));
        pin.setTooltip(new Tooltip(pin.getAccessibleText()));
        pin.setOnAction(_ -> model.togglePin(item.path()));
        var line = new HBox(new FontIcon(Feather.BOX), grid, pin);
        line.getStyleClass().add("welcome-pack");
        line.setAlignment(Pos.CENTER_LEFT);
        // It can be clicked anyway: its disk may be connected by now, and else a sentence says what is wrong.
        line.pseudoClassStateChanged(MISSING, !item.isThere());
        line.setFocusTraversable(true);
        line.setAccessibleText(item.name() + ", " + item.facts());
        line.setOnMouseClicked(_ -> model.open(item.path()));
        line.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.open(item.path());
            }
        });
        return line;
    }

    private static Button link(String text, Runnable action) {
        var link = new Button(text);
        link.getStyleClass().add("link-button");
        link.setOnAction(_ -> action.run());
        return link;
    }
}
