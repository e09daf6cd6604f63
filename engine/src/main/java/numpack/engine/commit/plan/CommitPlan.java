package numpack.engine.commit.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import numpack.engine.format.ArrayFiles.PackFile;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.EntryChange;
import numpack.engine.internal.DiskWork;
import numpack.engine.journal.record.Guard;
import numpack.engine.journal.record.Guard.FileLength;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.loaded.ManifestSide;
import numpack.engine.rows.live.LiveRows;

/// The steps of one commit in the order that keeps NumPack from misreading: every file under change is parked in `.workbench/` first,
/// so that NumPack fails to find it; then bytes change; then the manifest; then files go to their places, those last by which NumPack
/// finds an array; then what is left over is removed.
///
/// All files leave before the first one arrives, so an array may take the name that another one gives up; what the changes of both say of
/// this name is joined here.
public final class CommitPlan {
    private static final long QUICK_BYTES = 1 << 16;

    private final List<JournalStep.Move> park = new ArrayList<>();
    private final List<JournalStep> change = new ArrayList<>();
    private final Map<String, EntryChange> entries = new LinkedHashMap<>();
    private final List<JournalStep.Move> place = new ArrayList<>();
    private final List<JournalStep.Move> open = new ArrayList<>();
    private final List<JournalStep> clear = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private final Map<String, Guard> tails = new LinkedHashMap<>();
    private final List<DiskWork> tailWrites = new ArrayList<>();
    private final Map<String, LiveRows> live = new HashMap<>();
    private final Map<String, String> successors = new LinkedHashMap<>();

    /// Moves a file out of its place before anything changes.
    void park(String file, String parked) {
        park.add(new JournalStep.Move(file, parked));
    }

    /// A change of the bytes of a parked file.
    void change(JournalStep step) {
        change.add(step);
    }

    void entry(EntryChange changed) {
        // Whoever takes a name over has the last word on it.
        entries.merge(changed.name(), changed, (known, other) -> known instanceof EntryChange.Put ? known : other);
    }

    /// Moves a file to its place after the manifest says so: a segment, a bitmap.
    void place(String from, String file) {
        place.add(new JournalStep.Move(from, file));
    }

    /// Moves the file to its place that the entry names. Until then NumPack finds nothing of the array.
    void open(String from, String file) {
        open.add(new JournalStep.Move(from, file));
    }

    /// Removes a file unless a new one takes its place.
    void clear(String file) {
        clear.add(new JournalStep.Remove(file));
    }

    /// Removes a folder when all files in it are gone, unless something is placed there.
    void clearFolder(String folder) {
        clear.add(new JournalStep.RemoveFolder(folder));
    }

    /// A new file takes the place of an old one, and gets its owner, group and permissions.
    void succeeds(String newFile, PackFile old) {
        successors.put(newFile, old.file());
    }

    /// Old files, by the new ones that take their places.
    public Map<String, String> successors() {
        return successors;
    }

    /// The live rows that an array will have, if they are known without reading its bitmap again.
    void live(String array, LiveRows rows) {
        live.put(array, rows);
    }

    /// Live rows that are known without reading a bitmap again, by array.
    public Map<String, LiveRows> live() {
        return live;
    }

    void guard(Guard guard) {
        guards.add(guard);
    }

    /// Bytes are to be written after the end of a live file before the commit, once the journal knows of it. May be called again for more
    /// bytes after those.
    ///
    /// @param guard for all tails of the file so far
    void tail(String file, Guard guard, DiskWork write) {
        tails.put(file, guard);
        tailWrites.add(write);
    }

    /// Whether files take each other's places in a ring: the names are then the same before and after.
    boolean isExchange() {
        var places = new HashMap<String, String>();
        arrivals().forEach(move -> places.put(move.from(), move.to()));
        var moves = new HashMap<String, String>();
        park.forEach(move -> moves.put(move.from(), places.getOrDefault(move.to(), "")));
        var known = new HashSet<String>();
        for (var start : moves.keySet()) {
            var walked = new HashSet<String>();
            var at = start;
            while (moves.containsKey(at) && !known.contains(at) && walked.add(at)) {
                at = moves.get(at);
            }
            if (walked.contains(at) && !moves.get(at).equals(at)) {
                return true;
            }
            known.addAll(walked);
        }
        return false;
    }

    /// Whether it was made in a moment: no files are made for it and few bytes were read, so what was looked at before need not be again.
    public boolean isQuick() {
        if (!successors.isEmpty() || !tails.isEmpty() || !place.isEmpty() || open.size() != park.size()) {
            return false;
        }
        long bytes = 0;
        for (var step : change) {
            bytes += step instanceof JournalStep.WriteAt write ? write.after().remaining() : 0;
        }
        return bytes <= QUICK_BYTES;
    }

    /// One guard per name. An array that gives a name up and the one that takes it are the two sides of one change.
    public List<Guard> guards() {
        var lengths = new HashMap<String, FileLength>();
        guards.forEach(guard -> guard.lengths().forEach(length -> lengths.merge(length.file(), length, FileLengths::joined)));
        var byName = new TreeMap<String, Guard>();
        for (var guard : guards) {
            var whole = new Guard(guard.key(), guard.before(), guard.after(),
                    guard.lengths().stream().map(length -> lengths.getOrDefault(length.file(), length)).toList());
            byName.merge(guard.key(), whole, CommitPlan::joined);
        }
        return List.copyOf(byName.values());
    }

    /// What the journal must know before tails are written.
    public List<Guard> tails() {
        return List.copyOf(tails.values());
    }

    /// Writes what goes behind the ends; the journal must know of the tails.
    public void writeTails() throws IOException {
        for (var write : tailWrites) {
            write.run();
        }
    }

    /// All steps in their order.
    public List<JournalStep> steps() {
        var steps = new ArrayList<JournalStep>(park);
        steps.addAll(change);
        if (!entries.isEmpty()) {
            steps.add(new JournalStep.Merge(PackLayout.MANIFEST, ManifestSide.payload(List.copyOf(entries.values()))));
        }
        steps.addAll(arrivals());
        clear.stream().filter(step -> arrivals().stream().noneMatch(move -> isKeptBy(move.to(), step))).forEach(steps::add);
        return steps;
    }

    private List<JournalStep.Move> arrivals() {
        var arrivals = new ArrayList<>(place);
        arrivals.addAll(open);
        return arrivals;
    }

    private static boolean isKeptBy(String arrived, JournalStep cleared) {
        return cleared instanceof JournalStep.RemoveFolder folder ? arrived.startsWith(folder.folder() + "/")
                : cleared instanceof JournalStep.Remove remove && arrived.equals(remove.file());
    }

    private static Guard joined(Guard one, Guard other) {
        var lengths = new LinkedHashMap<String, FileLength>();
        one.lengths().forEach(length -> lengths.put(length.file(), length));
        other.lengths().forEach(length -> lengths.put(length.file(), length));
        return new Guard(one.key(), given(one.before(), other.before()), given(one.after(), other.after()), List.copyOf(lengths.values()));
    }

    private static ByteBuffer given(ByteBuffer one, ByteBuffer other) {
        return one.hasRemaining() ? one : other;
    }
}
