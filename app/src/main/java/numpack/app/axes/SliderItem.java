package numpack.app.axes;

import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;

/// An axis that is not shown, and where it stands.
final class SliderItem {
    private final int axis;
    private final long length;
    private final LongProperty index = new SimpleLongProperty(this, "index");

    SliderItem(int axis, long length, long index) {
        this.axis = axis;
        this.length = length;
        this.index.set(index);
    }

    int axis() {
        return axis;
    }

    long length() {
        return length;
    }

    LongProperty indexProperty() {
        return index;
    }
}
