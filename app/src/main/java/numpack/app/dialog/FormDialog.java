package numpack.app.dialog;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// A dialog with fields of its own: its button works only while nothing is wrong, and a sentence says what is.
///
/// @param title what it is about
/// @param text what it does, in a sentence; may be empty
/// @param content the fields, in a region built for this dialog
/// @param focus the field that has the focus at first
/// @param accept the button that ends it
/// @param acceptText the words of that button, which may follow the fields
/// @param complaint what is wrong now, in a sentence; empty while all is well
/// @param result what the fields say; asked for once, when the button is pressed
/// @param <T> what the form yields
public record FormDialog<T>(
        String title,
        String text,
        Region content,
        Node focus,
        Choice accept,
        ObservableValue<String> acceptText,
        ObservableValue<String> complaint,
        Supplier<T> result) {
    /// A dialog whose button keeps its words.
    public FormDialog(String title, String text, Region content, Node focus, Choice accept, ObservableValue<String> complaint, Supplier<T> result) {
        this(title, text, content, focus, accept, new ReadOnlyStringWrapper(accept.text()), complaint, result);
    }
}
