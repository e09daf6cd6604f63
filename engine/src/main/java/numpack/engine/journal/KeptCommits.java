package numpack.engine.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import numpack.engine.error.reason.OutsideChange;
import numpack.engine.journal.KeptFile.Look;
import numpack.engine.journal.record.Guard.FileLength;
import numpack.engine.journal.record.JournalRecord.Kept;
import numpack.engine.journal.record.JournalRecord;
import numpack.engine.journal.record.JournalStep.Merge;
import numpack.engine.journal.record.JournalStep.Move;
import numpack.engine.journal.record.JournalStep.WriteAt;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.journal.step.PackPlaces;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.Opening;
import numpack.engine.storage.WorkbenchFolder;
import org.jspecify.annotations.Nullable;

/// The commits since the last checkpoint, taken together.
///
/// **Idea.** Each wrote into files that were there, parked meanwhile, and into the manifest in its place; its record is safe, and nothing else is.
/// So after a power loss each file lies in its place or is parked, and each of its bytes is of before, of after, or of one of the commits between.
/// If that is so, writing what the last ones wrote makes the pack what it was; if it is not, another program has written since, and nothing
/// is written over.
final class KeptCommits {
    private final Path pack;
    private final PackPlaces places;
    private final DurableFiles files;
    private final Map<String, KeptFile> kept = new LinkedHashMap<>();
    private final List<OutsideChange> changes = new ArrayList<>();
    /// Where each file lies, and what was seen of it.
    private final Map<KeptFile, String> found = new LinkedHashMap<>();
    private final Map<KeptFile, Look> looks = new HashMap<>();

    private KeptCommits(Path pack, DurableFiles files) {
        this.pack = pack;
        this.files = files;
        this.places = new PackPlaces(pack, files);
    }

    /// Whether the steps of a commit are such that its record can be kept: it writes into files that are there and moves none for good.
    static boolean canKeep(List<JournalStep> steps, Set<String> present) {
        var away = new HashMap<String, String>();
        for (var step : steps) {
            boolean isKnown = switch (step) {
                case Move(var from, var to) when isParking(to) -> present.contains(from) && away.put(to, from) == null;
                case Move(var from, var to) -> to.equals(away.remove(from));
                case WriteAt write -> away.containsKey(write.file());
                case Merge merge -> present.contains(merge.file());
                case JournalStep.SetLength _, JournalStep.Remove _, JournalStep.RemoveFolder _ -> false;
            };
            if (!isKnown) {
                return false;
            }
        }
        return away.isEmpty();
    }

    /// Gathers what commits did.
    static KeptCommits gathered(Path pack, List<JournalRecord.Commit> commits, DurableFiles files) {
        var kept = new KeptCommits(pack, files);
        commits.forEach(kept::add);
        return kept;
    }

    /// Compares what the commits did with what is there.
    void look() throws IOException {
        for (var file : kept.values()) {
            look(file);
        }
    }

    /// Makes safe what is there of their files, whoever wrote it.
    ///
    /// @param isDoubtful whether a sync has failed before: a system that could not write a piece to the disk takes it for written afterwards, and may
    ///                   forget it. Unless another program has changed something, all of it is written once more then.
    void sync(boolean isDoubtful) throws IOException {
        if (isDoubtful) {
            look();
        }
        if (isDoubtful && changes.isEmpty()) {
            looks.replaceAll((_, look) -> new Look(true, look.all(), look.all()));
            repair();
        } else {
            sync();
        }
    }

    /// What another program has changed; empty if all is as these commits and a power loss can have left it.
    List<OutsideChange> changes() {
        return changes;
    }

    /// Whether something is not as the last of them left it. Not to be asked if there are [#changes].
    boolean isMissingAnything() {
        return found.entrySet().stream().anyMatch(place -> !place.getKey().home().equals(place.getValue()))
                || looks.values().stream().anyMatch(look -> !look.writes().isEmpty());
    }

    /// Makes the pack what the last of them left, and returns when that is safe. May be repeated. Not if there are [#changes].
    void repair() throws IOException {
        for (var place : found.entrySet()) {
            var file = place.getKey();
            var path = places.resolve(place.getValue());
            file.repair(pack, path, Objects.requireNonNull(looks.get(file)), files);
            if (!file.home().equals(place.getValue())) {
                files.rename(path, pack.resolve(file.home()));
            }
        }
        syncFolders();
    }

    /// Makes safe what is there of their files, whoever wrote it.
    void sync() throws IOException {
        for (var file : kept.values()) {
            for (var name : file.names()) {
                if (places.look(name).filter(look -> look.isFile()).isPresent()) {
                    try (var open = files.open(pack.resolve(name), Opening.EXISTING)) {
                        open.force();
                    }
                }
            }
        }
        syncFolders();
    }

    private void syncFolders() throws IOException {
        var folders = new LinkedHashSet<Path>();
        for (var file : kept.values()) {
            file.names().forEach(name -> folders.add(pack.resolve(name).getParent()));
        }
        for (var folder : folders) {
            if (places.isFolder(folder)) {
                files.syncDirectory(folder);
            }
        }
    }

    private void add(JournalRecord.Commit commit) {
        var lengths = new HashMap<String, FileLength>();
        commit.guards().forEach(guard -> guard.lengths().forEach(length -> lengths.put(length.file(), length)));
        var away = new HashMap<String, KeptFile>();
        for (var step : commit.steps()) {
            switch (step) {
                case Move(var from, var to) when isParking(to) -> {
                    var file = file(from, lengths);
                    file.parkedAt(to);
                    away.put(to, file);
                }
                case WriteAt write -> parked(away, write.file()).write(write);
                case Merge merge -> manifest(merge.file(), commit.kept().orElse(null));
                case Move _, JournalStep.SetLength _, JournalStep.Remove _, JournalStep.RemoveFolder _ -> { }
            }
        }
    }

    /// @throws IllegalArgumentException if no guard speaks of it
    private KeptFile file(String home, Map<String, FileLength> lengths) {
        var length = lengths.get(home);
        if (length == null) {
            throw new IllegalArgumentException("a kept commit without a guard for %s".formatted(home));
        }
        var file = kept.computeIfAbsent(home, _ -> new KeptFile(home, length.before()));
        file.becomes(length.after());
        return file;
    }

    private static KeptFile parked(Map<String, KeptFile> away, String name) {
        var file = away.get(name);
        if (file == null) {
            throw new IllegalArgumentException("a kept commit writes into %s, which is not parked".formatted(name));
        }
        return file;
    }

    private void manifest(String home, @Nullable Kept writes) {
        if (writes == null || writes.manifest().isEmpty()) {
            throw new IllegalArgumentException("a kept commit that does not say what it writes into %s".formatted(home));
        }
        var file = kept.computeIfAbsent(home, _ -> new KeptFile(home, writes.manifestLength()));
        writes.manifest().forEach(file::write);
    }

    private void look(KeptFile file) throws IOException {
        var there = new ArrayList<String>();
        for (var name : file.names()) {
            if (places.look(name).filter(look -> look.isFile()).isPresent()) {
                there.add(name);
            }
        }
        if (there.size() != 1) {
            changes.add(new OutsideChange.FilesMoved());
            return;
        }
        var place = there.getFirst();
        var look = file.look(places.look(place).orElseThrow().path(), places.length(place));
        if (!look.isOurs()) {
            changes.add(new OutsideChange.FileChanged(file.home()));
        }
        found.put(file, place);
        looks.put(file, look);
    }

    /// The commit whose parked file is still away, if there is one.
    Optional<JournalRecord.Commit> halfDone(List<JournalRecord.Commit> commits) throws IOException {
        for (var commit : commits.reversed()) {
            for (var step : commit.steps()) {
                if (step instanceof Move(var _, var to) && isParking(to) && places.exists(to)) {
                    return Optional.of(commit);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isParking(String name) {
        return name.startsWith(WorkbenchFolder.NAME + "/" + WorkbenchFolder.PARKED_PREFIX);
    }
}
