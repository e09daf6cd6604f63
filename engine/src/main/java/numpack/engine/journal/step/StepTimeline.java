package numpack.engine.journal.step;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import numpack.engine.journal.record.JournalStep;
import numpack.engine.journal.record.JournalStep.Merge;
import numpack.engine.journal.record.JournalStep.Move;
import numpack.engine.journal.record.JournalStep.Remove;
import numpack.engine.journal.record.JournalStep.RemoveFolder;
import numpack.engine.journal.record.JournalStep.SetLength;
import numpack.engine.journal.record.JournalStep.WriteAt;

/// How far the steps of a commit had come, told by the names alone.
///
/// Writing bytes twice does no harm; moving twice does: the second time the name may stand for another file. But moves, creations
/// and removals reach the disk in their order (file systems journal their names), so the set of names that are there tells
/// between which steps the commit stopped. Where several places fit, all of them have the same file under each name (a
/// commit for which that is not so is refused before it is promised), and going on from the first repeats only what may
/// be repeated. Bytes may be lost although a later rename was kept, so all bytes are written again, under the names that their
/// files have now.
///
/// To compare all places in one pass, a set of names is a number: the exclusive or of a hash per name that is there.
public final class StepTimeline {
    private final Set<String> present;
    private final List<JournalStep> steps;
    private final Set<String> names = new TreeSet<>();

    /// @throws IllegalArgumentException if a name is part of another one, or a step moves what is not there
    public StepTimeline(Set<String> present, List<JournalStep> steps) {
        this.present = present;
        this.steps = steps;
        steps.forEach(step -> names.addAll(namesIn(step)));
        checkNoNameInsideAnother();
        stateAt(steps.size());
    }

    public static List<String> namesIn(JournalStep step) {
        return switch (step) {
            case WriteAt write -> List.of(write.file());
            case SetLength set -> List.of(set.file());
            case Move move -> List.of(move.from(), move.to());
            case Remove remove -> List.of(remove.file());
            // Whether the folder goes is not ours to say, so its name tells nothing.
            case RemoveFolder _ -> List.of();
            case Merge merge -> List.of(merge.file());
        };
    }

    public static Set<String> namesIn(List<JournalStep> steps) {
        var names = new HashSet<String>();
        steps.forEach(step -> names.addAll(namesIn(step)));
        return names;
    }

    /// Refuses steps that could not be told apart after a crash: a cycle of moves that ends with the same names on other files.
    /// A step in its midst that makes a file (`SetLength.growing` of `.workbench/new-…`) breaks such a cycle.
    ///
    /// @throws IllegalArgumentException if there is one
    public void checkCanBeToldApart() {
        Map<Long, Long> filesByNames = new HashMap<>();
        var state = new NameState(present);
        long thereNow = hashOf(present::contains);
        long filesNow = 0;
        for (var name : names) {
            filesNow ^= hash(name, state);
        }
        filesByNames.put(thereNow, filesNow);
        for (int i = 0; i < steps.size(); i++) {
            if (isMoreOfTheSame(i)) {
                continue;
            }
            var touched = Set.copyOf(namesIn(steps.get(i)));
            for (var name : touched) {
                thereNow ^= state.fileAt(name).isPresent() ? hash(name) : 0;
                filesNow ^= hash(name, state);
            }
            state.apply(steps.get(i));
            for (var name : touched) {
                thereNow ^= state.fileAt(name).isPresent() ? hash(name) : 0;
                filesNow ^= hash(name, state);
            }
            var before = filesByNames.putIfAbsent(thereNow, filesNow);
            if (before != null && before != filesNow) {
                throw new IllegalArgumentException("after step %d (%s) the names are as before, but stand for other files: "
                        .formatted(i, namesIn(steps.get(i))) + "a crash here could not be told from one there");
            }
        }
    }

    /// Whether a step writes into the file that the one before it wrote into: no name changes by that. There may be a hundred thousand.
    private boolean isMoreOfTheSame(int step) {
        return step > 0 && steps.get(step) instanceof WriteAt write && steps.get(step - 1) instanceof WriteAt before
                && write.file().equals(before.file());
    }

    /// How many steps can be taken for done when these names exist; empty if no place fits.
    public OptionalInt locate(Set<String> existing) {
        long wanted = hashOf(existing::contains);
        long now = hashOf(present::contains);
        var state = new NameState(present);
        for (int i = 0; i < steps.size(); i++) {
            if (now == wanted) {
                return OptionalInt.of(i);
            }
            var touched = Set.copyOf(namesIn(steps.get(i)));
            for (var name : touched) {
                now ^= state.fileAt(name).isPresent() ? hash(name) : 0;
            }
            state.apply(steps.get(i));
            for (var name : touched) {
                now ^= state.fileAt(name).isPresent() ? hash(name) : 0;
            }
        }
        return now == wanted ? OptionalInt.of(steps.size()) : OptionalInt.empty();
    }

    /// Who stands where before step `count`.
    public NameState stateAt(int count) {
        var state = new NameState(present);
        steps.subList(0, count).forEach(state::apply);
        return state;
    }

    /// For each of the first `count` steps, whether there was a file where it writes, moves to or removes.
    public BitSet targetsPresent(int count) {
        var there = new BitSet(count);
        var state = new NameState(present);
        for (int i = 0; i < count; i++) {
            var names = namesIn(steps.get(i));
            there.set(i, !names.isEmpty() && state.fileAt(names.getLast()).isPresent());
            state.apply(steps.get(i));
        }
        return there;
    }

    private void checkNoNameInsideAnother() {
        var sorted = new TreeSet<>(names);
        for (var name : names) {
            var next = sorted.ceiling(name + "/");
            if (next != null && next.startsWith(name + "/")) {
                throw new IllegalArgumentException("steps for a folder and for a file in it: %s and %s".formatted(name, next));
            }
        }
    }

    private long hashOf(Predicate<String> exists) {
        long hash = 0;
        for (var name : names) {
            hash ^= exists.test(name) ? hash(name) : 0;
        }
        return hash;
    }

    private static long hash(String name) {
        long hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = mixed(hash ^ name.charAt(i));
        }
        return mixed(hash + name.length());
    }

    private static long hash(String name, NameState state) {
        return state.fileAt(name).map(file -> mixed(hash(name) ^ mixed(file))).orElse(0L);
    }

    /// The finisher of SplitMix64 (Steele, Lea, Flood 2014): every input bit flips about half of the output bits.
    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
