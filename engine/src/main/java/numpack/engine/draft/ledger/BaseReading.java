package numpack.engine.draft.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import numpack.engine.StoredArray;
import numpack.engine.draft.history.History;
import numpack.engine.draft.history.KnownArray;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.state.Underlay;
import numpack.engine.draft.state.PackState;
import numpack.engine.draft.state.Unreadable;
import numpack.engine.draft.step.Conflict;
import numpack.engine.draft.step.RowSpace;

/// The pack's own arrays as a state, and which of those that the log knows are not as the log knows them.
///
/// @param state      the arrays that can be read
/// @param unreadable the others
/// @param changed    arrays that another program changed
public record BaseReading(PackState state, List<Unreadable> unreadable, List<Changed> changed) {
    /// @param was    as the log knows it
    /// @param now    as it is; empty if it is gone or cannot be read
    /// @param reason why no step on it can be applied; empty if each step has to be looked at
    /// @param numbering of its rows
    public record Changed(KnownArray was, Optional<KnownArray> now, Optional<Conflict.Reason> reason, Numbering numbering) {}

    /// Whether rows of a changed array still have the numbers that they had.
    public enum Numbering {
        /// They have: rows were added after the last one, or replaced one by one.
        KEPT,
        /// The file is the same, and may have been written whole.
        WRITTEN,
        /// The file is another, or has fewer rows.
        RENUMBERED
    }

    /// @param ids gives identities to arrays that the log does not know, by name; kept from reading to reading
    static BaseReading of(List<StoredArray> stored, History history, Map<String, Long> ids) throws IOException {
        var arrays = new HashMap<Long, ArrayState>();
        var unreadable = new ArrayList<Unreadable>();
        var changed = new ArrayList<Changed>();
        var knownByName = knownByName(history);
        var names = new HashSet<String>();
        for (var array : stored) {
            names.add(array.name());
            var known = Optional.ofNullable(knownByName.get(array.name()));
            long id = known.map(KnownArray::id).orElseGet(() -> ids.computeIfAbsent(array.name(), _ -> history.numbers().takeArrayId()));
            if (!array.isReadable()) {
                unreadable.add(new Unreadable(id, array));
                known.filter(was -> isThere(was, history)).ifPresent(was -> changed.add(gone(was)));
                continue;
            }
            var base = new Underlay.Stored(array);
            var space = RowSpace.of(base.rows());
            if (known.isPresent()) {
                var was = known.get();
                space = was.space();
                if (!isThere(was, history) || !was.stamp().equals(array.stamp())) {
                    var change = changed(basis(was, history), array, history);
                    changed.add(change);
                    space = change.now().orElseThrow().space();
                }
            }
            arrays.put(id, ArrayState.of(id, array.name(), base, space));
        }
        for (var was : history.known().values()) {
            if (was.isPresent() && !names.contains(was.name())) {
                changed.add(gone(was));
            }
        }
        return new BaseReading(PackState.of(arrays, history.waiting()), unreadable, changed);
    }

    /// The arrays as the log knows them: as they are in the pack, or as they were before they went away under steps that wait for them.
    private static Map<String, KnownArray> knownByName(History history) {
        var byName = new HashMap<String, KnownArray>();
        history.known().values().stream().filter(KnownArray::isPresent).forEach(array -> byName.putIfAbsent(array.name(), array));
        history.conflicting().arrays().values().stream().filter(was -> !isThere(was, history))
                .forEach(was -> byName.putIfAbsent(was.name(), was));
        return byName;
    }

    /// Whether the pack had it when it was last read.
    private static boolean isThere(KnownArray array, History history) {
        var known = history.known().get(array.id());
        return known != null && known.isPresent();
    }

    /// What a changed array is compared with. If only conflicting steps depend on it, that is what they were made on: it may be as it was.
    private static KnownArray basis(KnownArray known, History history) {
        var before = history.conflicting().arrays().get(known.id());
        boolean isFree = before != null && before.closings().equals(known.closings()) && history.steps().stream()
                .noneMatch(step -> !history.voids().containsKey(step.id()) && step.touches(Set.of(known.id())));
        return isFree ? before : known;
    }

    private static Changed gone(KnownArray was) {
        return new Changed(was, Optional.empty(), Optional.of(Conflict.Reason.ARRAY_GONE), Numbering.RENUMBERED);
    }

    private static Changed changed(KnownArray was, StoredArray array, History history) throws IOException {
        var reason = misfit(was, array);
        var numbering = reason.isPresent() ? Numbering.RENUMBERED : numbering(was, array);
        var shape = array.physicalShape();
        long added = shape.rowCount() - was.space().rows();
        var space = RowSpace.of(shape.rowCount());
        if (numbering != Numbering.RENUMBERED) {
            space = added == 0 ? was.space() : grown(was.space(), added, history);
        }
        return new Changed(was, Optional.of(KnownArray.of(was.id(), array, space, was.closings())), reason, numbering);
    }

    /// Why no step on an array can be applied to what the pack has in its place; empty if each step has to be looked at.
    public static Optional<Conflict.Reason> misfit(KnownArray was, StoredArray array) {
        var shape = array.physicalShape();
        boolean isOther = array.dtype() != was.dtype() || !shape.equals(was.shape()) && !shape.hasRowsLike(was.shape());
        return isOther ? Optional.of(Conflict.Reason.OTHER_SHAPE) : Optional.empty();
    }

    /// What a look at an array says about its rows. NumPack appends after the rows that are there, and replaces rows without a new time in the entry;
    /// a save of as many rows as there are goes into the same file.
    public static Numbering numbering(KnownArray was, StoredArray array) throws IOException {
        if (array.physicalShape().ndim() == 0) {
            return Numbering.KEPT;
        }
        if (array.physicalShape().rowCount() < was.space().rows() || !was.trace().isInFilesOf(array)) {
            return Numbering.RENUMBERED;
        }
        boolean isSame = was.stamp().lastModifiedMicros() == array.lastModifiedMicros() || was.trace().isBeginningOf(array, was.shape());
        return isSame ? Numbering.KEPT : Numbering.WRITTEN;
    }

    /// Rows that another program appended get a name of their own.
    private static RowSpace grown(RowSpace space, long added, History history) {
        return space.plus(List.of(new RowSpace.Piece(history.numbers().takeStepId(), 0, added)));
    }
}
