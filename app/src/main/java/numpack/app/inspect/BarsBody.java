package numpack.app.inspect;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A bar for each element from zero, the largest one marked; their numbers stand below where there is room.
final class BarsBody extends Pane implements RowBody {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass LARGEST = PseudoClass.getPseudoClass("largest");
    private static final PseudoClass NAN = PseudoClass.getPseudoClass("nan");
    private static final double HEIGHT = 44;
    private static final double LABELS = 14;
    private static final double MIN_LABELLED = 16;
    private static final double MAX_WIDTH = 48;
    private static final double LEAST = 1.5;

    private final List<Region> bars = new ArrayList<>();
    private final List<Text> labels = new ArrayList<>();
    private @Nullable RowValues values;
    private int current;

    BarsBody() {
        getStyleClass().add("inspect-bars");
        setMinHeight(HEIGHT + LABELS);
        setPrefHeight(HEIGHT + LABELS);
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void show(RowValues row, int element) {
        values = row;
        current = element;
        while (bars.size() < row.count()) {
            var bar = new Region();
            bar.getStyleClass().add("inspect-bar");
            bar.setManaged(false);
            var label = new Text(Integer.toString(bars.size()));
            label.getStyleClass().add("inspect-bar-label");
            label.setManaged(false);
            label.setTextOrigin(VPos.TOP);
            bars.add(bar);
            labels.add(label);
            getChildren().addAll(bar, label);
        }
        requestLayout();
    }

    @Override
    public int at(double x, double y) {
        var row = values;
        return row == null || row.count() == 0 ? -1 : Math.clamp((long) (x / step(row)), 0, row.count() - 1);
    }

    @Override
    protected void layoutChildren() {
        var row = values;
        for (int at = 0; at < bars.size(); at++) {
            boolean isShown = row != null && at < row.count();
            bars.get(at).setVisible(isShown);
            labels.get(at).setVisible(isShown && row != null && step(row) >= MIN_LABELLED);
            if (isShown && row != null) {
                place(row, at, row.range(), row.largest());
            }
        }
    }

    private void place(RowValues row, int at, RowValues.Range range, int largest) {
        double number = row.number(at);
        double step = step(row);
        double zero = HEIGHT * (1 - range.part(0));
        // What is not finite has no height: it fills the whole and is marked as such.
        double end = Double.isFinite(number) ? HEIGHT * (1 - range.part(number)) : 0;
        double top = Math.min(zero, end);
        double height = Double.isFinite(number) ? Math.max(LEAST, Math.abs(end - zero)) : HEIGHT;
        var bar = bars.get(at);
        bar.resizeRelocate(at * step, Math.min(top, HEIGHT - height), Math.max(1, step - Math.min(3, step / 4)), height);
        bar.pseudoClassStateChanged(NAN, !Double.isFinite(number));
        bar.pseudoClassStateChanged(LARGEST, at == largest);
        bar.pseudoClassStateChanged(CURRENT, at == current);
        var label = labels.get(at);
        label.pseudoClassStateChanged(LARGEST, at == largest);
        label.pseudoClassStateChanged(CURRENT, at == current);
        label.relocate(at * step + (step - label.getLayoutBounds().getWidth()) / 2, HEIGHT + 2);
    }

    private double step(RowValues row) {
        return Math.min(MAX_WIDTH, getWidth() / Math.max(1, row.count()));
    }
}
