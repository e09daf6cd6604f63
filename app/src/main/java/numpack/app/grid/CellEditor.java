package numpack.app.grid;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import numpack.app.command.OpenEdits;
import numpack.app.grid.model.GridEditor;
import numpack.app.grid.paint.GridFont;
import numpack.app.grid.space.GridGeometry;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridShift;
import numpack.app.selection.GridSpot;
import numpack.app.selection.GridStep;
import org.jspecify.annotations.Nullable;

/// The field that is laid over a cell while it is edited. It asks at every keystroke what would become of the text, shows
/// the answer below itself, and does not close over a text that was refused.
final class CellEditor {
    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");
    private static final double EXTRA = 12;

    private final TextField field = new PastedInto();
    private final Pane layer = new Pane(field);
    private final Rectangle clip = new Rectangle();
    private final GridMessage message;
    private final Outcome outcome;
    private @Nullable GridEditor editor;
    private @Nullable GridSpot spot;
    /// The text that was there before the user did something; null if it was typed over.
    private @Nullable String untouched;
    private EditStart opening = EditStart.AT_REST;
    private GridEditor.Check check = GridEditor.Check.OK;

    CellEditor(GridMessage message, Outcome outcome) {
        this.message = message;
        this.outcome = outcome;
        field.getStyleClass().add("grid-field");
        field.setManaged(false);
        field.setVisible(false);
        field.textProperty().subscribe(this::checkText);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.focusedProperty().subscribe(this::focusMoved);
        layer.setManaged(false);
        layer.setPickOnBounds(false);
        layer.setClip(clip);
    }

    /// The node to be laid over the cells.
    Pane layer() {
        return layer;
    }

    void setEditor(@Nullable GridEditor newEditor) {
        cancel();
        editor = newEditor;
    }

    boolean isOpen() {
        return spot != null;
    }

    /// Its state, for code that must not lose typed text.
    OpenEdits.State state() {
        return spot == null ? OpenEdits.State.CLOSED : field.getText().equals(untouched) ? OpenEdits.State.UNCHANGED : OpenEdits.State.CHANGED;
    }

    /// The cell that it lies over; null if it is closed.
    @Nullable GridSpot spot() {
        return spot;
    }

    /// Opens over a cell, or says why not.
    ///
    /// @param typed what was typed to open it, which replaces the text there was
    void open(GridSpot where, Optional<String> typed) {
        if (editor == null || !close()) {
            return;
        }
        switch (editor.start(where.row(), where.column())) {
            case GridEditor.Start.Text(var text) -> begin(where, text, typed);
            case GridEditor.Start.Unknown(var reason) -> typed.ifPresentOrElse(replacing -> begin(where, replacing, typed),
                    () -> message.show(GridMessage.Kind.NOTE, reason, where));
            case GridEditor.Start.Refused(var reason) -> message.show(GridMessage.Kind.NOTE, reason, where);
        }
    }

    private void begin(GridSpot where, String text, Optional<String> typed) {
        spot = where;
        opening = typed.isPresent() ? EditStart.BY_TYPING : EditStart.AT_REST;
        untouched = typed.isPresent() ? null : text;
        field.setText(typed.orElse(text));
        checkText(field.getText());
        field.setVisible(true);
        field.requestFocus();
        if (typed.isPresent()) {
            field.end();
        } else {
            field.selectAll();
        }
        outcome.changed();
    }

    /// Commits what is in the field and closes it.
    ///
    /// @return whether no field is open any more: a refused text stays
    boolean close() {
        var where = spot;
        if (where == null || editor == null) {
            return true;
        }
        if (check instanceof GridEditor.Check.Refused) {
            field.requestFocus();
            return false;
        }
        var text = field.getText();
        // Whether what was typed is new only the editor can tell: what the cell shows may be old by now.
        var isUntouched = text.equals(untouched);
        hide();
        if (!isUntouched) {
            editor.commit(where.row(), where.column(), text);
        }
        return true;
    }

    /// Closes the field and changes nothing.
    void cancel() {
        if (spot != null) {
            hide();
        }
    }

    /// Stays on its cell, wherever that is by now. A cell that is no longer shown takes the field along.
    void follow(GridShift shift) {
        var where = spot;
        if (where == null || editor == null) {
            return;
        }
        var now = shift.of(where);
        if (!shift.isShown(where)) {
            hide();
            message.show(GridMessage.Kind.NOTE, Texts.of("grid.cell.notShown"), now);
        } else if (editor.start(now.row(), now.column()) instanceof GridEditor.Start.Refused(var reason)) {
            hide();
            message.show(GridMessage.Kind.NOTE, reason, now);
        } else {
            // Editing begins again at the cell as the model has it now; what is typed stays.
            spot = now;
            checkText(field.getText());
        }
    }

    /// Lays the field over its cell, wherever that is by now.
    void place(GridGeometry geometry, GridFont font) {
        layer.resizeRelocate(0, 0, geometry.width, geometry.height);
        var where = spot;
        if (where == null) {
            return;
        }
        var isFrozen = where.column() < geometry.frozen;
        var clipX = isFrozen ? geometry.rowHeadWidth : geometry.bodyX();
        clip.setX(clipX - 1);
        clip.setY(geometry.headHeight - 1);
        clip.setWidth(geometry.bodyX() + geometry.bodyWidth - clipX + 1);
        clip.setHeight(geometry.bodyHeight + 1);
        var x = geometry.columnX(where.column());
        var y = geometry.rowY(where.row());
        if (Double.isInfinite(x) || Double.isInfinite(y)) {
            // Out of sight it stays visible to the scene graph: hidden it would lose the focus and what is typed.
            field.relocate(-10_000, -10_000);
            return;
        }
        var cellWidth = geometry.columnWidth(where.column()) + 1;
        var wanted = font.width(field.getText()) + 2 * geometry.padding() + EXTRA;
        var room = geometry.bodyX() + geometry.bodyWidth - clipX;
        var width = Math.min(Math.max(cellWidth, wanted), Math.max(cellWidth, room));
        var left = Math.max(Math.min(x - 1, clipX + room - width), Math.min(x - 1, clipX - 1));
        field.resizeRelocate(left, y - 1, width, geometry.rowHeight + 1);
    }

    private void hide() {
        spot = null;
        var hadFocus = field.isFocused();
        field.setVisible(false);
        message.hide();
        if (hadFocus) {
            outcome.refocus();
        }
        outcome.changed();
    }

    private void checkText(String text) {
        var where = spot;
        if (where == null || editor == null) {
            return;
        }
        check = editor.check(where.row(), where.column(), text);
        field.pseudoClassStateChanged(REFUSED, check instanceof GridEditor.Check.Refused);
        switch (check) {
            case GridEditor.Check.Accepted() -> message.hide();
            case GridEditor.Check.Noted(var sentence) -> message.show(GridMessage.Kind.NOTE, sentence, where);
            case GridEditor.Check.Refused(var sentence) -> message.show(GridMessage.Kind.REFUSAL, sentence, where);
        }
        outcome.changed();
    }

    private void focusMoved(boolean isFocused) {
        // Focus that goes elsewhere takes the text along; a refused text waits for its return.
        if (!isFocused && spot != null && !(check instanceof GridEditor.Check.Refused)) {
            close();
        }
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> consume(event, this::cancel);
            case ENTER -> consume(event, () -> entered(event));
            case TAB -> consume(event, () -> leave(event.isShiftDown() ? GridStep.LEFT : GridStep.RIGHT));
            case UP, DOWN, LEFT, RIGHT -> {
                if (opening == EditStart.BY_TYPING && !event.isShiftDown() && !event.isShortcutDown()) {
                    consume(event, () -> leaveByArrow(event.getCode()));
                }
            }
            case F2 -> consume(event, () -> opening = EditStart.AT_REST);
            default -> { }
        }
    }

    private void entered(KeyEvent event) {
        if (!event.isShortcutDown()) {
            leave(event.isShiftDown() ? GridStep.UP : GridStep.DOWN);
        } else if (!(check instanceof GridEditor.Check.Refused)) {
            var text = field.getText();
            hide();
            outcome.fill(text);
        }
    }

    private void leave(GridStep step) {
        if (close()) {
            outcome.step(step);
        }
    }

    private void leaveByArrow(KeyCode arrow) {
        if (close()) {
            outcome.arrow(arrow);
        }
    }

    private static void consume(KeyEvent event, Runnable action) {
        event.consume();
        action.run();
    }

    /// A block replaces what is typed, as it would replace the cell; anything else goes into the text.
    private void paste(String text) {
        var where = spot;
        if (where == null || text.isEmpty()) {
            return;
        }
        if (ClipboardText.isBlock(text)) {
            hide();
            outcome.paste(where, text);
        } else if (ClipboardText.isBinary(text)) {
            message.show(GridMessage.Kind.REFUSAL, Texts.of("grid.paste.binary"), where);
            outcome.changed();
        } else {
            field.replaceSelection(ClipboardText.cell(text));
        }
    }

    /// The field; by itself it would drop tabs and line ends of what is pasted, and make one number of a whole block.
    private final class PastedInto extends TextField {
        @Override
        public void paste() {
            CellEditor.this.paste(ClipboardText.read());
        }
    }

    /// How the field was opened: by typing, arrows leave it; else they move within the text.
    private enum EditStart { AT_REST, BY_TYPING }

    /// What follows when the field closes.
    interface Outcome {
        /// Something about the field has changed and wants a frame.
        void changed();

        /// The grid takes the focus back.
        void refocus();

        /// Enter or Tab: go on.
        void step(GridStep step);

        /// An arrow: go there.
        void arrow(KeyCode arrow);

        /// A block of cells was pasted: it goes to this cell and those beside it.
        void paste(GridSpot where, String text);

        /// Ctrl+Enter: set the whole selection.
        void fill(String text);
    }
}
