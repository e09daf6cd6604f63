package numpack.app.axes;

import numpack.app.i18n.Texts;

/// A choice of the pick lists: an axis, or none.
record AxisItem(int axis) {
    @Override
    public String toString() {
        return axis == ShownAxes.NONE ? Texts.of("axes.none") : Texts.of("axes.axis", axis);
    }
}
