package numpack.app.stats;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// A small histogram: bars side by side, as high as their numbers.
final class BarsView extends Region {
    private static final double GAP = 1;
    private List<Double> heights = List.of();

    BarsView() {
        getStyleClass().add("bars");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    void show(List<Double> shown, String words) {
        setAccessibleText(words);
        if (shown.equals(heights)) {
            return;
        }
        heights = shown;
        while (getChildren().size() > heights.size()) {
            getChildren().removeLast();
        }
        while (getChildren().size() < heights.size()) {
            var bar = new Region();
            bar.getStyleClass().add("bar");
            getChildren().add(bar);
        }
        requestLayout();
    }

    /// Few are less than nothing to see: a bar that has anything is seen.
    @Override
    protected void layoutChildren() {
        double width = getWidth() / Math.max(1, heights.size());
        for (int i = 0; i < heights.size(); i++) {
            double height = heights.get(i) == 0 ? 0 : Math.max(1, snapSizeY(heights.get(i) * getHeight()));
            double left = snapPositionX(i * width);
            getChildren().get(i).resizeRelocate(left, getHeight() - height, Math.max(1, snapPositionX((i + 1) * width) - left - GAP), height);
        }
    }
}
