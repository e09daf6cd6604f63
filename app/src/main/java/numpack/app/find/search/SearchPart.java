package numpack.app.find.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import numpack.app.session.space.CellBox;
import numpack.app.session.space.CellSpace;
import numpack.engine.draft.DraftArray;
import numpack.engine.draft.step.Region;
import numpack.engine.error.StaleArrayException;
import numpack.engine.shape.RowSet;
import org.jspecify.annotations.Nullable;

/// The part of an array that is searched: the cells that were chosen, wherever they are and however they are shown by now. Rows are kept by their physical
/// numbers in the array as it was, and followed from there.
public final class SearchPart {
    private final CellSpace space;
    private final List<Piece> pieces;
    /// By the numbers that rows had when they were chosen; null until they are looked up.
    private volatile @Nullable List<Region> chosen;

    /// @param space  how cells lay when they were chosen
    /// @param pieces rectangles of it; none for no cells at all
    public SearchPart(CellSpace space, List<Piece> pieces) {
        this.space = space;
        this.pieces = List.copyOf(pieces);
    }

    /// A rectangle that was chosen.
    public record Piece(CellBox cells, Rows rows) {}

    /// Which rows of the array a rectangle has later.
    public enum Rows {
        /// Those that it had.
        CHOSEN,
        /// All of them, also those that come, if it had all.
        TO_THE_END
    }

    /// Whether no cells were chosen.
    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    /// Looks the rows up, which only the array as it was can tell where rows are dropped. In the background only.
    ///
    /// @return whether they are known
    public boolean lookUp() {
        if (chosen == null) {
            try {
                chosen = pieces.stream().map(piece -> space.region(piece.cells())).toList();
            } catch (StaleArrayException saved) {
                return false;
            }
        }
        return true;
    }

    /// The same cells in a later state of the array, without rows that are dropped there; empty if it is not known where they are. In the background only.
    Optional<List<Region>> in(DraftArray now) {
        var then = space.array();
        boolean isLike = now.physicalShape().equals(then.physicalShape()) || now.physicalShape().hasRowsLike(then.physicalShape());
        if (now.id() != then.id() || !isLike || !lookUp()) {
            return Optional.empty();
        }
        var regions = new ArrayList<Region>();
        var known = chosen == null ? List.<Region>of() : chosen;
        for (int i = 0; i < known.size(); i++) {
            var region = known.get(i);
            var rows = now.physicalShape().ndim() == 0 ? Optional.of(region.rows())
                    : hasAllRows(pieces.get(i)) ? Optional.of(RowSet.range(0, now.physicalShape().rowCount())) : now.rowsNow(then, region.rows());
            if (rows.isEmpty()) {
                return Optional.empty();
            }
            var live = live(now, rows.get());
            if (!live.isEmpty()) {
                regions.add(new Region(live, region.rest()));
            }
        }
        return Optional.of(regions);
    }

    private boolean hasAllRows(Piece piece) {
        var shape = space.showsDropped() ? space.array().physicalShape() : space.array().shape();
        return piece.rows() == Rows.TO_THE_END && piece.cells().slices().rows().count() == shape.rowCount();
    }

    private static RowSet live(DraftArray array, RowSet rows) {
        return rows.isEmpty() || array.droppedCount() == 0 ? rows : rows.minus(array.droppedRows(rows.min(), rows.max() + 1));
    }
}
