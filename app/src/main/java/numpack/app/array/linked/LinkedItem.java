package numpack.app.array.linked;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import numpack.app.array.form.ArrayTexts;
import numpack.app.control.TickList;
import numpack.app.i18n.Texts;
import numpack.engine.draft.DraftArray;
import numpack.engine.linked.LinkedArray;
import numpack.engine.linked.Pairing;

/// One linked array in a question, with its tick.
public final class LinkedItem implements TickList.Item {
    private final LinkedArray<DraftArray> linked;
    private final BooleanProperty ticked;

    LinkedItem(LinkedArray<DraftArray> linked) {
        this.linked = linked;
        this.ticked = new SimpleBooleanProperty(this, "ticked", canBeTicked());
    }

    LinkedArray<DraftArray> linked() {
        return linked;
    }

    @Override
    public String tickText() {
        return ArrayTexts.name(linked.array());
    }

    String dtype() {
        return linked.array().dtype().numpyName();
    }

    String typeAndShape() {
        return ArrayTexts.typeAndShape(linked.array());
    }

    /// "read-only" for an array that cannot be changed; "other rows dropped" where the same physical rows belong together; empty where row i
    /// belongs to row i.
    public String hint() {
        return !canBeTicked() ? Texts.of("array.linked.readOnly") : linked.pairing() == Pairing.PHYSICAL_ROWS ? Texts.of("array.linked.otherRows") : "";
    }

    @Override
    public String spokenText() {
        return tickText() + ", " + typeAndShape();
    }

    /// Not if the array cannot be changed, because its file is a symbolic link.
    @Override
    public boolean canBeTicked() {
        return linked.array().linkTarget().isEmpty();
    }

    @Override
    public BooleanProperty tickedProperty() {
        return ticked;
    }

    boolean isTicked() {
        return ticked.get();
    }
}
