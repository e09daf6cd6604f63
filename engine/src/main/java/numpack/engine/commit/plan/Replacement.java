package numpack.engine.commit.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import numpack.engine.error.ArrayUnreadableException;
import numpack.engine.error.InvalidNameException;
import numpack.engine.error.reason.NameFault;
import numpack.engine.format.ArrayFiles.PackFile;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.layout.PackPaths;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.loaded.LoadedArray;
import numpack.engine.storage.FolderView;

/// New files take the places of all that an array has: the old ones are parked, the new ones come, the old ones go.
///
/// @param array whose files they are
record Replacement(LoadedArray array, PlanScope scope) {
    /// @param entry   which may have another name
    /// @param newFile the one that the entry names, as it waits
    /// @param lengths of the new files beside that one
    void plan(ArrayEntry entry, String newFile, long newBytes, FileLengths lengths) throws IOException {
        requireNoStrangeBitmap();
        var old = allFiles();
        old.forEach(file -> scope.takeAway(file, lengths));
        if (!old.isEmpty()) {
            scope.plan().succeeds(newFile, old.getFirst());
        }
        // Whether another name is free has been asked before.
        boolean isOwnPlace = old.stream().anyMatch(file -> file.file().equals(entry.dataFile())) || !entry.name().equals(array.name());
        if (!isOwnPlace && FolderView.ofDisk().look(scope.root().resolve(entry.dataFile())).isPresent()) {
            throw new InvalidNameException(scope.root(), array.name(), new NameFault.FileInTheWay(entry.dataFile()));
        }
        if (array.isSegmented()) {
            scope.plan().clearFolder(PackLayout.segmentFolder(array.name()));
        }
        lengths.arrives(entry.dataFile(), newBytes);
        scope.plan().open(newFile, entry.dataFile());
        scope.enter(array, entry, lengths);
    }

    /// Every file that is the array's, also of one that cannot be read. Only what is a file inside the pack: a broken entry or list may name
    /// the manifest, a folder, or `/bin/sh`.
    private List<PackFile> allFiles() throws IOException {
        var files = new LinkedHashMap<String, PackFile>();
        var paths = new PackPaths(scope.root(), FolderView.ofDisk());
        var named = new ArrayList<>(List.of(array.entry().dataFile()));
        array.files().segments().ifPresent(list -> list.segments().forEach(segment -> named.add(segment.file())));
        for (var file : named) {
            if (paths.resolve(file, array.name()) instanceof PackPaths.Resolution.Found found) {
                files.put(found.file(), new PackFile(found.file(), found.look()));
            }
        }
        array.files().bitmap().ifPresent(bitmap -> files.put(bitmap.file(), bitmap));
        return List.copyOf(files.values());
    }

    /// What lies in the bitmap's place and is none would make the new array as unreadable as the old one.
    private void requireNoStrangeBitmap() throws IOException {
        var place = PackLayout.bitmapFile(array.name());
        if (array.files().bitmap().isEmpty() && place.isPresent()
                && FolderView.ofDisk().look(scope.root().resolve(place.get())).isPresent()) {
            throw new ArrayUnreadableException(scope.root(), array.name(), array.trouble().orElseThrow());
        }
    }
}
