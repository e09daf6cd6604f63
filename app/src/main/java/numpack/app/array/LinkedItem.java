package numpack.app.array;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import numpack.app.i18n.Texts;
import numpack.app.session.Siblings;
import numpack.engine.shape.RowSet;

/// One sibling in the question, with the rows that would go along.
final class SiblingItem {
    private final Siblings.Sibling sibling;
    private final RowSet rows;
    private final BooleanProperty ticked = new SimpleBooleanProperty(this, "ticked", true);

    SiblingItem(Siblings.Sibling sibling, RowSet rows) {
        this.sibling = sibling;
        this.rows = rows;
    }

    String arrayName() {
        return sibling.array().name();
    }

    RowSet rows() {
        return rows;
    }

    String shownName() {
        return ArrayTexts.name(sibling.array());
    }

    String dtype() {
        return sibling.array().dtype().numpyName();
    }

    String typeAndShape() {
        return ArrayTexts.typeAndShape(sibling.array());
    }

    /// "other rows dropped" where rows pair by slot; empty where row i belongs to row i.
    String hint() {
        return sibling.kind() == Siblings.Kind.SAME_ROWS ? Texts.of("array.siblings.otherRows") : "";
    }

    BooleanProperty tickedProperty() {
        return ticked;
    }

    boolean isTicked() {
        return ticked.get();
    }
}
