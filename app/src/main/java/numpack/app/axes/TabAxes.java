package numpack.app.axes;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import numpack.app.session.ArrayTab;
import numpack.app.session.AxisMapping;
import org.jspecify.annotations.Nullable;

/// The tab in front as the bar sees it.
final class TabAxes implements AxesSubject {
    private final ObservableValue<@Nullable ArrayTab> tab;
    private final BooleanProperty showDropped = new SimpleBooleanProperty(this, "showDropped");

    TabAxes(ObservableValue<@Nullable ArrayTab> tab) {
        this.tab = tab;
        tab.subscribe((before, now) -> {
            if (before != null) {
                showDropped.unbindBidirectional(before.showDroppedProperty());
            }
            follow(now);
        });
        follow(tab.getValue());
    }

    @Override
    public ObservableValue<@Nullable AxisMapping> axes() {
        return tab.flatMap(ArrayTab::axesProperty);
    }

    @Override
    public void show(AxisMapping axes) {
        var now = tab.getValue();
        if (now != null) {
            now.show(axes);
        }
    }

    @Override
    public BooleanProperty showDroppedProperty() {
        return showDropped;
    }

    @Override
    public ObservableValue<Number> droppedCount() {
        return tab.flatMap(ArrayTab::arrayProperty).map(array -> (Number) array.droppedCount()).orElse(0L);
    }

    private void follow(@Nullable ArrayTab now) {
        if (now != null) {
            showDropped.bindBidirectional(now.showDroppedProperty());
        }
    }
}
