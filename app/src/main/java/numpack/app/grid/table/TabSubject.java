package numpack.app.grid.table;

import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import numpack.app.i18n.Texts;
import numpack.app.session.ArrayTab;
import numpack.app.session.AxisMapping;
import numpack.engine.draft.Draft;
import numpack.engine.shape.Slice;
import org.jspecify.annotations.Nullable;

/// A tab of the session as a table looks at it.
final class TabSubject implements TableSubject {
    private final ArrayTab tab;
    private final ObservableValue<@Nullable TableState> state;

    TabSubject(ArrayTab tab) {
        this.tab = tab;
        this.state = Bindings.createObjectBinding(this::now, tab.arrayProperty(), tab.axesProperty(), tab.showDroppedProperty());
    }

    @Override
    public ObservableValue<@Nullable TableState> state() {
        return state;
    }

    @Override
    public void edit(Consumer<Draft> verb, LongConsumer done, Consumer<? super Throwable> failed) {
        tab.session().edit(verb, done, failed);
    }

    private @Nullable TableState now() {
        var array = tab.arrayProperty().get();
        if (array == null) {
            return null;
        }
        var dropped = tab.showDroppedProperty().get() ? TableState.DroppedRows.SHOWN : TableState.DroppedRows.HIDDEN;
        var readOnly = tab.session().isEditable() ? "" : Texts.of("grid.table.busy", tab.session().holder());
        var revision = tab.session().getState().revision();
        var axes = tab.axesProperty().get();
        if (!array.isReadable() || axes == null) {
            return new TableState(array, revision, AxisMapping.NONE, AxisMapping.NONE, java.util.List.<Slice>of(), dropped, readOnly);
        }
        // axes and array change one after the other: in between they may not fit
        var fitted = axes.fitted(array.shape());
        return new TableState(array, revision, fitted.rowAxis(), fitted.columnAxis(), fitted.slices(), dropped, readOnly);
    }
}
