package numpack.app.shell.panel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import numpack.app.panel.PanelSide;
import numpack.app.style.Stylesheets;
import org.jspecify.annotations.Nullable;

/// The middle of the window with the panels around it: left and right over the whole height, the bottom between them. Each side can be dragged
/// wider by its edge, and a double click there makes it as wide as at first.
public final class PanelArea extends Region {
    /// What the middle keeps beside a panel that was opened by hand.
    private static final double MIN_MIDDLE = 300;
    /// What stays of the middle above the bottom.
    private static final double MIN_ABOVE = 160;
    private static final double GRIP = 5;

    private final Panels panels;
    private final Region middle;
    private final Map<PanelSide, PanelStack> stacks = new EnumMap<>(PanelSide.class);
    private final Map<PanelSide, Region> edges = new EnumMap<>(PanelSide.class);
    private final Map<ShownPanel, PanelFrame> frames = new HashMap<>();
    private final Region target = new Region();
    private @Nullable PanelSide dropSide;

    /// @param middle takes the focus from panels that are hidden while they have it
    public PanelArea(Panels panels, Region middle) {
        this.panels = panels;
        this.middle = middle;
        getStyleClass().add("panel-area");
        Stylesheets.install(this, "panel.css");
        getChildren().add(middle);
        for (var side : PanelSide.values()) {
            stacks.put(side, new PanelStack(side, panels));
            edges.put(side, edge(side));
        }
        getChildren().addAll(stacks.values());
        getChildren().addAll(edges.values());
        target.getStyleClass().add("panel-target");
        target.setVisible(false);
        target.setMouseTransparent(true);
        getChildren().add(target);
        panels.all().forEach(panel -> frames.put(panel, new PanelFrame(panel, panels, new PanelFrame.Drag() {
            @Override
            public void over(ShownPanel dragged, double sceneX, double sceneY) {
                aim(dragged, sceneX, sceneY);
            }

            @Override
            public void drop(ShownPanel dragged) {
                moveToTarget(dragged);
            }
        })));
        widthProperty().subscribe(width -> {
            if (width.doubleValue() > 0) {
                panels.fit(width.doubleValue());
            }
        });
        panels.revisionProperty().subscribe(_ -> arrange());
    }

    /// What the keys for panes go to, in the order on the screen: the panels at the left, the middle, the panels below it and at the right.
    public List<Region> stops() {
        var stops = new ArrayList<Region>(open(PanelSide.LEFT));
        stops.add(middle);
        stops.addAll(open(PanelSide.BOTTOM));
        stops.addAll(open(PanelSide.RIGHT));
        return stops;
    }

    private List<PanelFrame> open(PanelSide side) {
        return panels.at(side).stream().filter(panel -> panel.shownProperty().get()).map(frames::get).toList();
    }

    /// What the middle is kept at is shared out here: asked for outside, it would keep a window from making the panels narrower.
    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double left = isThere(PanelSide.LEFT) ? panels.size(PanelSide.LEFT) : 0;
        double right = isThere(PanelSide.RIGHT) ? panels.size(PanelSide.RIGHT) : 0;
        double minLeft = minSize(PanelSide.LEFT);
        double minRight = minSize(PanelSide.RIGHT);
        double tooMuch = left + right + minMiddle() - getWidth();
        double yielding = left + right - minLeft - minRight;
        if (tooMuch > 0 && yielding > 0) {
            double share = Math.min(1, tooMuch / yielding);
            left -= share * (left - minLeft);
            right -= share * (right - minRight);
        }
        left = Math.floor(left);
        right = Math.floor(right);
        double width = Math.max(0, getWidth() - left - right);
        double bottom = Math.floor(bottomHeight());
        middle.resizeRelocate(left, 0, width, getHeight() - bottom);
        place(PanelSide.LEFT, 0, 0, left, getHeight());
        place(PanelSide.RIGHT, left + width, 0, right, getHeight());
        place(PanelSide.BOTTOM, left, getHeight() - bottom, width, bottom);
        edges.get(PanelSide.LEFT).resizeRelocate(left - GRIP, 0, GRIP, getHeight());
        edges.get(PanelSide.RIGHT).resizeRelocate(left + width, 0, GRIP, getHeight());
        edges.get(PanelSide.BOTTOM).resizeRelocate(left, getHeight() - bottom, width, GRIP);
    }

    private double minMiddle() {
        return Math.clamp(getWidth() - minSize(PanelSide.LEFT) - minSize(PanelSide.RIGHT), MIN_MIDDLE, Panels.COMFORTABLE_MIDDLE);
    }

    private double minSize(PanelSide side) {
        return isThere(side) ? Panels.minSize(side) : 0;
    }

    private double bottomHeight() {
        var stack = stacks.get(PanelSide.BOTTOM);
        if (!isThere(PanelSide.BOTTOM)) {
            return 0;
        }
        return stack.isFolded() ? stack.headHeights()
                : Math.max(Panels.minSize(PanelSide.BOTTOM), Math.min(panels.size(PanelSide.BOTTOM), getHeight() - MIN_ABOVE));
    }

    private boolean isThere(PanelSide side) {
        return !panels.at(side).isEmpty();
    }

    private void place(PanelSide side, double x, double y, double width, double height) {
        stacks.get(side).resizeRelocate(x, y, width, height);
    }

    private void arrange() {
        var owner = getScene() == null ? null : getScene().getFocusOwner();
        var focused = frames.values().stream().filter(frame -> isWithin(owner, frame)).findFirst();
        var shown = new EnumMap<PanelSide, List<PanelFrame>>(PanelSide.class);
        for (var side : PanelSide.values()) {
            shown.put(side, panels.at(side).stream().map(frames::get).toList());
            stacks.get(side).retain(shown.get(side));
        }
        shown.forEach((side, at) -> {
            stacks.get(side).show(at);
            stacks.get(side).setVisible(!at.isEmpty());
            edges.get(side).setVisible(!at.isEmpty() && !(side == PanelSide.BOTTOM && stacks.get(side).isFolded()));
        });
        frames.values().stream().filter(frame -> frame.getParent() == null).forEach(frame -> frame.setOpen(false));
        if (focused.isPresent() && focused.get().getParent() == null) {
            middle.requestFocus();
        }
        requestLayout();
    }

    private static boolean isWithin(@Nullable Node node, Node frame) {
        return node != null && (node == frame || isWithin(node.getParent(), frame));
    }

    private Region edge(PanelSide side) {
        var edge = new Region();
        edge.getStyleClass().add("panel-edge");
        edge.setCursor(side == PanelSide.BOTTOM ? Cursor.V_RESIZE : Cursor.H_RESIZE);
        edge.setOnMouseDragged(event -> {
            var at = sceneToLocal(event.getSceneX(), event.getSceneY());
            resize(side, switch (side) {
                case LEFT -> at.getX();
                case RIGHT -> getWidth() - at.getX();
                case BOTTOM -> getHeight() - at.getY();
            });
            event.consume();
        });
        edge.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                resize(side, Panels.usualSize(side));
            }
        });
        return edge;
    }

    private void resize(PanelSide side, double wanted) {
        double most = switch (side) {
            case LEFT -> getWidth() - stacks.get(PanelSide.RIGHT).getWidth() - minMiddle();
            case RIGHT -> getWidth() - stacks.get(PanelSide.LEFT).getWidth() - minMiddle();
            case BOTTOM -> getHeight() - MIN_ABOVE;
        };
        panels.resize(side, Math.min(wanted, most));
        requestLayout();
    }

    /// Shows where a header that is dragged would go.
    private void aim(ShownPanel dragged, double sceneX, double sceneY) {
        dropSide = null;
        for (var side : PanelSide.values()) {
            var zone = zone(side);
            var at = sceneToLocal(sceneX, sceneY);
            if (dropSide == null && side != dragged.side && zone.contains(at.getX(), at.getY())) {
                dropSide = side;
                target.resizeRelocate(zone.getMinX(), zone.getMinY(), zone.getWidth(), zone.getHeight());
            }
        }
        target.setVisible(dropSide != null);
    }

    private void moveToTarget(ShownPanel dragged) {
        target.setVisible(false);
        if (dropSide != null) {
            panels.move(dragged, dropSide);
            dropSide = null;
        }
    }

    /// Where the panels at a side are, or would be.
    private Rectangle2D zone(PanelSide side) {
        double left = stacks.get(PanelSide.LEFT).getWidth();
        double right = stacks.get(PanelSide.RIGHT).getWidth();
        return switch (side) {
            case LEFT -> new Rectangle2D(0, 0, left > 0 ? left : panels.size(side), getHeight());
            case RIGHT -> {
                double width = right > 0 ? right : panels.size(side);
                yield new Rectangle2D(getWidth() - width, 0, width, getHeight());
            }
            case BOTTOM -> {
                double height = Math.min(getHeight(), Math.max(panels.size(side), stacks.get(side).getHeight()));
                yield new Rectangle2D(left, getHeight() - height, Math.max(0, getWidth() - left - right), height);
            }
        };
    }
}
