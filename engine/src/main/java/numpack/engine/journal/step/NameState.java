package numpack.engine.journal.step;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import numpack.engine.journal.record.JournalStep;
import numpack.engine.journal.record.JournalStep.Merge;
import numpack.engine.journal.record.JournalStep.Move;
import numpack.engine.journal.record.JournalStep.Remove;
import numpack.engine.journal.record.JournalStep.RemoveFolder;
import numpack.engine.journal.record.JournalStep.SetLength;
import numpack.engine.journal.record.JournalStep.WriteAt;

/// Which file stands under which name between two steps. Files are told apart by a number that moves with them.
public final class NameState {
    private final Map<String, Integer> files = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private int next;

    public NameState(Set<String> present) {
        present.stream().sorted().forEach(this::make);
    }

    public Optional<Integer> fileAt(String name) {
        return Optional.ofNullable(files.get(name));
    }

    public Optional<String> nameOf(int file) {
        return Optional.ofNullable(names.get(file));
    }

    /// @throws IllegalArgumentException if the step moves a file that is not there
    public void apply(JournalStep step) {
        switch (step) {
            case WriteAt write -> make(write.file());
            case SetLength set -> make(set.file());
            case Merge merge -> make(merge.file());
            case Remove remove -> remove(remove.file());
            case RemoveFolder _ -> { }
            case Move move -> {
                var file = files.get(move.from());
                if (file == null) {
                    throw new IllegalArgumentException("a move of %s, which is not there then".formatted(move.from()));
                }
                remove(move.from());
                remove(move.to());
                put(move.to(), file);
            }
        }
    }

    private void make(String name) {
        if (!files.containsKey(name)) {
            put(name, next++);
        }
    }

    private void put(String name, int file) {
        files.put(name, file);
        names.put(file, name);
    }

    private void remove(String name) {
        var file = files.remove(name);
        if (file != null) {
            names.remove(file);
        }
    }
}
