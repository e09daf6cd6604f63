package numpack.app.array;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import numpack.app.i18n.Texts;
import numpack.app.session.Siblings;
import numpack.app.session.Siblings.Sibling;

/// One linked array in a question, with its tick.
final class LinkedItem {
    private final Sibling linked;
    private final BooleanProperty ticked = new SimpleBooleanProperty(this, "ticked", true);

    LinkedItem(Sibling linked) {
        this.linked = linked;
    }

    Sibling linked() {
        return linked;
    }

    String shownName() {
        return ArrayTexts.name(linked.array());
    }

    String dtype() {
        return linked.array().dtype().numpyName();
    }

    String typeAndShape() {
        return ArrayTexts.typeAndShape(linked.array());
    }

    /// "other rows dropped" where the same physical rows belong together; empty where row i belongs to row i.
    String hint() {
        return linked.kind() == Siblings.Kind.SAME_ROWS ? Texts.of("array.linked.otherRows") : "";
    }

    BooleanProperty tickedProperty() {
        return ticked;
    }

    boolean isTicked() {
        return ticked.get();
    }
}
