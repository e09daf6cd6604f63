package numpack.app.leftover;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import numpack.app.control.TickList;
import numpack.app.i18n.Names;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.engine.error.Finding.Leftover;
import numpack.engine.error.Finding.LeftoverFile;

/// A line of the list. At first only what a save of ours has left is ticked: the rest may be the only copy of something, or may belong to a program
/// that is running now.
final class LeftoverItem implements TickList.Item {
    private final LeftoverFile leftover;
    private final BooleanProperty ticked;

    LeftoverItem(LeftoverFile leftover) {
        this.leftover = leftover;
        this.ticked = new SimpleBooleanProperty(this, "ticked", leftover.kind() == Leftover.UNFINISHED);
    }

    LeftoverFile leftover() {
        return leftover;
    }

    @Override
    public String tickText() {
        return Names.visible(leftover.file());
    }

    String size() {
        return Numbers.bytes(leftover.bytes());
    }

    String sentence() {
        return Texts.of(switch (leftover.kind()) {
            case TEMPORARY -> "leftover.kind.temporary";
            case UNFINISHED -> "leftover.kind.unfinished";
            case PARKED -> "leftover.kind.parked";
            case JOURNAL -> "leftover.kind.journal";
        });
    }

    @Override
    public String spokenText() {
        return tickText() + ", " + size() + ". " + sentence();
    }

    @Override
    public boolean canBeTicked() {
        return true;
    }

    @Override
    public BooleanProperty tickedProperty() {
        return ticked;
    }

    boolean isTicked() {
        return ticked.get();
    }

    boolean isPrecious() {
        return leftover.kind() == Leftover.PARKED || leftover.kind() == Leftover.JOURNAL;
    }
}
