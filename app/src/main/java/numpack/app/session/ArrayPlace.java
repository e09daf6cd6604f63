package numpack.app.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import numpack.engine.draft.Draft;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.Region;
import numpack.engine.draft.step.Step;
import numpack.engine.draft.step.StepPlace;
import numpack.engine.shape.Box;

/// What of an array is to be seen: cells or whole rows, with both numbers that rows have.
///
/// @param arrayId the array
/// @param extent  what of it
/// @param parts   none if the array as a whole is meant, or if what was meant is no longer there
public record ArrayPlace(long arrayId, StepPlace.Extent extent, List<Part> parts) {
    /// A table that is asked for more rectangles than this would be slow to paint; then only the first one is shown.
    private static final int MAX_PARTS = 1_000;

    public ArrayPlace {
        parts = List.copyOf(parts);
    }

    /// Consecutive rows, or a rectangle of cells in them.
    ///
    /// @param firstRow      the first one as live rows are counted; where all are dropped, or not there, that of the live row after them
    /// @param rowCount      how many of them are live
    /// @param firstPhysical the first one as it lies on the disk
    /// @param physicalCount how many they are; 0 if they are not there any more and only their place is known
    /// @param rest          what of each row; without axes for whole rows that are not there any more
    public record Part(long firstRow, long rowCount, long firstPhysical, long physicalCount, Box rest) {}

    /// What a step changed. For the background: where rows are dropped, only the disk may know.
    ///
    /// @param rank which of its arrays is shown if there are several: the one with the lowest number
    static Optional<ArrayPlace> of(Draft draft, Step step, ToIntFunction<Long> rank) throws IOException {
        Optional<StepPlace> best = Optional.empty();
        for (var place : draft.placesOf(step)) {
            if (best.isEmpty() || rank.applyAsInt(place.arrayId()) < rank.applyAsInt(best.get().arrayId())) {
                best = Optional.of(place);
            }
        }
        return best.map(place -> of(place, draft.snapshot().arrays().stream().filter(array -> array.id() == place.arrayId()).findFirst().orElseThrow()));
    }

    private static ArrayPlace of(StepPlace place, DraftArray array) {
        var parts = new ArrayList<Part>();
        place.regions().forEach(region -> addParts(array, region, parts));
        if (parts.isEmpty() && place.extent() == StepPlace.Extent.ROWS && array.shape().ndim() > 0) {
            // Rows that were appended and are undone: they were at the end.
            parts.add(part(array, array.physicalShape().rowCount(), 0, Box.of()));
        }
        return new ArrayPlace(place.arrayId(), place.extent(), parts.size() > MAX_PARTS ? parts.subList(0, 1) : parts);
    }

    private static void addParts(DraftArray array, Region region, List<Part> parts) {
        region.rows().forEachRange((from, to) -> {
            if (parts.size() <= MAX_PARTS) {
                parts.add(part(array, from, to - from, region.rest()));
            }
        });
    }

    private static Part part(DraftArray array, long firstPhysical, long count, Box rest) {
        long first = array.physicalShape().ndim() == 0 ? 0 : array.liveRowsBefore(firstPhysical);
        long live = array.physicalShape().ndim() == 0 ? 1 : array.liveRowsBefore(firstPhysical + count) - first;
        return new Part(first, live, firstPhysical, count, rest);
    }
}
