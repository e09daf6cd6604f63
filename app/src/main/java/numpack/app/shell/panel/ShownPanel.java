package numpack.app.shell.panel;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import numpack.app.panel.Panel;
import numpack.app.panel.PanelSide;

/// A panel of this window: where it is, what the user wants of it, and whether it is seen. Changed by [Panels] only.
final class ShownPanel {
    private final Panel panel;
    private final Switch shown;
    PanelSide side;
    /// Whether the user wants it; there may be no room.
    boolean isWanted;
    /// Opened in a window that has no room for its side.
    boolean isByHand;
    /// Whether the user wants to see its header only.
    boolean isFolded;
    /// Folded because the other panels at its side need the room.
    boolean isSqueezed;
    /// The height that the user has given its content; 0 for what the content asks for.
    double height;
    /// Grows with the last use: who was used last keeps its room.
    long lastUse;

    ShownPanel(Panel panel, Panels owner) {
        this.panel = panel;
        this.side = panel.home();
        this.isWanted = panel.isShownAtFirst();
        this.shown = new Switch(owner);
    }

    Panel panel() {
        return panel;
    }

    boolean isOpen() {
        return !isFolded && !isSqueezed;
    }

    /// Whether its content is seen. Set by who wants to see it or not; there may be no room for others then.
    BooleanProperty shownProperty() {
        return shown;
    }

    void follow(boolean isSeen) {
        shown.follow(isSeen);
    }

    /// Setting it is a wish; its outcome is reported afterwards.
    private final class Switch extends SimpleBooleanProperty {
        private final Panels owner;

        Switch(Panels owner) {
            this.owner = owner;
        }

        @Override
        public void set(boolean isWish) {
            owner.wish(ShownPanel.this, isWish);
        }

        void follow(boolean isSeen) {
            super.set(isSeen);
        }
    }
}
