package numpack.engine.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import numpack.engine.error.Finding;
import numpack.engine.error.Finding.SegmentFault;
import numpack.engine.format.ArrayFiles.DataFile;
import numpack.engine.format.ArrayFiles.PackFile;
import numpack.engine.format.layout.NewName;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.layout.PackPaths;
import numpack.engine.format.layout.PackPaths.Resolution;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.file.FileLook;

/// Finds and measures the files of one array after the other, and remembers which files have an owner. For one look at a pack.
final class ArrayInspector {
    private final Path root;
    private final FolderView view;
    private final PackPaths paths;
    private final BoolLook boolLook;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, ArrayFiles> arrays = new LinkedHashMap<>();

    /// Paths that entries and lists name, whether or not something usable lies there.
    private final Set<String> named = new HashSet<>();
    /// Owners of files by identity.
    private final Map<String, String> owners = new HashMap<>();
    /// Arrays that read files through links, by the identity of the file.
    private final Map<String, String> followers = new HashMap<>();
    /// Segment folders that belong to an entry; true if its list is broken, so that it is unknown what is in use.
    private final Map<String, Boolean> segmentFolders = new HashMap<>();

    ArrayInspector(Path root, FolderView view) {
        this.root = root;
        this.view = view;
        paths = new PackPaths(root, view);
        boolLook = new BoolLook(root, view);
    }

    void inspect(ArrayEntry entry) throws IOException {
        var files = locate(entry);
        if (entry.isMeasurable()) {
            boolLook.lookInto(entry, files.dataFiles()).ifPresent(findings::add);
        }
        arrays.put(entry.name(), files);
    }

    /// Takes over what an earlier look found of an array that is as it was. Costs nothing on the disk.
    void keep(ArrayFiles known) {
        var entry = known.entry();
        PackPaths.normalized(entry.dataFile()).ifPresent(named::add);
        PackLayout.bitmapFile(entry.name()).ifPresent(named::add);
        known.segmentList().ifPresent(list -> segmentFolders.putIfAbsent(PackLayout.segmentFolderOf(list.file()), false));
        known.segments().ifPresent(list -> list.segments().forEach(segment -> PackPaths.normalized(segment.file()).ifPresent(named::add)));
        known.segmentList().ifPresent(list -> own(list, entry.name()));
        known.dataFiles().forEach(data -> own(data.at(), entry.name()));
        known.bitmap().ifPresent(bitmap -> own(bitmap, entry.name()));
        arrays.put(entry.name(), known);
    }

    /// Finds and measures the files of one array; reads none of its data.
    ArrayFiles locate(ArrayEntry entry) throws IOException {
        PackPaths.normalized(entry.dataFile()).ifPresent(named::add);
        var files = entry.isSegmented() ? segmented(entry) : single(entry);
        return new ArrayFiles(entry, files.dataFiles, files.list, files.segments, bitmap(entry.name()), List.of());
    }

    List<Finding> findings() {
        return findings;
    }

    boolean isNamed(String file) {
        return named.contains(file);
    }

    /// Whether a file under another spelling is one that has an owner.
    boolean isOwned(String file, FileLook look) {
        return owners.containsKey(identity(file, look));
    }

    /// Whether a segment folder belongs to an entry.
    boolean isSegmentFolder(String folder) {
        return segmentFolders.containsKey(folder);
    }

    /// Whether it is unknown which files in it are in use.
    boolean isSegmentFolderUnknown(String folder) {
        return segmentFolders.getOrDefault(folder, false);
    }

    /// The arrays, each with its findings out of ours and the manifest's.
    Map<String, ArrayFiles> arrays(List<Finding> ofManifest) {
        var byName = new HashMap<String, List<Finding>>();
        for (var source : List.of(ofManifest, findings)) {
            source.forEach(finding -> finding.array().ifPresent(name -> byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(finding)));
        }
        arrays.replaceAll((name, array) -> {
            if (!byName.containsKey(name) && array.isReadable()) {
                return array;
            }
            var all = new ArrayFiles(array.entry(), array.dataFiles(), array.segmentList(), array.segments(), array.bitmap(),
                    byName.getOrDefault(name, List.of()));
            return all.isReadable() ? all
                    : new ArrayFiles(all.entry(), List.of(), all.segmentList(), all.segments(), all.bitmap(), all.findings());
        });
        return arrays;
    }

    private record Located(List<DataFile> dataFiles, Optional<PackFile> list, Optional<SegmentList> segments) {
    }

    private Located single(ArrayEntry entry) throws IOException {
        var found = claim(paths.resolve(entry.dataFile(), entry.name()), entry.name());
        if (found.isEmpty() || !entry.isMeasurable()) {
            return new Located(List.of(), Optional.empty(), Optional.empty());
        }
        measure(found.get(), entry.name(), entry.dataBytes());
        return new Located(List.of(new DataFile(found.get(), 0, entry.rowCount(), entry.rowBytes())), Optional.empty(), Optional.empty());
    }

    private Located segmented(ArrayEntry entry) throws IOException {
        var list = claim(paths.resolve(entry.dataFile(), entry.name()), entry.name());
        var segments = list.isPresent() ? read(list.get(), entry.name()) : Optional.<SegmentList>empty();
        boolean isUnknown = segments.isEmpty() || entry.isMeasurable() && segments.get().rowCount() < entry.rowCount();
        PackPaths.normalized(entry.dataFile())
                .ifPresent(file -> segmentFolders.merge(PackLayout.segmentFolderOf(file), isUnknown, Boolean::logicalOr));
        if (segments.isEmpty()) {
            return new Located(List.of(), list, segments);
        }
        segments.get().segments().forEach(segment -> PackPaths.normalized(segment.file()).ifPresent(named::add));
        if (!entry.isMeasurable()) {
            return new Located(List.of(), list, segments);
        }
        return new Located(dataFiles(entry, list.get().file(), segments.get()), list, segments);
    }

    private Optional<SegmentList> read(PackFile list, String name) throws IOException {
        if (list.length() > SegmentListCodec.MAX_BYTES) {
            findings.add(new Finding.SegmentsInvalid(list.file(), name, SegmentFault.TOO_LARGE, ""));
            return Optional.empty();
        }
        return switch (SegmentListCodec.decode(view.readStart(root.resolve(list.file()), SegmentListCodec.MAX_BYTES))) {
            case SegmentListCodec.Reading.Read(var segments) -> Optional.of(segments);
            case SegmentListCodec.Reading.Broken(var fault, var at) -> {
                findings.add(new Finding.SegmentsInvalid(list.file(), name, fault, at));
                yield Optional.empty();
            }
        };
    }

    /// The files that hold the entry's rows. Rows that the list has beyond those are measured too, but belong to no array.
    private List<DataFile> dataFiles(ArrayEntry entry, String list, SegmentList segments) throws IOException {
        var name = entry.name();
        long rowBytes = entry.rowBytes();
        long rows = segments.rowCount();
        if (rows < entry.rowCount()) {
            findings.add(new Finding.SegmentsInvalid(list, name, SegmentFault.ROWS_TOO_FEW, "%d < %d".formatted(rows, entry.rowCount())));
        } else if (rows > entry.rowCount()) {
            findings.add(new Finding.SegmentRows(list, name, rows, entry.rowCount()));
        }
        if (rowBytes > 0 && rows > Long.MAX_VALUE / rowBytes) {
            findings.add(new Finding.SegmentsInvalid(list, name, SegmentFault.ROWS_OVERFLOW, "%d × %d".formatted(rows, rowBytes)));
            return List.of();
        }
        var files = new ArrayList<DataFile>();
        long firstRow = 0;
        for (var segment : segments.segments()) {
            compareBytes(segment, list, name, rowBytes);
            var found = segment.rows() == 0 ? Optional.<PackFile>empty() : claimSegment(segment, list, name);
            found.ifPresent(file -> measure(file, name, segment.rows() * rowBytes));
            long wanted = Math.min(segment.rows(), entry.rowCount() - firstRow);
            if (found.isPresent() && wanted > 0) {
                files.add(new DataFile(found.get(), firstRow, wanted, rowBytes));
            }
            firstRow += Math.max(wanted, 0);
        }
        return files;
    }

    /// Two segments in one file, or a segment in its own list, are a broken list; one in another array's file is a shared file.
    private Optional<PackFile> claimSegment(SegmentList.Segment segment, String list, String name) throws IOException {
        var resolution = paths.resolve(segment.file(), name);
        if (resolution instanceof Resolution.Found found && name.equals(owners.get(identity(found.file(), found.look())))) {
            findings.add(new Finding.SegmentsInvalid(list, name, SegmentFault.SAME_FILE_TWICE, segment.file()));
            return Optional.empty();
        }
        return claim(resolution, name);
    }

    private void compareBytes(SegmentList.Segment segment, String list, String name, long rowBytes) {
        long right = segment.rows() * rowBytes;
        if (segment.bytes() != right) {
            findings.add(new Finding.WrongNumber(list, name, Finding.NumberField.SEGMENT_BYTES, Long.toString(segment.bytes()), Long.toString(right)));
        }
    }

    private Optional<PackFile> bitmap(String name) throws IOException {
        PackLayout.bitmapFile(name).ifPresent(named::add);
        var resolution = paths.resolveBitmap(name);
        return resolution.isEmpty() ? Optional.empty() : claim(resolution.get(), name);
    }

    private Optional<PackFile> claim(Resolution resolution, String name) throws IOException {
        return switch (resolution) {
            case Resolution.Refused(var finding) -> {
                findings.add(finding);
                yield Optional.empty();
            }
            case Resolution.Found(var file, var look) -> {
                var found = new PackFile(file, look);
                if (view.follows(root.resolve(file))) {
                    follow(found, name);
                } else {
                    own(found, name);
                }
                yield Optional.of(found);
            }
        };
    }

    private void own(PackFile file, String name) {
        var identity = identity(file.file(), file.look());
        var owner = owners.putIfAbsent(identity, name);
        if (owner != null) {
            findings.add(new Finding.SharedFile(file.file(), name, owner));
        } else if (followers.containsKey(identity)) {
            findings.add(new Finding.SharedFile(file.file(), name, followers.get(identity)));
        }
    }

    /// Links to one file may be as many as there like to be: none of them is written through. But a file that is written must belong to one array only.
    private void follow(PackFile file, String name) {
        findings.add(new Finding.LinkFollowed(file.file(), name, file.path().toString()));
        var identity = identity(file.file(), file.look());
        followers.putIfAbsent(identity, name);
        if (owners.containsKey(identity)) {
            findings.add(new Finding.SharedFile(file.file(), name, owners.get(identity)));
        }
    }

    private void measure(PackFile file, String name, long expectedBytes) {
        long foundBytes = file.length();
        if (foundBytes < expectedBytes) {
            findings.add(new Finding.FileTooShort(file.file(), name, expectedBytes, foundBytes));
        } else if (foundBytes > expectedBytes) {
            findings.add(new Finding.FileTail(file.file(), name, expectedBytes, foundBytes));
        }
    }

    /// Device and inode, so that hard links and other spellings are seen; where there is no such thing, the name as Windows compares it.
    private static String identity(String file, FileLook look) {
        return look.stamp().key().isEmpty() ? NewName.fold(file) : look.stamp().key();
    }
}
