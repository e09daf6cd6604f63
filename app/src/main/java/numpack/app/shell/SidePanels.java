package numpack.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import numpack.app.prefs.WorkspaceState.PanelState;
import org.jspecify.annotations.Nullable;

/// The explorer and the details at the sides of the tabs: each can be dragged wider or hidden, and keeps its width. In a narrow window they
/// fold by themselves, the details first, and come back when there is room again; one that is opened by hand stays, and the other makes way.
final class SidePanels extends SplitPane {
    private static final String EXPLORER = "explorer";
    private static final String DETAILS = "details";
    /// The bar of a table and the lines of a review fit into it: before it gets less, panels fold.
    private static final double COMFORTABLE_MIDDLE = 660;
    /// What it keeps beside a panel that was opened by hand.
    private static final double MIN_MIDDLE = 300;
    private static final double DIVIDER = 2;

    private final Panel explorer;
    private final Panel details;
    private final Region middle;
    /// The panel that stays where there is room for one.
    private Panel first;
    private double placedWidth;

    SidePanels(Region explorer, Region middle, Region details) {
        this.explorer = new Panel(explorer, 272, 180);
        this.details = new Panel(details, 320, 220);
        this.middle = middle;
        this.first = this.explorer;
        // What the middle is kept at is shared out here: asked for outside, it would keep a window from making the panels narrower.
        setMinWidth(0);
        setResizableWithParent(explorer, false);
        setResizableWithParent(details, false);
        arrange();
        widthProperty().addListener(_ -> fit());
        // Told of changes like the panels themselves, and after them.
        this.explorer.shown.addListener((_, _, _) -> follow(this.explorer, this.details));
        this.details.shown.addListener((_, _, _) -> follow(this.details, this.explorer));
        addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (event.getTarget() instanceof Node target && (isDivider(target) || isDivider(target.getParent()))) {
                takeWidths();
            }
        });
    }

    /// Whether the explorer is on the screen.
    BooleanProperty explorerShownProperty() {
        return explorer.shown;
    }

    /// Whether the details are on the screen.
    BooleanProperty detailsShownProperty() {
        return details.shown;
    }

    /// How the panels stand, by name.
    Map<String, PanelState> states() {
        return Map.of(EXPLORER, explorer.state(), DETAILS, details.state());
    }

    /// Puts the panels back to how they stood; those that are not named stay.
    void bringBack(Map<String, PanelState> states) {
        explorer.bringBack(states.get(EXPLORER));
        details.bringBack(states.get(DETAILS));
        place();
    }

    /// In a narrow window panels give way; as soon as there is room again they are as wide as the user wants them. A split pane that gets
    /// another width first shares that out itself, whatever was asked of its dividers.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (getWidth() != placedWidth) {
            placedWidth = getWidth();
            place();
            super.layoutChildren();
        }
    }

    /// Folds what there is no room for, and unfolds what there is room for again.
    private void fit() {
        double room = getWidth() - COMFORTABLE_MIDDLE;
        var second = first == explorer ? details : explorer;
        first.fit(room >= first.node.getMinWidth());
        second.fit(room >= second.node.getMinWidth() + (first.shown.get() ? first.node.getMinWidth() : 0));
        place();
    }

    /// What the user opens is seen, and the other panel makes way for it: never the middle.
    private void follow(Panel panel, Panel other) {
        if (panel.shown.get() && !panel.isFitting) {
            first = panel;
            other.isOpenedByHand = false;
            if (getWidth() > 0) {
                fit();
            }
        }
        arrange();
    }

    /// Takes hidden panels out, so that they leave no gap and no divider.
    private void arrange() {
        var shown = new ArrayList<Node>(List.of(middle));
        if (explorer.shown.get()) {
            shown.addFirst(explorer.node);
        }
        if (details.shown.get()) {
            shown.addLast(details.node);
        }
        getItems().setAll(shown);
        place();
    }

    private static boolean isDivider(@Nullable Node node) {
        return node != null && node.getStyleClass().contains("split-pane-divider");
    }

    /// Takes what the user has dragged as what is wanted. A divider and not the panel is measured: a panel ends where half of the divider begins, and would shrink by as much each time.
    private void takeWidths() {
        if (getItems().contains(explorer.node)) {
            explorer.width = getDividerPositions()[0] * getWidth();
        }
        if (getItems().contains(details.node)) {
            details.width = (1 - getDividerPositions()[getDividers().size() - 1]) * getWidth();
        }
    }

    private void place() {
        if (getWidth() == 0) {
            return;
        }
        middle.setMinWidth(Math.max(MIN_MIDDLE, Math.min(COMFORTABLE_MIDDLE, getWidth() - takenAtLeast())));
        if (explorer.shown.get()) {
            setDividerPosition(0, explorer.width / getWidth());
        }
        if (details.shown.get()) {
            setDividerPosition(getDividers().size() - 1, 1 - details.width / getWidth());
        }
    }

    private double takenAtLeast() {
        return getItems().stream().filter(node -> node != middle).mapToDouble(node -> ((Region) node).getMinWidth() + DIVIDER).sum();
    }

    /// A panel at a side, and how wide the user wants it.
    private static final class Panel {
        private final Region node;
        private final BooleanProperty shown = new SimpleBooleanProperty(true);
        private double width;
        private boolean hasRoom = true;
        private boolean isFitting;
        /// Hidden for want of room, not by the user.
        private boolean isFolded;
        private boolean isOpenedByHand;

        Panel(Region node, double usualWidth, double leastWidth) {
            this.node = node;
            this.width = usualWidth;
            node.setMinWidth(leastWidth);
            shown.addListener((_, _, is) -> {
                if (!isFitting) {
                    isFolded = false;
                    isOpenedByHand = is && !hasRoom;
                }
            });
        }

        void fit(boolean room) {
            hasRoom = room;
            isOpenedByHand &= !room;
            boolean folds = !room && shown.get() && !isOpenedByHand;
            if (folds || room && isFolded) {
                isFolded = folds;
                isFitting = true;
                shown.set(!folds);
                isFitting = false;
            }
        }

        PanelState state() {
            return new PanelState(width, shown.get() || isFolded);
        }

        void bringBack(@Nullable PanelState state) {
            if (state != null) {
                shown.set(state.isShown());
                width = state.width() > 0 ? Math.max(state.width(), node.getMinWidth()) : width;
            }
        }
    }
}
