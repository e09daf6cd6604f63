package numpack.app.details;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import numpack.app.i18n.Names;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.session.ArrayTab;
import numpack.app.session.DraftState;
import numpack.app.session.Sessions;
import numpack.engine.StoredArray;
import numpack.engine.draft.DraftArray;
import org.jspecify.annotations.Nullable;

/// The lines of the details panel.
public final class DetailsViewModel {
    private final ObservableValue<List<Line>> lines;

    public DetailsViewModel(Sessions sessions) {
        ObservableValue<@Nullable DraftArray> array = sessions.currentTabProperty().flatMap(ArrayTab::arrayProperty);
        var ofArray = array.map(DetailsViewModel::describe);
        var ofPack = sessions.currentState().map(DetailsViewModel::describe);
        lines = Bindings.createObjectBinding(
                () -> ofArray.getValue() != null ? ofArray.getValue() : ofPack.getValue() != null ? ofPack.getValue() : List.of(),
                ofArray, ofPack);
    }

    /// A fact.
    ///
    /// @param form how its value is set
    record Line(String label, String value, Form form) {
        enum Form {
            WORDS, NUMBERS
        }
    }

    ObservableValue<List<Line>> lines() {
        return lines;
    }

    private static List<Line> describe(DraftArray array) {
        var lines = new ArrayList<Line>();
        lines.add(words("details.array", Names.elided(array.name(), 80)));
        if (!array.isReadable()) {
            lines.add(words("details.form", array.base().map(StoredArray::declaredForm).orElse("")));
            lines.add(words("details.state", Texts.of("details.unreadable")));
            return lines;
        }
        long rowBytes = array.physicalShape().rowElements() * array.dtype().itemSize();
        long rows = array.physicalShape().rowCount();
        lines.add(numbers("details.form", Numbers.typeAndShape(array.dtype().numpyName(), array.shape().toArray())));
        lines.add(words("details.onDisk", Texts.of("details.onDisk.value", Numbers.bytes(rowBytes * rows), rows)));
        if (array.physicalShape().ndim() > 0) {
            lines.add(words("details.dropped", array.droppedCount() == 0 ? Texts.of("details.dropped.none")
                    : Texts.of("details.dropped.value", array.droppedCount(), Numbers.bytes(rowBytes * array.droppedCount()))));
        }
        lines.add(words("details.changed", array.base().map(base -> when(base.lastModifiedMicros())).orElse(Texts.of("details.changed.never"))));
        array.base().filter(StoredArray::isSegmented).ifPresent(base -> lines.add(words("details.storage", Texts.of("details.storage.segments"))));
        return lines;
    }

    private static List<Line> describe(DraftState state) {
        var arrays = state.snapshot().arrays();
        long bytes = arrays.stream().filter(DraftArray::isReadable)
                .mapToLong(array -> array.physicalShape().rowElements() * array.dtype().itemSize() * array.physicalShape().rowCount()).sum();
        return List.of(words("details.arrays", Numbers.grouped(arrays.size())), words("details.onDisk", Numbers.bytes(bytes)),
                words("details.unsaved", Texts.of("details.unsaved.value", state.unsavedCount())));
    }

    private static Line words(String key, String value) {
        return new Line(Texts.of(key), value, Line.Form.WORDS);
    }

    private static Line numbers(String key, String value) {
        return new Line(Texts.of(key), value, Line.Form.NUMBERS);
    }

    private static String when(long micros) {
        var time = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)).atZone(ZoneId.systemDefault());
        var clock = time.format(DateTimeFormatter.ofPattern("HH:mm"));
        return time.toLocalDate().equals(LocalDate.now()) ? Texts.of("details.today", clock)
                : time.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)) + " " + clock;
    }
}
