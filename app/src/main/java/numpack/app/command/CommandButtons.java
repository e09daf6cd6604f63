package numpack.app.command;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/// Buttons made of commands: words, greying, tooltip and accessible text follow the command.
public final class CommandButtons {
    private static final String FOLLOWING = "numpack.app.following";

    private CommandButtons() {}

    /// Icon and words, without a frame, as in the tool bar.
    public static Button flat(Command command) {
        var button = new Button();
        button.textProperty().bind(command.textProperty());
        button.getStyleClass().add("flat");
        return prepare(button, command);
    }

    /// Icon and words in a frame.
    public static Button framed(Command command) {
        var button = new Button();
        button.textProperty().bind(command.textProperty());
        return prepare(button, command);
    }

    /// The icon alone, without a frame.
    public static Button icon(Command command) {
        var button = new Button();
        button.getStyleClass().addAll("flat", "icon-only");
        return prepare(button, command);
    }

    /// A button that stays pressed while the command's switch is on.
    public static ToggleButton toggle(Command command) {
        var button = new ToggleButton();
        button.textProperty().bind(command.textProperty());
        prepare(button, command);
        command.state().ifPresent(state -> {
            ChangeListener<Boolean> follow = (_, _, now) -> button.setSelected(now);
            button.getProperties().put(FOLLOWING, follow);
            state.addListener(new WeakChangeListener<>(follow));
            button.setSelected(state.get());
            button.setOnAction(event -> {
                command.run();
                button.setSelected(state.get());
            });
        });
        return button;
    }

    private static <T extends ButtonBase> T prepare(T button, Command command) {
        button.setId(command.id());
        button.setMnemonicParsing(false);
        button.setGraphic(new FontIcon(command.icon()));
        button.disableProperty().bind(command.enabledProperty().not());
        button.setOnAction(event -> command.run());
        button.accessibleTextProperty().bind(command.textProperty());
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(Bindings.createStringBinding(
                command::textWithKey, command.textProperty(), command.keysProperty()));
        button.setTooltip(tooltip);
        DisabledReasons.mark(button, command);
        return button;
    }
}
