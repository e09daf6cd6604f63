package numpack.engine.format.layout;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

import numpack.engine.storage.WorkbenchFolder;

/// Every file name in a pack, and which names are a pack's own.
public final class PackLayout {
    public static final String MANIFEST = "metadata.npkm";
    public static final String WORKBENCH = WorkbenchFolder.NAME;

    /// What every file system that we meet takes as one name, in bytes of UTF-8.
    static final int MAX_FILE_NAME_LENGTH = 255;

    private static final String DATA = ".npkd";
    private static final String SEGMENT_LIST = ".npkseg";
    private static final String BITMAP = ".npkb";
    private static final String SEGMENTS = "_segments";
    private static final Pattern LEFTOVER = Pattern.compile(
            "metadata\\.npkm\\.tmp\\..*|metadata\\.tmp|metadata\\.wal|.*\\.npkd\\.tmp|.*\\.npkseg\\.tmp|temp_[0-9]+_.*", Pattern.DOTALL);

    /// What a name at the top of a pack's folder stands for.
    public enum Kind {
        MANIFEST, WORKBENCH, DATA, SEGMENT_LIST, SEGMENT_FOLDER, BITMAP,
        /// A temporary file of a program that died, or a log that no release since 0.2.1 reads.
        LEFTOVER,
        /// Not ours: left alone and not mentioned. Lock files of old releases too, for they stay behind after a normal exit.
        FOREIGN
    }

    private PackLayout() {
    }

    /// `data_<name>.npkd`: all rows of an array in one file.
    public static String dataFile(String name) {
        return "data_" + name + DATA;
    }

    /// `data_<name>.npkseg`: the list of an array's segments.
    public static String segmentListFile(String name) {
        return "data_" + name + SEGMENT_LIST;
    }

    /// `data_<name>_segments`: the folder of an array's segments.
    public static String segmentFolder(String name) {
        return "data_" + name + SEGMENTS;
    }

    /// `data_<name>_segments/seg_000000.npkd`, and so on.
    public static String segmentFile(String name, int index) {
        return "%s/seg_%06d%s".formatted(segmentFolder(name), index, DATA);
    }

    /// `deleted_<name>.npkb`, the path of an array's bitmap; empty if no bitmap can be there because the name is too long for a
    /// file, or would lead elsewhere.
    public static Optional<String> bitmapFile(String name) {
        var file = "deleted_" + name + BITMAP;
        return PackPaths.faultOf(file).isPresent() || PackPaths.climbs(file) ? Optional.empty() : Optional.of(file);
    }

    /// Whether a path as an entry has it is that of a segment list.
    public static boolean isSegmentList(String dataFile) {
        var last = dataFile.substring(dataFile.lastIndexOf('/') + 1);
        return last.endsWith(SEGMENT_LIST) && last.length() > SEGMENT_LIST.length();
    }

    /// The folder that the segments of a list lie in by default.
    public static String segmentFolderOf(String segmentListFile) {
        return segmentListFile.substring(0, segmentListFile.length() - SEGMENT_LIST.length()) + SEGMENTS;
    }

    /// Whether a name at the top of the folder has the form of a bitmap.
    static boolean isBitmap(String fileName) {
        return fileName.startsWith("deleted_") && fileName.endsWith(BITMAP);
    }

    public static Kind kindOf(String fileName) {
        if (fileName.equals(MANIFEST)) {
            return Kind.MANIFEST;
        }
        if (fileName.equals(WORKBENCH)) {
            return Kind.WORKBENCH;
        }
        if (isBitmap(fileName)) {
            return Kind.BITMAP;
        }
        if (fileName.startsWith("data_")) {
            // None of these ends as a leftover does.
            if (fileName.endsWith(DATA)) {
                return Kind.DATA;
            }
            if (fileName.endsWith(SEGMENT_LIST)) {
                return Kind.SEGMENT_LIST;
            }
            if (fileName.endsWith(SEGMENTS)) {
                return Kind.SEGMENT_FOLDER;
            }
        }
        return LEFTOVER.matcher(fileName).matches() ? Kind.LEFTOVER : Kind.FOREIGN;
    }

    static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
