package numpack.app.shell.panel;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import numpack.app.command.Command;
import numpack.app.command.CommandButtons;
import numpack.app.panel.PanelSide;

/// A button for each panel at some sides, pressed while the panel is seen: the way to a panel also where there is no room for it.
public final class PanelButtons extends HBox {
    private final Panels panels;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final List<PanelSide> sides;

    public PanelButtons(Panels panels, PanelSide... sides) {
        this.panels = panels;
        this.sides = List.of(sides);
        setMinWidth(USE_PREF_SIZE);
        setAlignment(Pos.CENTER_LEFT);
        for (int i = 0; i < panels.all().size(); i++) {
            buttons.add(button(panels.all().get(i), panels.commands().get(i)));
        }
        panels.revisionProperty().subscribe(_ -> arrange());
    }

    private void arrange() {
        var shown = new ArrayList<Node>();
        for (int i = 0; i < buttons.size(); i++) {
            if (sides.contains(panels.all().get(i).side)) {
                shown.add(buttons.get(i));
            }
        }
        if (!shown.equals(getChildren())) {
            getChildren().setAll(shown);
        }
    }

    private static ToggleButton button(ShownPanel panel, Command command) {
        var button = CommandButtons.toggle(command);
        button.getStyleClass().addAll("icon-only", "status-panel");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setFocusTraversable(false);
        button.visibleProperty().bind(command.enabledProperty());
        button.managedProperty().bind(button.visibleProperty());
        var dot = new Region();
        dot.getStyleClass().add("status-panel-dot");
        dot.visibleProperty().bind(panel.panel().marked());
        StackPane.setAlignment(dot, Pos.TOP_RIGHT);
        // A button makes a resizable graphic as large as itself.
        button.setGraphic(new Group(new StackPane(button.getGraphic(), dot)));
        return button;
    }
}
