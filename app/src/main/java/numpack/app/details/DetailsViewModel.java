package numpack.app.details;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import numpack.app.i18n.Names;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.problem.FindingTexts;
import numpack.app.session.DiskUse;
import numpack.app.session.DraftState;
import numpack.app.session.PackSession;
import numpack.app.session.Sessions;
import numpack.engine.StoredArray;
import numpack.engine.draft.DraftArray;
import org.jspecify.annotations.Nullable;

/// The lines of the details panel.
public final class DetailsViewModel {
    private final ObservableValue<List<Line>> lines;

    public DetailsViewModel(Sessions sessions) {
        var array = sessions.meantArrayProperty();
        ObservableValue<@Nullable PackSession> pack = sessions.currentPackProperty();
        var uneven = pack.flatMap(PackSession::unevenArrays).orElse(Set.of());
        var state = sessions.currentState();
        lines = Bindings.createObjectBinding(() -> {
            var ofArray = array.getValue();
            var ofPack = pack.getValue();
            // Every value is asked for each time: what nobody asks for does not tell of its changes.
            var drops = uneven.getValue();
            var now = state.getValue();
            if (ofArray != null) {
                return describe(ofArray, drops);
            }
            return ofPack == null || now == null ? List.of() : describe(ofPack, now);
        }, array, uneven, pack, state);
    }

    /// A fact.
    ///
    /// @param form how its value is set
    /// @param whole what is shown where the value has no room or is shortened; empty if the value may take more lines instead
    record Line(String label, String value, Form form, String whole) {
        enum Form {
            WORDS, NUMBERS
        }
    }

    ObservableValue<List<Line>> lines() {
        return lines;
    }

    private static List<Line> describe(DraftArray array, Set<Long> uneven) {
        var lines = new ArrayList<Line>();
        lines.add(name("details.array", array.name()));
        if (!array.isReadable()) {
            lines.add(numbers("details.form", array.base().map(StoredArray::declaredForm).orElse("")));
            lines.add(words("details.state", array.trouble().map(finding -> FindingTexts.of(finding).sentence()).orElse(Texts.of("details.unreadable"))));
            return lines;
        }
        var use = DiskUse.of(array);
        long rows = array.physicalShape().rowCount();
        lines.add(numbers("details.form", Numbers.typeAndShape(array.dtype().numpyName(), array.shape().toArray())));
        boolean hasRows = array.physicalShape().ndim() > 0;
        lines.add(words("details.onDisk", hasRows ? Texts.of("details.onDisk.value", Numbers.bytes(use.bytes()), rows) : Numbers.bytes(use.bytes())));
        if (hasRows) {
            lines.add(words("details.dropped", array.droppedCount() == 0 ? Texts.of("details.dropped.none")
                    : Texts.of("details.dropped.value", array.droppedCount(), Numbers.bytes(use.reclaimable()))));
        }
        if (uneven.contains(array.id())) {
            lines.add(words("details.siblings", Texts.of("details.siblings.uneven")));
        }
        lines.add(words("details.changed", array.base().map(base -> when(base.lastModifiedMicros())).orElse(Texts.of("details.changed.never"))));
        if (array.unsavedEdits() > 0) {
            lines.add(words("details.unsaved", Texts.of("details.unsaved.value", array.unsavedEdits())));
        }
        array.base().filter(StoredArray::isSegmented).ifPresent(base -> lines.add(words("details.storage", Texts.of("details.storage.segments"))));
        return lines;
    }

    private static List<Line> describe(PackSession pack, DraftState state) {
        var arrays = state.snapshot().arrays();
        var use = DiskUse.of(arrays);
        return List.of(name("details.pack", pack.name()),
                new Line(Texts.of("details.place"), Names.visible(pack.path().toString()), Line.Form.WORDS, ""),
                words("details.arrays", Numbers.grouped(arrays.size())), words("details.onDisk", Numbers.bytes(use.bytes())),
                words("details.reclaimable", Numbers.bytes(use.reclaimable())),
                words("details.unsaved", Texts.of("details.unsaved.value", state.unsavedCount())));
    }

    private static Line name(String key, String name) {
        return new Line(Texts.of(key), Names.visible(name), Line.Form.WORDS, Names.visible(name));
    }

    private static Line words(String key, String value) {
        return new Line(Texts.of(key), value, Line.Form.WORDS, "");
    }

    private static Line numbers(String key, String value) {
        return new Line(Texts.of(key), value, Line.Form.NUMBERS, "");
    }

    private static String when(long micros) {
        var time = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)).atZone(ZoneId.systemDefault());
        var clock = time.format(DateTimeFormatter.ofPattern("HH:mm"));
        return time.toLocalDate().equals(LocalDate.now()) ? Texts.of("details.today", clock)
                : time.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)) + " " + clock;
    }
}
