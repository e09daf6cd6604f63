package numpack.app.details;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import numpack.app.i18n.Names;
import numpack.app.i18n.Numbers;
import numpack.app.i18n.Texts;
import numpack.app.problem.FindingTexts;
import numpack.app.session.Sessions;
import numpack.app.session.pack.DiskUse;
import numpack.app.session.pack.PackSession;
import numpack.engine.StoredArray;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftState;
import numpack.engine.error.Finding.LeftoverFile;
import org.jspecify.annotations.Nullable;

/// The lines of the details panel.
final class DetailsViewModel {
    private final ReadOnlyObjectProperty<@Nullable DraftArray> array;
    private final ReadOnlyObjectProperty<@Nullable PackSession> pack;
    private final ReadOnlyBooleanProperty reopening;
    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(this, "lines", List.of());

    DetailsViewModel(Sessions sessions) {
        array = sessions.meantArrayProperty();
        pack = sessions.currentPackProperty();
        reopening = sessions.reopeningProperty();
        // Another array is described at once; changes of the one that is described are shown when the other panels show them.
        array.map(DraftArray::id).subscribe(_ -> describe());
        pack.flatMap(PackSession::settledStateProperty).subscribe(_ -> describe());
        pack.flatMap(PackSession::unevenArrays).subscribe(_ -> describe());
        reopening.subscribe(this::describe);
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
        return lines.getReadOnlyProperty();
    }

    private void describe() {
        var ofPack = pack.get();
        if (ofPack == null) {
            // What is only closed to be opened again stays described.
            if (!reopening.get()) {
                lines.set(List.of());
            }
            return;
        }
        var meant = Optional.ofNullable(array.get()).flatMap(known -> ofPack.find(known.id()));
        lines.set(meant.map(ofArray -> describe(ofArray, ofPack.unevenArrays().getValue())).orElseGet(() -> describe(ofPack, ofPack.getState())));
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
        var bytes = array.isNew() ? Texts.of("details.onDisk.new", Numbers.bytes(use.bytes())) : Numbers.bytes(use.bytes());
        lines.add(words("details.onDisk", hasRows ? Texts.of("details.onDisk.value", bytes, rows) : bytes));
        if (hasRows) {
            lines.add(words("details.dropped", array.droppedCount() == 0 ? Texts.of("details.dropped.none")
                    : Texts.of("details.dropped.value", array.droppedCount(), Numbers.bytes(use.reclaimable()))));
        }
        if (uneven.contains(array.id())) {
            lines.add(words("details.linked", Texts.of("details.linked.uneven")));
        }
        lines.add(words("details.changed", array.base().map(base -> when(base.lastModifiedMicros())).orElse(Texts.of("details.changed.never"))));
        // Also without edits: the first one must not move what is below, in other panels too.
        lines.add(words("details.unsaved", Texts.of("details.unsaved.value", array.unsavedEdits())));
        array.linkTarget().ifPresent(target -> lines.add(new Line(Texts.of("details.link"), Names.visible(target), Line.Form.WORDS, Names.visible(target))));
        array.base().filter(StoredArray::isSegmented).ifPresent(base -> lines.add(words("details.storage", Texts.of("details.storage.segments"))));
        return lines;
    }

    private static List<Line> describe(PackSession pack, DraftState state) {
        var arrays = state.snapshot().arrays();
        var use = DiskUse.of(state);
        var lines = new ArrayList<>(List.of(name("details.pack", pack.name()),
                new Line(Texts.of("details.place"), Names.visible(pack.path().toString()), Line.Form.WORDS, ""),
                words("details.arrays", Numbers.grouped(arrays.size())), words("details.onDisk", Numbers.bytes(use.bytes()))));
        if (use.reclaimable() > 0) {
            lines.add(words("details.reclaimable", Numbers.bytes(use.reclaimable())));
        }
        lines.add(words("details.unsaved", Texts.of("details.unsaved.value", state.unsavedCount())));
        var leftovers = state.leftovers();
        if (!leftovers.isEmpty()) {
            lines.add(words("details.leftovers", Texts.of("details.leftovers.value", leftovers.size(),
                    Numbers.bytes(leftovers.stream().mapToLong(LeftoverFile::bytes).sum()))));
        }
        return lines;
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
