package numpack.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.app.selection.GridSelection;
import numpack.app.selection.GridShift;
import numpack.app.selection.GridSpot;
import numpack.app.session.pack.ShownPack;
import numpack.app.session.space.ArrayPlace;
import numpack.app.session.space.AxisMapping;
import numpack.app.session.space.CellShift;
import numpack.app.session.space.CellSpace;
import numpack.app.session.space.RowView;
import numpack.app.session.space.ShownState;
import numpack.app.session.space.ShownState.DroppedRows;
import numpack.engine.draft.DraftArray;
import numpack.engine.shape.SelectionException;
import numpack.engine.shape.Shape;
import org.jspecify.annotations.Nullable;

/// One view of an array: its state, which axes lie along rows and columns, whether dropped rows stand among the others, what is selected, and which
/// picture shows it. Every picture of the array and every panel about it read it and write to it. It follows its array through renames. Foreground only.
///
/// Which rows are shown, and in what order, is a [RowView]: at first all of them. It is left by itself, and each [Follower] notified why, when rows have
/// got other numbers and their order is lost, when the user turns to other rows, or when a place has to be shown that is not in it.
///
/// Rows and columns of the selection are those of [ShownState#space]: whenever other rows are shown, the selection stays on the rows it was on, and
/// each [Follower] is notified where they are.
public final class ShownArray {
    private static final int MAX_PATH = 80;

    private final ShownPack pack;
    private final long arrayId;
    /// What is to be shown once the array can be read.
    private final String firstSlice;
    private final ReadOnlyObjectWrapper<@Nullable DraftArray> array = new ReadOnlyObjectWrapper<>(this, "array");
    private final ReadOnlyBooleanWrapper gone = new ReadOnlyBooleanWrapper(this, "gone");
    private final ObjectProperty<@Nullable AxisMapping> axes = new SimpleObjectProperty<>(this, "axes");
    private final BooleanProperty showDropped = new SimpleBooleanProperty(this, "showDropped");
    private final ReadOnlyObjectWrapper<@Nullable ShownState> state = new ReadOnlyObjectWrapper<>(this, "state");
    private final ObjectProperty<GridSelection> selection = new SimpleObjectProperty<>(this, "selection", GridSelection.START);
    private final ObjectProperty<@Nullable ShownHits> hits = new SimpleObjectProperty<>(this, "hits");
    private final StringProperty picture = new SimpleStringProperty(this, "picture", "");
    private final StringProperty cursorText = new SimpleStringProperty(this, "cursorText", "");
    private final StringProperty selectionText = new SimpleStringProperty(this, "selectionText", "");
    private final List<Follower> followers = new ArrayList<>();
    private final Subscription following;
    private RowView rows = RowView.NATURAL;
    /// The state of the array by which listed rows are numbered.
    private @Nullable DraftArray rowsIn;
    private boolean isFitting;
    /// What the selection is about: the last state of the array that had cells.
    private @Nullable CellSpace selectedIn;

    /// @param slice NumPy's index text of what is shown first; the whole array is shown if it is empty or does not fit
    public ShownArray(ShownPack pack, long arrayId, String slice) {
        this.pack = pack;
        this.arrayId = arrayId;
        this.firstSlice = slice;
        following = pack.changes().subscribe(_ -> follow()).and(showDropped.subscribe((_, _) -> turned()))
                .and(axes.subscribe((before, now) -> turned(before, now)));
        refresh();
    }

    public ShownPack pack() {
        return pack;
    }

    /// The array as it is now; null once it is gone.
    public ReadOnlyObjectProperty<@Nullable DraftArray> arrayProperty() {
        return array.getReadOnlyProperty();
    }

    /// Whether the array is no more.
    public ReadOnlyBooleanProperty goneProperty() {
        return gone.getReadOnlyProperty();
    }

    /// Which axes are shown, and where the others stand; null before the array could be read.
    public ObjectProperty<@Nullable AxisMapping> axesProperty() {
        return axes;
    }

    /// What is shown as NumPy's index text; empty for the whole of an array that could not be read yet.
    public String sliceText() {
        var shown = axes.get();
        return shown == null ? firstSlice : shown.text();
    }

    /// Whether dropped rows stand among the others.
    public BooleanProperty showDroppedProperty() {
        return showDropped;
    }

    /// Which rows are shown, and in what order.
    public RowView rowView() {
        return rows;
    }

    /// Shows some rows, from the first of them on. Where the array has moved on, they are shown by the numbers that they have now.
    ///
    /// @param seen the array by which the view numbers rows
    public void showRows(RowView.Listed view, DraftArray seen) {
        var now = array.get();
        var shown = axes.get();
        if (now == null || shown == null || !now.isReadable() || now.shape().ndim() == 0) {
            return;
        }
        rows = view;
        rowsIn = seen;
        if (view instanceof RowView.Only) {
            fit(shown.withAllRows());
        }
        refresh();
        space().filter(space -> space.listed().isPresent() && space.rowCount() > 0 && space.columnCount() > 0).ifPresent(this::begin);
    }

    /// Shows all rows again; the cursor stays on its row.
    public void showAllRows() {
        rows = RowView.NATURAL;
        rowsIn = null;
        refresh();
    }

    /// All of that in one value; null once the array is gone.
    public ReadOnlyObjectProperty<@Nullable ShownState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// How cells lie in rows and columns now; empty while none can be shown.
    public Optional<CellSpace> space() {
        return Optional.ofNullable(state.get()).flatMap(ShownState::space);
    }

    /// What is selected, and where the cursor is.
    public ObjectProperty<GridSelection> selectionProperty() {
        return selection;
    }

    public GridSelection getSelection() {
        return selection.get();
    }

    /// What of the array's rows is selected.
    public ObservableValue<RowChoice> rowChoice() {
        return state.flatMap(now -> selection.map(cells -> SelectedCells.choice(now.axes(), cells))).orElse(RowChoice.NO_TABLE);
    }

    /// The rows that are selected, whole or by cells; empty if axis 0 is not in sight.
    public Optional<RowSelection> rowSelection() {
        return space().filter(CellSpace::hasRowsInSight).map(space -> new SelectedCells(pack, space, selection.get().ranges()));
    }

    /// What a search has found in it so far; null while nothing is searched for.
    public ObjectProperty<@Nullable ShownHits> hitsProperty() {
        return hits;
    }

    /// The name of the picture that shows it; the window shows its usual one for a name that it does not know.
    public StringProperty pictureProperty() {
        return picture;
    }

    /// The cell under the cursor in words, as the picture in front says it; empty without one.
    public StringProperty cursorTextProperty() {
        return cursorText;
    }

    /// What the picture in front says of the selected cells; empty if that is nothing.
    public StringProperty selectionTextProperty() {
        return selectionText;
    }

    /// Turns the axes to a place of the array and selects it.
    public void show(ArrayPlace place) {
        var now = axes.get();
        if (now == null || place.parts().isEmpty()) {
            return;
        }
        if (rows instanceof RowView.Listed list && !place.isIn(list)) {
            leave(AllRowsWhy.PLACE);
        }
        if (place.needsDroppedRows() && rows == RowView.NATURAL) {
            showDropped.set(true);
        }
        axes.set(now.including(place.cells(now.shape())));
        space().flatMap(space -> place.selection(space, selection.get())).ifPresent(found -> {
            List.copyOf(followers).forEach(follower -> follower.seek(found.cursor()));
            selection.set(found);
        });
    }

    /// Lets a picture go along until it unsubscribes.
    public Subscription follow(Follower follower) {
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    boolean shows(ShownPack other, long id) {
        return pack == other && arrayId == id;
    }

    void close() {
        following.unsubscribe();
    }

    private void follow() {
        var now = pack.find(arrayId).orElse(null);
        array.set(now);
        gone.set(now == null);
        refresh();
    }

    /// The user has turned to other rows.
    private void turned(@Nullable AxisMapping before, @Nullable AxisMapping now) {
        if (!isFitting && before != null && now != null && !before.showsRowsLike(now)) {
            turned();
        } else {
            refresh();
        }
    }

    private void turned() {
        if (rows == RowView.NATURAL) {
            refresh();
        } else {
            leave(AllRowsWhy.TURNED);
        }
    }

    private void leave(AllRowsWhy why) {
        showAllRows();
        List.copyOf(followers).forEach(follower -> follower.showsAllRows(why));
    }

    private void fit(AxisMapping fitted) {
        isFitting = true;
        axes.set(fitted);
        isFitting = false;
    }

    /// The cursor goes to the first row; columns that are selected whole stay selected.
    private void begin(CellSpace space) {
        var before = selection.get();
        boolean isDown = space.rowAxis() == 0;
        var first = isDown ? new GridSpot(0, before.cursor().column()) : new GridSpot(before.cursor().row(), 0);
        boolean stays = isDown ? before.isWholeColumns() : before.isWholeRows();
        selection.set(stays ? new GridSelection(first, first, before.lead(), before.ranges()) : GridSelection.at(first));
        List.copyOf(followers).forEach(follower -> follower.seek(first));
        selection.set(stays ? new GridSelection(first, first, before.lead(), before.ranges()) : GridSelection.at(first));
    }

    private void refresh() {
        var now = array.get();
        if (now == null) {
            state.set(null);
            return;
        }
        if (now.isReadable()) {
            var fitted = axes.get() == null ? first(now) : axes.get().fitted(now.shape());
            if (!fitted.equals(axes.get())) {
                // Comes back here through the subscription.
                fit(fitted);
                return;
            }
        }
        boolean isLost = now.isReadable() && !followRows(now);
        var shown = axes.get() == null ? AxisMapping.of(Shape.of(0)) : axes.get();
        state.set(new ShownState(now, pack.revision(), shown, showDropped.get() ? DroppedRows.SHOWN : DroppedRows.HIDDEN, rows, readOnlyReason(now)));
        space().filter(space -> space.rowCount() > 0 && space.columnCount() > 0).ifPresent(this::shift);
        if (isLost) {
            List.copyOf(followers).forEach(follower -> follower.showsAllRows(AllRowsWhy.RENUMBERED));
        }
    }

    /// Lists the same rows in another state of the array.
    ///
    /// @return whether they are known there
    private boolean followRows(DraftArray now) {
        var then = rowsIn;
        if (!(rows instanceof RowView.Listed list) || then == null || then == now) {
            return true;
        }
        var moved = list.on(then, now);
        rows = moved.isPresent() ? moved.get() : RowView.NATURAL;
        rowsIn = moved.isPresent() ? now : null;
        return moved.isPresent();
    }

    private AxisMapping first(DraftArray now) {
        var whole = AxisMapping.of(now.shape());
        if (firstSlice.isEmpty()) {
            return whole;
        }
        try {
            return whole.withText(firstSlice);
        } catch (SelectionException | AxisMapping.TooManyAxesException noLongerFits) {
            // A slice of the last run; the array may have another shape by now.
            return whole;
        }
    }

    /// Holders of rows and columns are notified in the same call where they are now: what is typed next goes there.
    private void shift(CellSpace space) {
        var before = selectedIn;
        selectedIn = space;
        if (before == null) {
            return;
        }
        CellShift.between(before, space).ifPresent(shift -> {
            var moved = shift.of(selection.get());
            List.copyOf(followers).forEach(follower -> follower.shift(shift));
            selection.set(moved);
        });
    }

    private String readOnlyReason(DraftArray now) {
        var reason = pack.readOnlyReason().getValue();
        return !reason.isEmpty() ? reason
                : now.linkTarget().map(target -> Texts.of("session.readOnly.link", Names.elided(target, MAX_PATH))).orElse("");
    }

    /// Why listed rows are no longer shown.
    public enum AllRowsWhy {
        /// Rows have got other numbers, and which ones is not known for each of them.
        RENUMBERED,
        /// Another slice of the rows is shown, or dropped rows were shown or hidden.
        TURNED,
        /// Something is shown that is not among them.
        PLACE
    }

    /// A picture that has a place of its own in the array.
    public interface Follower {
        /// Other rows are shown: keeps its place on the rows where it is. The selection follows.
        void shift(GridShift shift);

        /// A cell is to be seen. The selection follows.
        void seek(GridSpot cell);

        /// Listed rows were shown, and now all are.
        void showsAllRows(AllRowsWhy why);
    }
}
