package numpack.app.grid;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import numpack.app.command.OpenEdits;
import numpack.app.grid.model.CellState;
import numpack.app.grid.model.GridEditor;
import numpack.app.grid.model.GridIntents;
import numpack.app.grid.model.GridModel;
import numpack.app.grid.paint.GridPanes;
import numpack.app.grid.space.ColumnWidths;
import numpack.app.grid.space.GridGeometry;
import numpack.app.grid.space.GridHit;
import numpack.app.grid.space.GridMoves;
import numpack.app.grid.space.GridPosition;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridShift;
import numpack.app.selection.GridSpot;
import numpack.app.selection.GridStep;
import numpack.app.style.Stylesheets;
import org.jspecify.annotations.Nullable;

/// The grid: shows a [GridModel] of any size, lets the user move, select and type, and changes nothing itself.
///
/// Only what is on the screen exists as nodes; a frame costs the same at 10^3 and at 10^12 rows. Values are changed by a
/// [GridEditor], selections handed to [GridIntents]; without them it is read only. All methods belong to the FX thread.
/// ```java
/// var grid = new GridView(model);
/// grid.setEditor(editor);
/// grid.selectionProperty().subscribe(selection -> status.show(selection.cursor()));
/// grid.goTo(999_999_999_999L, 0);
/// ```
public final class GridView extends Region {
    /// The least zoom.
    public static final double MIN_ZOOM = 0.5;

    /// The most zoom.
    public static final double MAX_ZOOM = 3;

    private static final double ZOOM_STEP = 0.1;
    private static final double FONT_SIZE = 12;
    private static final PseudoClass EDITING = PseudoClass.getPseudoClass("editing");

    private final GridGeometry geometry = new GridGeometry();
    private final GridMoves moves = new GridMoves(this, geometry, this::requestLayout);
    private final GridMessage message = new GridMessage();
    private final CellEditor cellEditor = new CellEditor(message, new EditorOutcome());
    private final GridPanes panes = new GridPanes(geometry, moves, cellEditor.layer(), message.node());
    private final GridKeys keys = new GridKeys(this, geometry, moves);
    private final GridMenus menus = new GridMenus(this, geometry);
    private final GridTips tips = new GridTips(this);
    private final GridSpeech speech = new GridSpeech(this, panes);
    private final InvalidationListener repaint = revision -> requestLayout();
    private final WeakInvalidationListener weakRepaint = new WeakInvalidationListener(repaint);
    private final IntegerProperty frozenColumns = new SimpleIntegerProperty(this, "frozenColumns");
    private final DoubleProperty zoom = new SimpleDoubleProperty(this, "zoom", 1);
    private final OpenEdits.Edit openEdit = new OpenCell();
    private final GridModel model;
    private @Nullable OpenEdits openEdits;
    private @Nullable GridEditor editor;
    private @Nullable GridIntents intents;
    private boolean ownsIntentKeys = true;

    /// A grid over a model; it holds the model, the model does not hold it.
    public GridView(GridModel model) {
        this.model = model;
        getStyleClass().add("grid-view");
        Stylesheets.install(this, "grid.css");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        getChildren().addAll(panes.nodes());
        new GridMouse(this, geometry, moves);
        model.revisionProperty().addListener(weakRepaint);
        frozenColumns.subscribe(this::requestLayout);
        zoom.subscribe(this::zoomed);
        sceneProperty().subscribe(scene -> {
            if (scene == null && !cellEditor.close()) {
                // The field and the error of its text will not be seen again.
                cellEditor.cancel();
            }
        });
    }

    /// What is shown.
    public GridModel getModel() {
        return model;
    }

    /// Who changes values; none makes the grid read only.
    public void setEditor(@Nullable GridEditor newEditor) {
        editor = newEditor;
        cellEditor.setEditor(newEditor);
    }

    /// The handler of keys on the selection; none lets those keys pass.
    public void setIntents(@Nullable GridIntents newIntents) {
        intents = newIntents;
    }

    /// The registry of what is being typed, so that commands can finish it first.
    public void setOpenEdits(OpenEdits edits) {
        openEdits = edits;
    }

    /// Lets the keys for copy, paste and fill pass, because the window's commands own them and call [#intend] and
    /// [#paste] themselves.
    public void leaveIntentKeysToCommands() {
        ownsIntentKeys = false;
    }

    /// Who makes the menu for what was hit; a null menu is none.
    public void setContextMenuFactory(Function<GridHit, @Nullable ContextMenu> factory) {
        menus.setFactory(factory);
    }

    /// What is selected. Changed before the frame that shows it.
    public ReadOnlyObjectProperty<GridSelection> selectionProperty() {
        return moves.selectionProperty();
    }

    /// What is selected.
    public GridSelection getSelection() {
        return moves.selection();
    }

    /// Selects, without scrolling; what lies outside the model is left out.
    public void select(GridSelection selection) {
        refresh();
        moves.select(selection);
    }

    /// Stays on the rows and columns that it is on, wherever they are in the model now: with the selection, an open field, and the place, which
    /// keeps its first row, or else the cursor's where it was on the screen.
    public void follow(GridShift shift) {
        double cursorY = geometry.rowY(getSelection().cursor().row());
        boolean wasSeen = Double.isFinite(cursorY) && cursorY < geometry.headHeight + geometry.bodyHeight;
        var top = geometry.top;
        refresh();
        if (geometry.isEmpty()) {
            return;
        }
        moves.select(shift.of(getSelection()));
        moves.scrollRows(new GridPosition(shift.rowNearest(top.index()), top.offset()));
        if (wasSeen) {
            moves.keepSeen(getSelection().cursor().row(), cursorY - geometry.headHeight);
        }
        cellEditor.follow(shift);
    }

    /// Puts the cursor on a cell, the nearest one if there is none, and scrolls so that it stands well in view.
    public void goTo(long row, long column) {
        refresh();
        moves.goTo(new GridSpot(Math.max(0, row), Math.max(0, column)));
    }

    /// Scrolls by this many pixels; the selection stays.
    public void scrollBy(double x, double y) {
        refresh();
        moves.scrollBy(x, y);
    }

    /// The scrolled cell that is seen first, at least in part: where [#scrollTo] came from, to be remembered with the tab.
    public GridSpot firstSeen() {
        return new GridSpot(geometry.top.index(), geometry.left.index());
    }

    /// Scrolls so that this cell is seen first, the nearest one if there is none; the selection stays. Works before the
    /// grid has a size.
    public void scrollTo(GridSpot first) {
        refresh();
        moves.scrollRows(new GridPosition(first.row(), 0));
        moves.scrollColumns(new GridPosition(first.column(), 0));
    }

    /// How many columns at the left do not scroll. Fewer are frozen while they would take all the room.
    public IntegerProperty frozenColumnsProperty() {
        return frozenColumns;
    }

    /// 1 for 100 %; kept within [#MIN_ZOOM] and [#MAX_ZOOM].
    public DoubleProperty zoomProperty() {
        return zoom;
    }

    /// Sets the zoom, brought within the limits.
    public void setZoom(double value) {
        zoom.set(Math.clamp(value, MIN_ZOOM, MAX_ZOOM));
    }

    /// The widths the user has set. After changing them by hand call `requestLayout`.
    public ColumnWidths columnWidths() {
        return geometry.widths;
    }

    /// What lies under a point of this node.
    public GridHit hit(double x, double y) {
        return geometry.hit(x, y);
    }

    /// Opens the field over the cursor's cell, or says under it why not.
    public void edit() {
        edit(getSelection().cursor(), Optional.empty());
    }

    /// Whether a field is open.
    public boolean isEditing() {
        return cellEditor.isOpen();
    }

    /// Hands the selection to the intents, as in `grid.intend(GridIntents::copyTsv)`.
    ///
    /// @return whether there was anyone to hand it to
    public boolean intend(BiConsumer<GridIntents, GridSelection> intent) {
        if (intents == null || geometry.isEmpty()) {
            return false;
        }
        intent.accept(intents, getSelection());
        return true;
    }

    /// Hands what is on the clipboard to the intents.
    ///
    /// @return whether there was text and anyone to hand it to
    public boolean paste() {
        var text = ClipboardText.read();
        return !text.isEmpty() && intend((who, selection) -> who.paste(selection, text));
    }

    /// Sets the width of a column to what its cells on the screen and its head need.
    public void fitColumn(long column) {
        setColumnWidth(column, panes.neededWidth(column, model) / geometry.zoom);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return speech.answer(attribute, parameters)
            .orElseGet(() -> super.queryAccessibleAttribute(attribute, parameters));
    }

    @Override
    protected void layoutChildren() {
        refresh();
        if (!geometry.isEmpty()) {
            var inside = getSelection().within(geometry.rowCount, geometry.columnCount);
            if (!inside.equals(getSelection())) {
                moves.select(inside);
            }
        }
        panes.paint(model);
        cellEditor.place(geometry, panes.font());
        message.place(geometry);
        speech.refresh();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 640;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 400;
    }

    /// Shows what is loading as such at once, for pictures of it.
    void stopBeingPatient() {
        geometry.isWaiting = true;
        requestLayout();
    }

    boolean ownsIntentKeys() {
        return ownsIntentKeys;
    }

    void edit(GridSpot spot, Optional<String> typed) {
        if (editor == null || geometry.isEmpty()) {
            return;
        }
        moves.reveal(spot);
        cellEditor.open(spot, typed);
    }

    /// Opens the field if the cell can be edited, and says nothing if not.
    boolean editQuietly(GridSpot spot) {
        if (editor == null || geometry.isEmpty() || isCheckBox(spot)
            || !(editor.start(spot.row(), spot.column()) instanceof GridEditor.Start.Text)) {
            return false;
        }
        edit(spot, Optional.empty());
        return true;
    }

    boolean closeEditor() {
        return cellEditor.close();
    }

    void toggle(GridSpot spot) {
        if (editor != null && isCheckBox(spot)) {
            editor.toggle(spot.row(), spot.column());
        }
    }

    boolean isCheckBox(GridSpot spot) {
        return panes.hasState(spot, CellState.CHECK_BOX);
    }

    void hideNotice() {
        if (!cellEditor.isOpen()) {
            message.hide();
        }
    }

    void zoomBy(int steps) {
        setZoom(Math.rint((zoom.get() + steps * ZOOM_STEP) * 10) / 10);
    }

    void setColumnWidth(long column, double width) {
        geometry.widths.set(column, width);
        requestLayout();
    }

    void widenColumns(double pixels) {
        var active = getSelection().active();
        var first = active.isWholeColumns() ? active.firstColumn() : getSelection().cursor().column();
        var last = active.isWholeColumns() ? Math.min(active.lastColumn(), first + geometry.columns.visible(geometry.left))
            : first;
        for (var column = first; column <= last && column < geometry.columnCount; column++) {
            setColumnWidth(column, geometry.widths.get(column) + pixels);
        }
    }

    void hover(@Nullable GridHit hit) {
        panes.hover(hit);
        tips.show(tipAt(hit));
    }

    String tipAt(@Nullable GridHit hit) {
        return panes.tip(hit, model);
    }

    boolean showMenuAtCursor() {
        var cursor = getSelection().cursor();
        moves.reveal(cursor);
        return !geometry.isEmpty() && menus.showAt(cursor);
    }

    private void zoomed() {
        geometry.zoom = Math.clamp(zoom.get(), MIN_ZOOM, MAX_ZOOM);
        setStyle("-fx-font-size: " + FONT_SIZE * geometry.zoom + "px;");
        requestLayout();
    }

    private void refresh() {
        panes.measure(model);
        geometry.update(model, getWidth(), getHeight(), frozenColumns.get());
    }

    /// The field as commands see it.
    private final class OpenCell implements OpenEdits.Edit {
        @Override
        public boolean finish() {
            var where = cellEditor.spot();
            if (cellEditor.close()) {
                return true;
            }
            if (!isSeen()) {
                cellEditor.cancel();
                return true;
            }
            if (where != null) {
                moves.reveal(where);
            }
            return false;
        }

        /// Where the error of a text is not visible, it must not block the whole window.
        private boolean isSeen() {
            for (Node at = GridView.this; at != null; at = at.getParent()) {
                if (!at.isVisible()) {
                    return false;
                }
            }
            return true;
        }

        /// Within the grid, its own mouse decides.
        @Override
        public boolean contains(Node node) {
            for (var at = node; at != null; at = at.getParent()) {
                if (at == GridView.this) {
                    return true;
                }
            }
            return false;
        }
    }

    /// What the field asks of the grid.
    private final class EditorOutcome implements CellEditor.Outcome {
        @Override
        public void changed() {
            pseudoClassStateChanged(EDITING, cellEditor.isOpen());
            if (openEdits != null) {
                openEdits.report(openEdit, cellEditor.state());
            }
            requestLayout();
        }

        @Override
        public void refocus() {
            requestFocus();
        }

        @Override
        public void step(GridStep step) {
            moves.step(step);
        }

        @Override
        public void arrow(KeyCode arrow) {
            keys.arrow(arrow, GridMoves.Mode.MOVE);
        }

        @Override
        public void paste(GridSpot where, String text) {
            moves.select(GridSelection.at(where));
            intend((who, selection) -> who.paste(selection, text));
        }

        @Override
        public void fill(String text) {
            intend((who, selection) -> who.fill(selection, text));
        }
    }
}
