package numpack.engine.commit.plan;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import numpack.engine.format.ArrayFiles.DataFile;
import numpack.engine.format.ArrayFiles.PackFile;
import numpack.engine.storage.DurableFiles;
import numpack.engine.work.HardLinkedFile;

/// Finds the files that a change of an array in place cannot write in place, because they have other names elsewhere.
public final class HardLinkedFiles {
    private final Change.InPlace change;
    private final DurableFiles files;
    private final List<HardLinkedFile> found = new ArrayList<>();

    private HardLinkedFiles(Change.InPlace change, DurableFiles files) {
        this.change = change;
        this.files = files;
    }

    /// Those of all changes.
    public static List<HardLinkedFile> of(Collection<Change> changes, DurableFiles files) throws IOException {
        var shared = new ArrayList<HardLinkedFile>();
        for (var change : changes) {
            if (change instanceof Change.InPlace inPlace && inPlace.array().isReadable()) {
                shared.addAll(of(inPlace, files));
            }
        }
        return shared;
    }

    /// Runs through the writes of an array of several segments only if one of them is shared.
    private static List<HardLinkedFile> of(Change.InPlace change, DurableFiles files) throws IOException {
        var shared = new HardLinkedFiles(change, files);
        shared.findData(change.array().files().dataFiles());
        var bitmap = change.array().files().bitmap();
        if (bitmap.isPresent() && (change.isResized() || change.marksRows())) {
            shared.find(bitmap.get());
        }
        return shared.found;
    }

    private void findData(List<DataFile> all) throws IOException {
        long rows = change.array().physicalShape().rowCount();
        var written = new LinkedHashSet<PackFile>();
        for (var data : all) {
            boolean isLast = data.firstRow() + data.rowCount() == rows;
            if (isLast && change.appendedRows() > 0 || data.firstRow() + data.rowCount() > rows - change.cut()) {
                written.add(data.at());
            }
        }
        if (change.writtenBytes() > 0) {
            addWritten(all, written);
        }
        for (var file : written) {
            find(file);
        }
    }

    private void addWritten(List<DataFile> all, Set<PackFile> written) throws IOException {
        if (all.size() == 1) {
            written.add(all.getFirst().at());
            return;
        }
        var shared = new ArrayList<DataFile>();
        for (var data : all) {
            if (isShared(data.path())) {
                shared.add(data);
            }
        }
        if (shared.isEmpty()) {
            return;
        }
        for (var writes : change.writes()) {
            writes.forEach((row, offset, bytes) -> {
                for (var data : shared) {
                    long first = row * data.rowBytes() + offset;
                    if (first < data.firstByte() + data.byteCount() && first + bytes.byteSize() > data.firstByte()) {
                        written.add(data.at());
                    }
                }
            });
        }
    }

    private void find(PackFile file) throws IOException {
        if (isShared(file.path())) {
            found.add(new HardLinkedFile(change.name(), file.file(), file.stamp().size()));
        }
    }

    /// What is not there is not shared; the commit itself finds that it is gone.
    private boolean isShared(Path file) throws IOException {
        try {
            return files.linkCount(file) > 1;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
