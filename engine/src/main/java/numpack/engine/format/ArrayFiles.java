package numpack.engine.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import numpack.engine.error.Finding;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.storage.file.FileLook;
import numpack.engine.storage.file.FileStamp;

/// Where one array lies on the disk, as it was when the pack was looked at, and what is wrong with it. Immutable.
///
/// @param dataFiles   the files of its rows in their order, together as many rows as the entry has; empty if the array is unreadable
/// @param segmentList the `.npkseg` file, if the array has one that can be followed
/// @param segments    what is in it, if it can be understood
/// @param bitmap      the bitmap, if there is one; not read yet
/// @param findings    all that concern this array, those of the manifest too
public record ArrayFiles(ArrayEntry entry, List<DataFile> dataFiles, Optional<PackFile> segmentList, Optional<SegmentList> segments,
        Optional<PackFile> bitmap, List<Finding> findings) {
    public ArrayFiles {
        dataFiles = List.copyOf(dataFiles);
        findings = List.copyOf(findings);
    }

    /// A file of the pack.
    ///
    /// @param file relative to the pack
    public record PackFile(String file, FileLook look) {
        /// Where its bytes lie.
        public Path path() {
            return look.path();
        }

        public FileStamp stamp() {
            return look.stamp();
        }

        public long length() {
            return look.length();
        }
    }

    /// Consecutive rows in one file. They start at its first byte.
    ///
    /// @param firstRow physical row that the file starts with
    /// @param rowCount rows of the array in it; the file may hold more
    /// @param rowBytes bytes of one row
    public record DataFile(PackFile at, long firstRow, long rowCount, long rowBytes) {
        public Path path() {
            return at.path();
        }

        /// Where the bytes of all files together, laid end to end, have this file's first one.
        public long firstByte() {
            return firstRow * rowBytes;
        }

        /// Bytes of the rows; the file may go on after them.
        public long byteCount() {
            return rowCount * rowBytes;
        }
    }

    /// Whether rows can be read. The bitmap may still turn out to be damaged.
    public boolean isReadable() {
        return entry.isMeasurable() && findings.stream().noneMatch(finding -> finding.effect() == Finding.Effect.ARRAY_UNREADABLE);
    }

    /// The names at the top of the pack's folder that its files and their folders take.
    public Set<String> topFiles() {
        var names = new TreeSet<String>();
        dataFiles.forEach(file -> names.add(topOf(file.at.file())));
        segmentList.ifPresent(file -> names.add(topOf(file.file())));
        bitmap.ifPresent(file -> names.add(topOf(file.file())));
        return names;
    }

    private static String topOf(String file) {
        return file.split("/", 2)[0];
    }

    /// Size, time and identity of everything that the array consists of; a bitmap that is not there counts as absent. If this and the
    /// entry are the same, so is the array, but for a change within the clock's grain ([FileStamp#isUnsureAt]).
    public List<FileStamp> stamps() {
        var stamps = new ArrayList<FileStamp>();
        dataFiles.forEach(file -> stamps.add(file.at.stamp()));
        segmentList.ifPresent(file -> stamps.add(file.stamp()));
        stamps.add(bitmap.map(PackFile::stamp).orElse(FileStamp.ABSENT));
        return stamps;
    }
}
