package numpack.app.review;

import java.util.stream.Collectors;
import numpack.app.i18n.Texts;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.DraftSnapshot;
import numpack.engine.draft.step.Conflict;

/// Why an edit no longer applies, in a few words.
final class ConflictWords {
    private static final int MAX_ROWS = 5;

    private ConflictWords() {
    }

    /// @param snapshot where rows have their numbers
    static String of(Conflict conflict, DraftSnapshot snapshot) {
        return switch (conflict.reason()) {
            case OTHER_VALUES -> Texts.of("review.conflict.otherValues");
            case OTHER_ROW -> Texts.of("review.conflict.otherRow");
            case ARRAY_GONE -> Texts.of("review.conflict.arrayGone");
            case ROWS_GONE -> conflict.lost().isEmpty() ? Texts.of("review.conflict.rowsGone") : lost(conflict.lost().getFirst(), conflict, snapshot);
            case OTHER_SHAPE -> Texts.of("review.conflict.otherShape");
            case NAME_TAKEN -> Texts.of("review.conflict.nameTaken");
            case DEPENDS -> Texts.of("review.conflict.depends");
        };
    }

    private static String lost(Conflict.LostRow lost, Conflict conflict, DraftSnapshot snapshot) {
        // The numbers that the rows had are not those of any snapshot.
        var was = Long.toString(lost.row());
        if (lost.count() == Conflict.LostRow.UNKNOWN) {
            return Texts.of("review.conflict.rowUnknown", was);
        }
        if (lost.count() == Conflict.LostRow.NOT_LOOKED_FOR) {
            return Texts.of("review.conflict.rowNotLookedFor", was);
        }
        var places = lost.places().stream().limit(MAX_ROWS).map(row -> row(row, conflict, snapshot)).collect(Collectors.joining(", "));
        long others = lost.count() - Math.min(MAX_ROWS, lost.places().size());
        return places.isEmpty() ? Texts.of("review.conflict.rowNotFound", was)
                : others > 0 ? Texts.of("review.conflict.rowPlacesAndMore", was, places, others) : Texts.of("review.conflict.rowPlaces", was, places);
    }

    private static String row(long physical, Conflict conflict, DraftSnapshot snapshot) {
        var array = snapshot.find(conflict.array()).filter(DraftArray::isReadable).filter(found -> physical < found.physicalShape().rowCount());
        return array.filter(found -> found.isLive(physical)).map(found -> Long.toString(found.liveRowsBefore(physical))).orElse("✕ " + physical);
    }
}
