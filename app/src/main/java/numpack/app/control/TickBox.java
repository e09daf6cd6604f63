package numpack.app.control;

import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;

/// A check box of a dialog. Space ticks it; Enter means the dialog's primary button, as in every other field, and ticks nothing.
public final class TickBox extends CheckBox {
    private static final KeyCodeCombination ENTER = new KeyCodeCombination(KeyCode.ENTER);

    public TickBox(String text) {
        super(text);
        setMnemonicParsing(false);
        // JavaFX would untick it and keep the key for itself: whoever accepts with Enter would leave out what is ticked.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (ENTER.match(event)) {
                event.consume();
                var primary = getScene().getAccelerators().get(ENTER);
                if (primary != null) {
                    primary.run();
                }
            }
        });
    }
}
