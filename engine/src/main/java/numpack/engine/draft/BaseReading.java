package numpack.engine.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import numpack.engine.StoredArray;

/// The pack's own arrays as a state, and which of those that the log knows are not as the log knows them.
///
/// @param state      the arrays that can be read
/// @param unreadable the others
/// @param changed    arrays that another program changed
record BaseReading(PackState state, List<UnreadableArray> unreadable, List<Changed> changed) {
    /// @param was    as the log knows it
    /// @param now    as it is; empty if it is gone or cannot be read
    /// @param reason why no step on it can be applied; empty if each step has to be looked at
    record Changed(KnownArray was, Optional<KnownArray> now, Optional<Conflict.Reason> reason) {}

    /// @param ids gives identities to arrays that the log does not know, by name; kept from reading to reading
    static BaseReading of(List<StoredArray> stored, History history, Map<String, Long> ids) {
        var arrays = new HashMap<Long, ArrayState>();
        var unreadable = new ArrayList<UnreadableArray>();
        var changed = new ArrayList<Changed>();
        for (var array : stored) {
            var known = history.known(array.name());
            long id = known.map(KnownArray::id).orElseGet(() -> ids.computeIfAbsent(array.name(), _ -> history.takeArrayId()));
            if (!array.isReadable()) {
                unreadable.add(new UnreadableArray(id, array.name(), array));
                known.ifPresent(was -> changed.add(gone(was)));
                continue;
            }
            var ground = new Ground.Stored(array);
            var space = RowSpace.of(ground.rows());
            if (known.isPresent()) {
                var was = known.get();
                space = was.space();
                if (!was.stamp().equals(array.stamp())) {
                    var change = changed(was, array, history);
                    changed.add(change);
                    space = change.now().orElseThrow().space();
                }
            }
            arrays.put(id, ArrayState.of(id, array.name(), ground, space));
        }
        for (var was : history.known().values()) {
            if (was.isPresent() && stored.stream().noneMatch(array -> array.name().equals(was.name()))) {
                changed.add(gone(was));
            }
        }
        return new BaseReading(PackState.of(arrays, history.waiting()), unreadable, changed);
    }

    private static Changed gone(KnownArray was) {
        return new Changed(was, Optional.empty(), Optional.of(Conflict.Reason.ARRAY_GONE));
    }

    private static Changed changed(KnownArray was, StoredArray array, History history) {
        var shape = array.physicalShape();
        boolean isLike = array.dtype() == was.dtype() && (shape.equals(was.shape()) || shape.hasRowsLike(was.shape()));
        long added = shape.rowCount() - was.space().rows();
        var reason = !isLike ? Optional.of(Conflict.Reason.OTHER_SHAPE)
                // With fewer rows than before, the numbers of the others may stand for other rows.
                : added < 0 ? Optional.of(Conflict.Reason.ROWS_GONE) : Optional.<Conflict.Reason>empty();
        var space = RowSpace.of(shape.rowCount());
        if (reason.isEmpty()) {
            space = added == 0 ? was.space() : grown(was.space(), added, history);
        }
        return new Changed(was, Optional.of(known(was.id(), array, space, was.closings())), reason);
    }

    /// Rows that another program appended get a name of their own.
    private static RowSpace grown(RowSpace space, long added, History history) {
        long id = history.nextStepId();
        history.seeStepId(id);
        return space.plus(List.of(new RowSpace.Piece(id, 0, added)));
    }

    static KnownArray known(long id, StoredArray array, RowSpace space, List<KnownArray.Closing> closings) {
        return new KnownArray(id, array.name(), true, array.dtype(), array.physicalShape(), array.stamp(), space, closings);
    }
}
