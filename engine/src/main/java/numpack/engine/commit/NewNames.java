package numpack.engine.commit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import numpack.engine.commit.plan.Change;
import numpack.engine.error.ArrayExistsException;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.InvalidNameException;
import numpack.engine.error.PackException;
import numpack.engine.error.StaleArrayException;
import numpack.engine.error.reason.NameFault;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.format.PackInspection;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.loaded.LoadedPack;
import numpack.engine.storage.FolderView;

/// The names that a transaction gives to arrays, compared with the pack as it is under the lock: others may have taken them since the
/// transaction began. A name is free if nothing of it is there, no entry and no file, and no other that some disk takes for the same.
public final class NewNames {
    private final PackInspection fresh;
    private final Predicate<String> isOfOurs;
    private final Path root;
    private final List<Change> takers;
    private final Set<String> givenUp = new HashSet<>();
    private final Set<String> leaving = new HashSet<>();

    private NewNames(PackInspection fresh, Predicate<String> isOfOurs, Collection<Change> changes) {
        this.fresh = fresh;
        this.isOfOurs = isOfOurs;
        this.root = fresh.root();
        this.takers = changes.stream().filter(Change::takesName).toList();
        changes.stream().filter(Change::givesNameUp).forEach(change -> givenUp.add(change.base().orElseThrow().name()));
        givenUp.forEach(name -> fresh.find(name).ifPresent(array -> leaving.addAll(array.topFiles())));
    }

    /// @param seen  what the transaction began with
    /// @param fresh what was read under the lock
    static NewNames of(LoadedPack seen, LoadedPack fresh, Collection<Change> changes) {
        return new NewNames(fresh.inspection(), name -> fresh.touches().isTouchedSince(seen.touches(), name), changes);
    }

    /// @throws ArrayExistsException    if there is an array of a name now
    /// @throws ChangedOutsideException the same for an array that was to be saved: a save replaces only what was seen
    /// @throws StaleArrayException     the same if a commit of ours has made it
    /// @throws InvalidNameException    if files of no array lie in the way
    void requireFree(FolderView view) throws IOException {
        for (var taker : takers) {
            try {
                fresh.checkNewName(taker.name(), givenUp);
            } catch (ArrayExistsException exists) {
                throw isSave(taker) ? unseen(exists) : exists;
            }
            for (var place : placesOf(taker.name())) {
                // The listing does not have it, and yet it is found: by a name that this disk takes for the same.
                if (!leaving.contains(place) && view.look(root.resolve(place)).isPresent()) {
                    throw notToldApart(root, taker.name());
                }
            }
        }
    }

    private static boolean isSave(Change taker) {
        return taker instanceof Change.Whole whole && whole.place() instanceof Change.Place.UnseenName;
    }

    private PackException unseen(ArrayExistsException exists) {
        return isOfOurs.test(exists.array()) ? new StaleArrayException(root, exists.array())
                : new ChangedOutsideException(root, new OutsideChange.ArrayAdded(exists.array()));
    }

    /// The files and folders that no step touches or makes room in, and that must not be there when the commit is promised.
    Set<String> freePlaces() {
        var places = new TreeSet<String>();
        takers.forEach(taker -> places.addAll(placesOf(taker.name())));
        places.removeAll(leaving);
        return places;
    }

    /// The disk knows two names as one.
    public static InvalidNameException notToldApart(Path root, String name) {
        return new InvalidNameException(root, name, new NameFault.SameOnThisDisk());
    }

    private static List<String> placesOf(String name) {
        return List.of(PackLayout.dataFile(name), PackLayout.segmentListFile(name), PackLayout.segmentFolder(name),
                PackLayout.bitmapFile(name).orElseThrow());
    }
}
