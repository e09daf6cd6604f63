package numpack.app.history;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// What was done, and after it in which array. Where it is narrow the array's name gives way to what was done, as far as that is not
/// a long value.
final class HistoryWords extends Region {
    private static final double GAP = 6;
    private static final double MIN_EDIT_WIDTH = 110;
    private static final double MIN_ARRAYS_WIDTH = 56;
    /// In less, nothing could be read of a name.
    private static final double READABLE = 30;

    private final Label edit;
    private final Label arrays;

    HistoryWords(Label edit, Label arrays) {
        this.edit = edit;
        this.arrays = arrays;
        getChildren().addAll(edit, arrays);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return edit.prefWidth(-1) + GAP + arrays.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(edit.prefHeight(-1), arrays.prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        double beside = Math.floor(getWidth() - GAP - Math.min(arrays.prefWidth(-1), MIN_ARRAYS_WIDTH));
        double ofEdit = Math.min(edit.prefWidth(-1), Math.min(getWidth(), Math.max(beside, MIN_EDIT_WIDTH)));
        double rest = getWidth() - ofEdit - GAP;
        boolean isSeen = rest >= Math.min(arrays.prefWidth(-1), READABLE);
        arrays.setVisible(isSeen);
        layoutInArea(edit, 0, 0, isSeen ? ofEdit : Math.min(edit.prefWidth(-1), getWidth()), getHeight(), 0, HPos.LEFT, VPos.CENTER);
        layoutInArea(arrays, ofEdit + GAP, 0, Math.max(0, rest), getHeight(), 0, HPos.LEFT, VPos.CENTER);
    }
}
