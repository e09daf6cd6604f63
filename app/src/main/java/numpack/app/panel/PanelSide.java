package numpack.app.panel;

/// The side of the window's middle that a panel is at.
public enum PanelSide {
    LEFT,
    RIGHT,
    BOTTOM
}
