package numpack.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import numpack.engine.error.reason.OutsideChange;
import numpack.engine.journal.GuardJudge.EntrySide;
import numpack.engine.journal.record.Guard.FileLength;
import numpack.engine.journal.record.Guard;
import numpack.engine.journal.record.JournalRecord;
import numpack.engine.journal.record.JournalStep.SetLength;
import numpack.engine.journal.record.JournalStep.WriteAt;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.journal.step.NameState;
import numpack.engine.journal.step.PackPlaces;
import numpack.engine.journal.step.StepTimeline;

/// Tells whether somebody else changed a pack since a commit was promised: compares names, manifest entries, file lengths and
/// the bytes under each write with what they were before and what they will be after. All must be one or the other.
///
/// What ours may leave in between is let pass: a length on the way from before to after where the steps write, bytes old and new
/// mixed. Bytes are not compared where the steps themselves write twice or cut, and not behind the old end of a file, where a
/// power loss may leave anything.
final class RecordCheck {
    private static final int PIECE = 1 << 20;

    private final PackPlaces places;
    private final List<JournalStep> steps;
    private final StepTimeline timeline;
    private final Map<Guard, EntrySide> sides = new HashMap<>();
    private final List<OutsideChange> changes = new ArrayList<>();
    private final OptionalInt doneSteps;
    private final Map<Integer, List<WriteAt>> writes = new HashMap<>();
    private final Map<Integer, LongSummaryStatistics> written = new HashMap<>();
    private final Set<Integer> cut = new HashSet<>();

    private RecordCheck(PackPlaces places, JournalRecord.Commit commit) throws IOException {
        this.places = places;
        this.steps = commit.steps();
        this.timeline = new StepTimeline(commit.present(), steps);
        this.doneSteps = timeline.locate(presentNow());
    }

    static RecordCheck of(PackPlaces places, JournalRecord.Commit commit, GuardJudge judge) throws IOException {
        var check = new RecordCheck(places, commit);
        check.judge(commit.guards(), judge);
        if (check.doneSteps.isPresent()) {
            check.followWrites(new NameState(commit.present()));
            check.compare(commit.guards());
        } else {
            check.changes.add(new OutsideChange.FilesMoved());
        }
        return check;
    }

    /// What was found changed; empty if the steps may go on.
    List<OutsideChange> changes() {
        return changes;
    }

    /// How many steps can be taken for done.
    ///
    /// @throws java.util.NoSuchElementException if there are [#changes]
    int doneSteps() {
        return doneSteps.orElseThrow();
    }

    StepTimeline timeline() {
        return timeline;
    }

    /// The guard that names a file.
    Optional<Guard> guardOf(String file) {
        return sides.keySet().stream().filter(guard -> guard.lengths().stream().anyMatch(length -> length.file().equals(file))).findFirst();
    }

    /// Which side the manifest takes on one of the commit's guards.
    EntrySide sideOf(Guard guard) {
        return Objects.requireNonNull(sides.get(guard));
    }

    private Set<String> presentNow() throws IOException {
        var present = new HashSet<String>();
        for (var name : StepTimeline.namesIn(steps)) {
            if (places.exists(name)) {
                present.add(name);
            }
        }
        return present;
    }

    private void judge(List<Guard> guards, GuardJudge judge) throws IOException {
        for (var guard : guards) {
            var side = judge.judge(guard);
            sides.put(guard, side);
            if (side == EntrySide.NEITHER) {
                changes.add(new OutsideChange.ArrayChanged(guard.key()));
            }
        }
        // The manifest changes in one rename, so its entries never disagree by our doing.
        if (sides.containsValue(EntrySide.BEFORE) && sides.containsValue(EntrySide.AFTER)) {
            changes.add(new OutsideChange.EntriesMixed());
        }
    }

    private void followWrites(NameState state) {
        for (var step : steps) {
            state.apply(step);
            if (step instanceof WriteAt write) {
                int file = state.fileAt(write.file()).orElseThrow();
                lengths(file).accept(write.offset() + write.after().remaining());
                writes.computeIfAbsent(file, _ -> new ArrayList<>()).add(write);
            } else if (step instanceof SetLength set) {
                int file = state.fileAt(set.file()).orElseThrow();
                lengths(file).accept(set.after());
                lengths(file).accept(Math.max(0, set.before()));
                if (set.after() < set.before()) {
                    cut.add(file);
                }
            }
        }
    }

    /// The lengths that a file has been given by steps.
    private LongSummaryStatistics lengths(int file) {
        return written.computeIfAbsent(file, _ -> new LongSummaryStatistics());
    }

    private void compare(List<Guard> guards) throws IOException {
        var first = timeline.stateAt(0);
        var now = timeline.stateAt(doneSteps());
        var last = timeline.stateAt(steps.size());
        var names = StepTimeline.namesIn(steps);
        for (var guard : guards) {
            for (var length : guard.lengths()) {
                if (names.contains(length.file())) {
                    compareMoved(length, first, now, last);
                } else {
                    // No step of ours can bring it to this length any more.
                    expect(length.file(), length.file(), length.after(), length.after());
                }
            }
        }
        for (var entry : writes.entrySet()) {
            var name = now.nameOf(entry.getKey());
            if (name.isPresent() && !cut.contains(entry.getKey()) && !overlap(entry.getValue())) {
                compareBytes(name.get(), entry.getValue());
            }
        }
    }

    /// The old and the new file of that name may be one, and each may be somewhere else just now.
    private void compareMoved(FileLength length, NameState first, NameState now, NameState last) throws IOException {
        var before = first.fileAt(length.file());
        var after = last.fileAt(length.file());
        if (before.isPresent() && before.equals(after)) {
            expect(length.file(), now.nameOf(before.get()).orElseThrow(), length.before(), length.after(), written.get(before.get()));
            return;
        }
        var oldName = before.flatMap(now::nameOf);
        if (oldName.isPresent()) {
            expect(length.file(), oldName.get(), length.before(), length.before(), written.get(before.get()));
        }
        var newName = after.flatMap(now::nameOf);
        if (newName.isPresent()) {
            var lengths = written.get(after.get());
            expect(length.file(), newName.get(), lengths == null ? length.after() : 0, length.after(), lengths);
        }
    }

    private void expect(String file, String place, long before, long after) throws IOException {
        expect(file, place, before, after, null);
    }

    private void expect(String file, String place, long before, long after, @Nullable LongSummaryStatistics given) throws IOException {
        long found = places.length(place);
        boolean onTheWay = given != null && found >= Math.min(given.getMin(), Math.min(before, after))
                && found <= Math.max(given.getMax(), Math.max(before, after));
        if (found != before && found != after && !onTheWay) {
            changes.add(new OutsideChange.FileLength(file, after, found));
        }
    }

    private static boolean overlap(List<WriteAt> writes) {
        var sorted = writes.stream().sorted(Comparator.comparingLong(WriteAt::offset)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            var earlier = sorted.get(i - 1);
            if (earlier.offset() + earlier.after().remaining() > sorted.get(i).offset()) {
                return true;
            }
        }
        return false;
    }

    private void compareBytes(String name, List<WriteAt> writes) throws IOException {
        try (var channel = FileChannel.open(places.resolve(name), StandardOpenOption.READ)) {
            for (var write : writes) {
                if (!isOldOrNew(channel, write)) {
                    changes.add(new OutsideChange.FileChanged(name));
                    return;
                }
            }
        }
    }

    private static boolean isOldOrNew(FileChannel channel, WriteAt write) throws IOException {
        long there = Math.min(write.before().remaining(), channel.size() - write.offset());
        for (int done = 0; done < there; done += PIECE) {
            int count = (int) Math.min(PIECE, there - done);
            var found = ByteBuffer.allocate(count);
            while (found.hasRemaining() && channel.read(found, write.offset() + done + found.position()) >= 0) {
                continue;
            }
            if (found.hasRemaining() || !isOldOrNew(found.flip(), write.before().slice(done, count), write.after().slice(done, count))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOldOrNew(ByteBuffer found, ByteBuffer before, ByteBuffer after) {
        if (found.equals(before) || found.equals(after)) {
            return true;
        }
        for (int i = 0; i < found.limit(); i++) {
            if (found.get(i) != before.get(i) && found.get(i) != after.get(i)) {
                return false;
            }
        }
        return true;
    }
}
