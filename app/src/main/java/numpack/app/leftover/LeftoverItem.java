package numpack.app.leftover;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import numpack.app.i18n.Names;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.engine.error.Finding.Leftover;
import numpack.engine.error.Finding.LeftoverFile;

/// A line of the list. What may be the only copy of something is not ticked at first.
final class LeftoverItem {
    private final LeftoverFile leftover;
    private final BooleanProperty ticked;

    LeftoverItem(LeftoverFile leftover) {
        this.leftover = leftover;
        this.ticked = new SimpleBooleanProperty(this, "ticked", !isPrecious());
    }

    LeftoverFile leftover() {
        return leftover;
    }

    String file() {
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

    BooleanProperty tickedProperty() {
        return ticked;
    }

    boolean isTicked() {
        return ticked.get();
    }

    boolean isPrecious() {
        return leftover.kind() == Leftover.PARKED || leftover.kind() == Leftover.JOURNAL;
    }
}
