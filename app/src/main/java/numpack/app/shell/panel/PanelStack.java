package numpack.app.shell.panel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.layout.Region;
import numpack.app.panel.PanelSide;

/// The panels at one side, one below the other, with edges to drag between them.
///
/// Each gets the height that the user has given it, or what its view asks for; the last one that is open takes what is left. Where that is less
/// than is of use, the one above gives way too, and so on. Where there is not even that for all, those that were used longest ago are folded.
final class PanelStack extends Region {
    private static final PseudoClass LOWER = PseudoClass.getPseudoClass("lower");
    private static final double GRIP = 5;

    private final PanelSide side;
    private final Panels panels;
    private List<PanelFrame> frames = List.of();
    private final List<Region> edges = new ArrayList<>();

    PanelStack(PanelSide side, Panels panels) {
        this.side = side;
        this.panels = panels;
        getStyleClass().addAll("panel-stack", switch (side) {
            case LEFT -> "panel-stack-left";
            case RIGHT -> "panel-stack-right";
            case BOTTOM -> "panel-stack-bottom";
        });
    }

    /// Takes frames out that are not to be shown here any longer.
    void retain(List<PanelFrame> shown) {
        getChildren().removeIf(child -> child instanceof PanelFrame frame && !shown.contains(frame));
    }

    void show(List<PanelFrame> shown) {
        frames = shown;
        while (edges.size() < shown.size() - 1) {
            edges.add(edge(edges.size()));
        }
        var children = new ArrayList<Region>(shown);
        children.addAll(edges.subList(0, Math.max(0, shown.size() - 1)));
        if (!children.equals(getChildren())) {
            getChildren().setAll(children);
        }
        boolean isFoldable = side == PanelSide.BOTTOM || shown.size() > 1;
        for (int i = 0; i < shown.size(); i++) {
            shown.get(i).setFoldable(isFoldable);
            // As far as is known before there is a height.
            shown.get(i).setOpen(shown.get(i).shown().isOpen());
            shown.get(i).pseudoClassStateChanged(LOWER, i > 0);
        }
        requestLayout();
    }

    /// Whether nothing but headers is seen.
    boolean isFolded() {
        return side == PanelSide.BOTTOM && frames.stream().allMatch(frame -> frame.shown().isFolded);
    }

    double headHeights() {
        return snappedTopInset() + frames.stream().mapToDouble(PanelFrame::headHeight).sum();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double room = Math.max(0, getHeight() - headHeights());
        var open = open(width, room);
        var contents = contents(open, width, room);
        double y = snappedTopInset();
        for (int i = 0; i < frames.size(); i++) {
            var frame = frames.get(i);
            frame.setOpen(open.contains(frame));
            double height = frame.headHeight() + contents[i];
            frame.resizeRelocate(snappedLeftInset(), y, width, height);
            if (i > 0) {
                var edge = edges.get(i - 1);
                edge.resizeRelocate(snappedLeftInset(), y - Math.floor(GRIP / 2), width, GRIP);
                edge.setVisible(openBefore(i) >= 0 && openFrom(i) >= 0);
            }
            y += height;
        }
    }

    /// Those that have room for their content.
    private Set<PanelFrame> open(double width, double room) {
        var open = new HashSet<PanelFrame>();
        double left = room;
        boolean isAlone = side != PanelSide.BOTTOM && frames.size() == 1;
        var wanted = frames.stream().filter(frame -> !frame.shown().isFolded || isAlone)
                .sorted(Comparator.comparingLong((PanelFrame frame) -> frame.shown().lastUse).reversed()).toList();
        for (var frame : wanted) {
            if (open.isEmpty() || frame.minContent(width) <= left) {
                open.add(frame);
                left -= frame.minContent(width);
            }
        }
        frames.forEach(frame -> panels.squeeze(frame.shown(), !frame.shown().isFolded && !open.contains(frame)));
        return open;
    }

    private double[] contents(Set<PanelFrame> open, double width, double room) {
        var contents = new double[frames.size()];
        double left = room;
        int last = -1;
        for (int i = 0; i < contents.length; i++) {
            if (open.contains(frames.get(i))) {
                contents[i] = Math.ceil(frames.get(i).wantedContent(width));
                left -= contents[i];
                last = i;
            }
        }
        if (last >= 0 && left > 0) {
            contents[last] += left;
        }
        for (int i = last; i >= 0 && left < 0; i--) {
            if (open.contains(frames.get(i))) {
                // One that is open alone gets less than is of use, if there is no more.
                double least = open.size() == 1 ? 0 : frames.get(i).minContent(width);
                double given = Math.min(-left, contents[i] - least);
                contents[i] -= given;
                left += given;
            }
        }
        return contents;
    }

    private Region edge(int index) {
        var edge = new Region();
        edge.getStyleClass().add("panel-edge");
        edge.setCursor(Cursor.V_RESIZE);
        edge.setOnMouseDragged(event -> {
            drag(index + 1, sceneToLocal(event.getSceneX(), event.getSceneY()).getY());
            event.consume();
        });
        return edge;
    }

    /// Moves the border above a frame: the open ones next to it share the room again.
    private void drag(int index, double y) {
        int above = openBefore(index);
        int below = openFrom(index);
        if (above < 0 || below < 0) {
            return;
        }
        for (var frame : frames) {
            if (frame.shown().isOpen()) {
                frame.shown().height = content(frame);
            }
        }
        var upper = frames.get(above);
        var lower = frames.get(below);
        double both = content(upper) + content(lower);
        double wanted = content(upper) + y - frames.get(index).getLayoutY();
        double least = upper.minContent(getWidth());
        upper.shown().height = Math.max(least, Math.min(wanted, both - lower.minContent(getWidth())));
        lower.shown().height = both - upper.shown().height;
        requestLayout();
    }

    private static double content(PanelFrame frame) {
        return frame.getHeight() - frame.headHeight();
    }

    private int openBefore(int index) {
        int found = index - 1;
        while (found >= 0 && !frames.get(found).shown().isOpen()) {
            found--;
        }
        return found;
    }

    private int openFrom(int index) {
        int found = index;
        while (found < frames.size() && !frames.get(found).shown().isOpen()) {
            found++;
        }
        return found < frames.size() ? found : -1;
    }
}
