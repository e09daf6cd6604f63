package numpack.app.inspect;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import numpack.app.command.OpenEdits;
import org.jspecify.annotations.Nullable;

/// The field in which an element is typed: judged at every keystroke by the same checks as a cell of the table. Enter takes the text, Escape does not;
/// a text that is refused keeps the field open.
final class ElementField extends VBox implements OpenEdits.Edit {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final InspectorViewModel model;
    private final OpenEdits edits;
    private final Runnable closed;
    private final Label place = new Label();
    private final TextField field = new TextField();
    private final Label message = new Label();
    private InspectedRow.@Nullable Values part;
    private int element;
    private String untouched = "";

    /// @param edits  receives what is being typed
    /// @param closed takes the focus back
    ElementField(InspectorViewModel model, OpenEdits edits, Runnable closed) {
        this.model = model;
        this.edits = edits;
        this.closed = closed;
        getStyleClass().add("inspect-field");
        place.getStyleClass().add("inspect-place");
        place.setMinWidth(USE_PREF_SIZE);
        message.getStyleClass().add("inspect-message");
        message.setWrapText(true);
        message.managedProperty().bind(message.textProperty().isNotEmpty());
        HBox.setHgrow(field, Priority.ALWAYS);
        var line = new HBox(place, field);
        line.getStyleClass().add("inspect-field-line");
        getChildren().addAll(line, message);
        field.textProperty().subscribe(_ -> judge());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.focusedProperty().subscribe((_, isFocused) -> {
            if (!isFocused && isOpen()) {
                finish();
            }
        });
        setVisible(false);
        setManaged(false);
    }

    boolean isOpen() {
        return part != null;
    }

    /// Opens over an element.
    ///
    /// @param where which element it is, in words; empty where there is one only
    void open(InspectedRow.Values values, int at, String where) {
        part = values;
        element = at;
        untouched = values.values().text(at);
        place.setText(where);
        place.setManaged(!where.isEmpty());
        setVisible(true);
        setManaged(true);
        field.setText(untouched);
        judge();
        field.requestFocus();
        field.selectAll();
    }

    /// Closes it and changes nothing.
    void cancel() {
        if (isOpen()) {
            hide();
        }
    }

    /// Takes what was typed; a text that is refused stays in the field, which counts as closed until it is judged again: nobody could answer it.
    ///
    /// @return whether it is closed
    boolean takeOrRest() {
        var values = part;
        if (values != null && isRefused(values)) {
            edits.report(this, OpenEdits.State.CLOSED);
            return false;
        }
        return finish();
    }

    @Override
    public boolean finish() {
        var values = part;
        if (values == null) {
            return true;
        }
        var text = field.getText();
        if (isRefused(values)) {
            field.requestFocus();
            return false;
        }
        int at = element;
        hide();
        if (!text.equals(untouched)) {
            model.commit(values, at, text);
        }
        return true;
    }

    @Override
    public boolean contains(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == this) {
                return true;
            }
        }
        return false;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            if (finish()) {
                closed.run();
            }
        } else if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            hide();
            closed.run();
        }
    }

    private void hide() {
        part = null;
        setVisible(false);
        setManaged(false);
        edits.report(this, OpenEdits.State.CLOSED);
    }

    private boolean isRefused(InspectedRow.Values values) {
        return !field.getText().equals(untouched) && !model.complaint(values, field.getText()).isEmpty();
    }

    /// Says what is wrong with the text, and that it is there. Nothing if it is closed.
    void judge() {
        var values = part;
        if (values == null) {
            return;
        }
        var text = field.getText();
        var complaint = text.equals(untouched) ? "" : model.complaint(values, text);
        message.setText(complaint.isEmpty() ? model.remark(values, text) : complaint);
        message.pseudoClassStateChanged(REFUSED, !complaint.isEmpty());
        field.pseudoClassStateChanged(REFUSED, !complaint.isEmpty());
        edits.report(this, text.equals(untouched) ? OpenEdits.State.UNCHANGED : OpenEdits.State.CHANGED);
    }
}
