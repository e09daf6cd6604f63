package numpack.app.shell;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Separator;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToolBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import numpack.app.command.CommandButtons;
import numpack.app.command.CommandGroup;
import numpack.app.command.CommandMenus;
import numpack.app.command.Commands;
import numpack.app.control.EmptyState;
import numpack.app.i18n.Texts;
import numpack.app.prefs.WorkspaceStore;
import numpack.app.shell.panel.PanelArea;
import numpack.app.shell.panel.Panels;
import numpack.app.style.Stylesheets;
import org.kordamp.ikonli.feather.Feather;

/// The window's content: menu, tool bar, tabs with the panels around them, status bar; or the welcome page while no pack is open.
public final class ShellView extends BorderPane {
    private final Commands commands;
    private final Panels panels;
    private final Panes panes;

    /// What the frame holds.
    ///
    /// @param welcome shown while no pack is open
    /// @param banners over the tabs
    /// @param tabs    in the middle
    /// @param panels  around the tabs
    /// @param status  at the bottom
    public record Parts(Region welcome, Region banners, Region tabs, Panels panels, Region status) {}

    /// @param workspace knows which packs were opened before
    public ShellView(Commands commands, Parts parts, ShellViewModel model, WorkspaceStore workspace) {
        this.commands = commands;
        getStyleClass().add("shell");
        Stylesheets.install(this, "shell.css");
        panels = parts.panels();
        var tools = toolBar();
        setTop(new VBox(menuLine(new RecentMenu(workspace, model::open)), tools));
        var middle = new BorderPane(new StackPane(parts.tabs(), noTab(model))) {
            /// The focus goes to the tabs.
            @Override
            public void requestFocus() {
                parts.tabs().requestFocus();
            }
        };
        middle.setTop(parts.banners());
        var area = new PanelArea(panels, middle);
        panes = new Panes(area::stops);
        var center = new StackPane(parts.welcome(), area);
        var showsPacks = model.showsPacks();
        area.visibleProperty().bind(showsPacks);
        parts.welcome().visibleProperty().bind(area.visibleProperty().or(model.startingProperty()).not());
        tools.visibleProperty().bind(showsPacks);
        tools.managedProperty().bind(showsPacks);
        setCenter(center);
        setBottom(parts.status());
    }

    /// What the keys for panes go round.
    public Panes panes() {
        return panes;
    }

    /// Lies over the tabs while none of them is in front: their heads can still be used.
    private EmptyState noTab(ShellViewModel model) {
        var create = CommandButtons.framed(commands.get("array.create"));
        create.visibleProperty().bind(model.isPackEmpty());
        create.managedProperty().bind(create.visibleProperty());
        var noTab = new EmptyState(Feather.GRID, "", create);
        noTab.sentenceProperty().bind(model.noTabSentence());
        noTab.visibleProperty().bind(model.saysNoTab());
        noTab.setPickOnBounds(false);
        return noTab;
    }

    private Node menuLine(Menu recent) {
        var name = new Label(Texts.of("shell.title"));
        name.getStyleClass().addAll("strong", "shell-name");
        var bar = new MenuBar();
        for (var group : CommandGroup.values()) {
            var members = commands.inGroup(group);
            if (!members.isEmpty()) {
                var menu = CommandMenus.menu(group.menuText(), MenuPlan.of(commands, group, panels.commands()));
                if (group == CommandGroup.VIEW) {
                    menu.getItems().addAll(0, List.of(CommandMenus.menu(Texts.of("shell.panels.text"), List.of(panels.commands())), new SeparatorMenuItem()));
                }
                bar.getMenus().add(menu);
            }
        }
        var file = bar.getMenus().getFirst().getItems();
        file.add(1 + file.indexOf(file.stream().filter(item -> "shell.open".equals(item.getId())).findFirst().orElseThrow()), recent);
        // The mnemonics of JavaFX do not reach the menus of a bar from every control.
        addEventHandler(KeyEvent.KEY_PRESSED, event -> openByLetter(bar, event));
        HBox.setHgrow(bar, Priority.ALWAYS);
        // In a narrow window the menus stay whole.
        bar.setMinWidth(Region.USE_PREF_SIZE);
        name.setMinWidth(0);
        var hint = new Button();
        var palette = commands.get("shell.palette");
        hint.textProperty().bind(palette.keysProperty().map(_ -> Texts.of("shell.palette.hint", palette.keyText())));
        hint.setOnAction(_ -> palette.run());
        hint.getStyleClass().addAll("flat", "shell-hint");
        hint.setFocusTraversable(false);
        hint.setMinWidth(0);
        var line = new HBox(name, bar, hint);
        line.getStyleClass().add("shell-menu");
        return line;
    }

    private static void openByLetter(MenuBar bar, KeyEvent event) {
        if (event.isAltDown() && !event.isControlDown() && !event.isShiftDown() && !event.isMetaDown()) {
            bar.getMenus().stream().filter(menu -> event.getCode().getName().equalsIgnoreCase(letter(menu))).findFirst().ifPresent(menu -> {
                event.consume();
                menu.show();
            });
        }
    }

    private static String letter(Menu menu) {
        int at = menu.getText().indexOf('_') + 1;
        return menu.getText().substring(at, at + 1);
    }

    private ToolBar toolBar() {
        var save = CommandButtons.framed(commands.get("shell.save"));
        save.getStyleClass().add("accent");
        var tools = new ToolBar(CommandButtons.flat(commands.get("shell.open")), save, new Separator(Orientation.VERTICAL),
                CommandButtons.icon(commands.get("shell.undo")), CommandButtons.icon(commands.get("shell.redo")));
        var looks = Stream.of("find.open", "grid.goToRow").flatMap(id -> commands.find(id).stream()).map(CommandButtons::flat).toList();
        if (!looks.isEmpty()) {
            tools.getItems().add(new Separator(Orientation.VERTICAL));
            tools.getItems().addAll(looks);
        }
        return tools;
    }
}
