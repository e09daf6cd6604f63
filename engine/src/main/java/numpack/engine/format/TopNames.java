package numpack.engine.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import numpack.engine.format.layout.NewName;
import numpack.engine.storage.FolderView;

/// The names that one listing found at the top of a pack's folder: they show for many files at once that they are not there.
public final class TopNames {
    private final Set<String> folds;

    private TopNames(Set<String> folds) {
        this.folds = folds;
    }

    public static TopNames of(Collection<String> names) {
        var folds = HashSet.<String>newHashSet(names.size());
        names.forEach(name -> folds.add(NewName.fold(name)));
        return new TopNames(folds);
    }

    /// Lists the folder of a pack. Without the folder there are none.
    public static TopNames in(Path root, FolderView view) throws IOException {
        return of(view.list(root).stream().map(child -> child.getFileName().toString()).toList());
    }

    /// Whether something may lie at a path of the pack. Some file systems list a name in other letters than those that it is found by; and of what
    /// lies in a folder that is unknown here.
    ///
    /// @param file relative to the pack
    public boolean mayHold(String file) {
        return file.indexOf('/') >= 0 || folds.contains(NewName.fold(file));
    }
}
