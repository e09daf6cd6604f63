package numpack.app.session;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import numpack.engine.draft.DraftArray;
import org.jspecify.annotations.Nullable;

/// A view of one array: two of them can stand side by side. It follows its array through renames. Foreground only.
public final class ArrayTab {
    private final PackSession session;
    private final long arrayId;
    private final ReadOnlyObjectWrapper<@Nullable DraftArray> array = new ReadOnlyObjectWrapper<>(this, "array");
    private final ReadOnlyBooleanWrapper gone = new ReadOnlyBooleanWrapper(this, "gone");
    private final BooleanProperty showDropped = new SimpleBooleanProperty(this, "showDropped");
    private final StringProperty sliceText = new SimpleStringProperty(this, "sliceText", "");
    private final ReadOnlyObjectWrapper<@Nullable ArrayPlace> place = new ReadOnlyObjectWrapper<>(this, "place");
    private final Subscription following;

    ArrayTab(PackSession session, DraftArray array) {
        this.session = session;
        this.arrayId = array.id();
        following = session.stateProperty().subscribe(_ -> follow());
    }

    public PackSession session() {
        return session;
    }

    /// The array as it is now; null once it is gone.
    public ReadOnlyObjectProperty<@Nullable DraftArray> arrayProperty() {
        return array.getReadOnlyProperty();
    }

    /// Whether the array is no more.
    public ReadOnlyBooleanProperty goneProperty() {
        return gone.getReadOnlyProperty();
    }

    /// Whether dropped rows stand among the others.
    public BooleanProperty showDroppedProperty() {
        return showDropped;
    }

    /// What is shown, as NumPy's index text; empty for the whole array.
    public StringProperty sliceTextProperty() {
        return sliceText;
    }

    /// What is to be seen of the array, for whoever draws it; null before anything was asked for.
    public ReadOnlyObjectProperty<@Nullable ArrayPlace> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /// Asks for a place to be seen; asking for it again shows it again.
    void show(ArrayPlace wanted) {
        place.set(null);
        place.set(wanted);
    }

    boolean shows(PackSession other, long id) {
        return session == other && arrayId == id;
    }

    void close() {
        following.unsubscribe();
    }

    private void follow() {
        var now = session.find(arrayId).orElse(null);
        array.set(now);
        gone.set(now == null);
    }
}
