package numpack.engine.commit.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import numpack.engine.format.ArrayFiles.PackFile;
import numpack.engine.journal.record.Guard.FileLength;
import numpack.engine.journal.record.JournalStep;

/// The lengths that all files of one array have before and after a change, for its guard: recovery knows by them whose each file is.
public final class FileLengths {
    private final Map<String, FileLength> byFile = new LinkedHashMap<>();

    /// A file that is there before.
    void leaves(PackFile file) {
        leaves(file.file(), file.stamp().size());
    }

    void leaves(String file, long length) {
        add(new FileLength(file, length, JournalStep.ABSENT));
    }

    /// A file that is there afterwards.
    void arrives(String file, long length) {
        add(new FileLength(file, JournalStep.ABSENT, length));
    }

    List<FileLength> all() {
        return List.copyOf(byFile.values());
    }

    private void add(FileLength length) {
        byFile.merge(length.file(), length, FileLengths::joined);
    }

    /// What two parts of a change say of one file: one of them of the time before, the other of the time after.
    static FileLength joined(FileLength one, FileLength other) {
        return new FileLength(one.file(), Math.max(one.before(), other.before()), Math.max(one.after(), other.after()));
    }
}
