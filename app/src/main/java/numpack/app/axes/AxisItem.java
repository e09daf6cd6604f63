package numpack.app.axes;

import numpack.app.i18n.Texts;
import numpack.app.session.space.AxisMapping;

/// A choice of the pick lists: an axis, or none.
record AxisItem(int axis) {
    @Override
    public String toString() {
        return axis == AxisMapping.NONE ? Texts.of("axes.none") : Texts.of("axes.axis", axis);
    }
}
