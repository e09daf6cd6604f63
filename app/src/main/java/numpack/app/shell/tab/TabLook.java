package numpack.app.shell.tab;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import numpack.app.axes.ShownAxes;
import numpack.app.grid.table.TableState;
import numpack.app.grid.table.TableState.DroppedRows;
import numpack.app.i18n.Names;
import numpack.app.i18n.Texts;
import numpack.app.session.ArrayTab;
import numpack.app.session.LookOnly;
import numpack.engine.draft.DraftArray;
import numpack.engine.shape.SelectionException;
import numpack.engine.shape.Shape;
import org.jspecify.annotations.Nullable;

/// What a tab shows of its array: the axes, and with them the state of its table. Foreground only.
public final class TabLook {
    private static final int MAX_PATH = 80;

    private final ArrayTab tab;
    private final ObjectProperty<@Nullable ShownAxes> axes = new SimpleObjectProperty<>(this, "axes");
    private final ReadOnlyObjectWrapper<@Nullable TableState> state = new ReadOnlyObjectWrapper<>(this, "state");
    private final Subscription following;

    TabLook(ArrayTab tab) {
        this.tab = tab;
        following = tab.session().stateProperty().subscribe(_ -> refresh())
                .and(tab.arrayProperty().subscribe(_ -> refresh()))
                .and(tab.showDroppedProperty().subscribe(_ -> refresh()))
                .and(axes.subscribe(_ -> refresh()));
    }

    ArrayTab tab() {
        return tab;
    }

    ObjectProperty<@Nullable ShownAxes> axesProperty() {
        return axes;
    }

    ReadOnlyObjectProperty<@Nullable TableState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    void close() {
        following.unsubscribe();
    }

    private void refresh() {
        var array = tab.arrayProperty().get();
        if (array == null) {
            state.set(null);
            return;
        }
        if (array.isReadable()) {
            var fitted = axes.get() == null ? first(array) : axes.get().fitted(array.shape());
            if (!fitted.equals(axes.get())) {
                // Comes back here through the subscription.
                axes.set(fitted);
                return;
            }
            tab.sliceTextProperty().set(fitted.text());
        }
        var shown = axes.get() == null ? ShownAxes.of(Shape.of(0)) : axes.get();
        var dropped = tab.showDroppedProperty().get() ? DroppedRows.SHOWN : DroppedRows.HIDDEN;
        state.set(new TableState(array, tab.session().getState().revision(), shown.rowAxis(), shown.columnAxis(), shown.slices(), dropped,
                readOnlyReason()));
    }

    private ShownAxes first(DraftArray array) {
        var whole = ShownAxes.of(array.shape());
        var text = tab.sliceTextProperty().get();
        if (text.isEmpty()) {
            return whole;
        }
        try {
            return whole.withText(text);
        } catch (SelectionException | ShownAxes.TooManyAxesException noLongerFits) {
            // A slice of the last run; the array may have another shape by now.
            return whole;
        }
    }

    private String readOnlyReason() {
        var link = Optional.ofNullable(tab.arrayProperty().get()).flatMap(DraftArray::linkTarget);
        return tab.session().lookOnly().map(LookOnly::sentence)
                .or(() -> link.map(target -> Texts.of("shell.readOnly.link", Names.elided(target, MAX_PATH)))).orElse("");
    }
}
