package numpack.app.shell.tab;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.axes.AxesSubject;
import numpack.app.axes.ShownAxes;
import numpack.engine.draft.DraftArray;
import org.jspecify.annotations.Nullable;

/// The tab in front as the axes bar sees it.
public final class TabAxes implements AxesSubject {
    private final ObservableValue<@Nullable TabLook> current;
    private final BooleanProperty showDropped = new SimpleBooleanProperty(this, "showDropped");
    private @Nullable TabLook bound;

    public TabAxes(ObservableValue<@Nullable TabLook> current) {
        this.current = current;
        current.subscribe(this::bind);
    }

    @Override
    public ObservableValue<@Nullable ShownAxes> axes() {
        return current.flatMap(TabLook::axesProperty);
    }

    @Override
    public void show(ShownAxes axes) {
        var look = current.getValue();
        if (look != null) {
            look.axesProperty().set(axes);
        }
    }

    @Override
    public BooleanProperty showDroppedProperty() {
        return showDropped;
    }

    @Override
    public ObservableValue<Number> droppedCount() {
        return current.flatMap(look -> look.tab().arrayProperty()).map(TabAxes::dropped).orElse(0L);
    }

    private static Number dropped(DraftArray array) {
        return array.isReadable() ? array.droppedCount() : 0L;
    }

    private void bind(@Nullable TabLook look) {
        if (bound != null) {
            showDropped.unbindBidirectional(bound.tab().showDroppedProperty());
        }
        bound = look;
        if (look != null) {
            showDropped.bindBidirectional(look.tab().showDroppedProperty());
        }
    }
}
