package numpack.app.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// Whether a part of a panel is on the screen: it and its panel are shown. To show it shows both, to hide it leaves the panel.
final class PartShown extends SimpleBooleanProperty {
    private final BooleanProperty part;
    private final BooleanProperty panel;

    PartShown(BooleanProperty part, BooleanProperty panel) {
        this.part = part;
        this.panel = panel;
        part.subscribe(this::follow);
        panel.subscribe(this::follow);
        follow();
    }

    @Override
    public void set(boolean isWanted) {
        part.set(isWanted);
        if (isWanted) {
            panel.set(true);
        }
    }

    private void follow() {
        super.set(part.get() && panel.get());
    }
}
