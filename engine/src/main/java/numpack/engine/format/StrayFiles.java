package numpack.engine.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import numpack.engine.error.Finding;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.file.FileLook;

/// Finds files that have the form of a pack's own and belong to no entry. Files of other forms are none of our business.
final class StrayFiles {
    private final Path root;
    private final FolderView view;
    private final ArrayInspector arrays;

    /// @param arrays that has seen every entry
    StrayFiles(Path root, FolderView view, ArrayInspector arrays) {
        this.root = root;
        this.view = view;
        this.arrays = arrays;
    }

    /// What is stray among the names at the top of the folder and in segment folders, by name.
    List<Finding> find(List<String> files) throws IOException {
        var findings = new ArrayList<Finding>();
        for (var file : files) {
            switch (PackLayout.kindOf(file)) {
                case DATA, SEGMENT_LIST, BITMAP -> {
                    if (isStray(file)) {
                        findings.add(new Finding.OrphanFile(file));
                    }
                }
                case LEFTOVER -> {
                    // A program at work takes its own away again.
                    var found = arrays.isNamed(file) ? Optional.<FileLook>empty() : view.look(root.resolve(file));
                    found.ifPresent(look -> findings.add(new Finding.LeftoverFile(file, Finding.Leftover.TEMPORARY, look.length())));
                }
                case SEGMENT_FOLDER -> findInSegmentFolder(file, findings);
                case MANIFEST, WORKBENCH, FOREIGN -> {
                }
            }
        }
        findings.sort(Comparator.comparing(Finding::file));
        return findings;
    }

    private void findInSegmentFolder(String folder, List<Finding> findings) throws IOException {
        if (arrays.isSegmentFolderUnknown(folder) || view.look(root.resolve(folder)).filter(look -> look.kind() == FileLook.Kind.FOLDER).isEmpty()) {
            return;
        }
        var inside = new TreeSet<String>();
        view.list(root.resolve(folder)).forEach(child -> inside.add(folder + "/" + child.getFileName()));
        if (!arrays.isSegmentFolder(folder) && inside.stream().noneMatch(arrays::isNamed)) {
            findings.add(new Finding.OrphanFile(folder));
            return;
        }
        for (var file : inside) {
            if (isStray(file)) {
                findings.add(new Finding.OrphanFile(file));
            }
        }
    }

    private boolean isStray(String file) throws IOException {
        if (arrays.isNamed(file)) {
            return false;
        }
        // A file of another program may be gone since the folder was listed.
        return view.look(root.resolve(file)).filter(found -> !arrays.isOwned(file, found)).isPresent();
    }
}
