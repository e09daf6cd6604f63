package numpack.app.table.cells;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import numpack.app.edit.value.CellTexts;
import numpack.app.grid.model.GridWindow;
import numpack.app.session.ShownHits;
import numpack.app.session.space.CellBox;
import numpack.app.session.space.CellPlace;
import numpack.app.session.space.CellSpace;
import numpack.app.table.number.NumberFormat;
import numpack.app.task.LatestOnly;
import numpack.app.task.TaskRunner;
import numpack.engine.StoredArray;
import org.jspecify.annotations.Nullable;

/// Hands out windows at once and reads in the background what is missing. Foreground only.
///
/// Once all that is seen is there the blocks around it are read too, so that scrolling comes upon cells that are known.
/// Blocks that the last windows did not want are not wanted any more: their requests are cancelled. When the array moves
/// on, blocks of the revision before stand in until new ones are there; when something else is shown, they do not.
public final class RowLoader {
    /// A file that another program took away may come back without notice.
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final TaskRunner runner;
    private final LatestOnly requests;
    private final Runnable changed;
    private final Consumer<? super Throwable> failed;
    private final RowCache cache = new RowCache();
    private final PendingCells pending = new PendingCells();
    private final Map<BlockKey, Long> asked = new HashMap<>();
    private final Set<BlockKey> unreadable = new HashSet<>();
    private final ColumnTexts columnTexts = new ColumnTexts();
    private Set<BlockKey> seen = Set.of();
    private Set<BlockKey> seenBefore = Set.of();
    private Set<BlockKey> before = Set.of();
    private CellSpace space;
    private long revision;
    private NumberFormat format = NumberFormat.EXACT;
    private @Nullable ShownHits hits;
    private Optional<SeenBytes> seenBytes = Optional.empty();
    private boolean isLookingAgain;

    /// @param changed called when a window asked for now would look otherwise
    /// @param failed called when a block cannot be read
    public RowLoader(TaskRunner runner, CellSpace space, long revision, Runnable changed, Consumer<? super Throwable> failed) {
        this.runner = runner;
        this.requests = new LatestOnly(runner);
        this.changed = changed;
        this.failed = failed;
        this.space = space;
        this.revision = revision;
    }

    public CellSpace space() {
        return space;
    }

    public PendingCells pending() {
        return pending;
    }

    /// Shows another state of the array, or another part of it.
    public void show(CellSpace next, long nextRevision) {
        if (next.equals(space) && nextRevision == revision) {
            return;
        }
        if (!next.looksLike(space)) {
            cache.clear();
            pending.clear();
            columnTexts.clear();
        } else if (!next.standsLike(space)) {
            // Other rows are where these cells were: nothing old may stand in for them.
            cache.clear();
            pending.clear();
        }
        requests.cancelAll();
        asked.clear();
        unreadable.clear();
        space = next;
        revision = nextRevision;
        changed.run();
    }

    /// Writes numbers otherwise. Cells in sight are not read again for that.
    public void show(NumberFormat next) {
        if (next.equals(format)) {
            return;
        }
        format = next;
        requests.cancelAll();
        asked.clear();
        columnTexts.clear();
        var inSight = new HashSet<>(seen);
        inSight.addAll(seenBefore);
        cache.keep(inSight, block -> block.in(next));
        for (var key : inSight) {
            var block = cache.get(key);
            if (block != null) {
                columnTexts.learn(key, block);
            }
        }
        changed.run();
    }

    /// Marks the cells that a search has found; null for none.
    public void mark(@Nullable ShownHits found) {
        hits = found;
    }

    /// How numbers are written.
    public NumberFormat format() {
        return format;
    }

    /// The cells of a rectangle within the counts of the space.
    public GridWindow window(long firstRow, int rows, long firstColumn, int columns) {
        seenBefore = seen;
        seen = BlockKey.over(firstRow, rows, firstColumn, columns);
        var isThere = seen.stream().allMatch(this::isFresh);
        var wanted = isThere ? BlockKey.around(seen, space.rowCount(), space.columnCount()) : seen;
        forget(wanted);
        seen.forEach(this::ask);
        if (isThere) {
            wanted.forEach(this::ask);
        }
        return new CellWindow(space, cache::get, pending, format, hits, new CellWindow.Rectangle(firstRow, firstColumn, rows, columns));
    }

    /// What is known of one cell, without asking for more.
    public GridWindow peek(long row, long column) {
        return peekAt(row, column);
    }

    /// The element of a cell, as far as it is known without asking for more.
    public Optional<byte[]> element(long row, long column) {
        return peekAt(row, column).element(0, 0);
    }

    /// The shortest text of a cell that reads back to the same bits, however it is shown; empty while it is not known.
    public String exactText(long row, long column) {
        return element(row, column).map(element -> CellTexts.format(space.array().dtype(), element)).orElse("");
    }

    /// The physical row of a cell, as far as that is known without asking for more.
    public OptionalLong physicalRow(long row, long column) {
        return peekAt(row, column).physicalRow(0, 0);
    }

    /// Where a cell lies at this revision; empty while only the disk could tell it.
    public Optional<CellPlace> place(long row, long column) {
        if (!space.hasDroppedRows()) {
            return Optional.of(space.place(row, column));
        }
        // A block of the revision before may stand in for a picture, but not for what is written: its rows may have moved.
        var physical = isFresh(BlockKey.of(row, column)) ? physicalRow(row, column) : OptionalLong.empty();
        return physical.isEmpty() ? Optional.empty() : Optional.of(space.place(physical.getAsLong(), row, column));
    }

    /// The head of a column; empty while it is not known yet.
    public String columnHead(long column) {
        if (!space.asksForColumns()) {
            return CellHeads.column(space, column);
        }
        return seen.stream().filter(key -> key.column() == column / BlockKey.COLUMNS && cache.get(key) != null).findFirst()
                .map(key -> peekAt(key.firstRow(), column).columnHead(0)).orElse("");
    }

    /// Paints an element over the cell at a place until the draft has it, in a column wide enough for it.
    public void paint(CellPlace place, long column, byte[] element) {
        pending.put(place, element);
        columnTexts.learn(column, format.format(space.array().dtype(), MemorySegment.ofArray(element), 0).length());
    }

    /// How many characters the longest text of a column takes among the rows that were read; 0 if none was.
    public int longestText(long column) {
        return columnTexts.longest(column);
    }

    /// Whether the element of a cell is known as it is at this revision, and equal to this one.
    public boolean holds(long row, long column, byte[] element) {
        return isFresh(BlockKey.of(row, column)) && element(row, column).filter(known -> Arrays.equals(known, element)).isPresent();
    }

    /// Whether a cell of the last windows could not be read.
    public boolean hasUnreadable() {
        return seen.stream().anyMatch(unreadable::contains) || seenBefore.stream().anyMatch(unreadable::contains);
    }

    /// Reads what is in sight once more, in the background, and tells the saved array if it is not what it was. To be called now and then while the
    /// table is on the screen.
    public void lookAgain() {
        var base = space.array().base().filter(StoredArray::isReadable);
        if (base.isEmpty() || isLookingAgain) {
            return;
        }
        if (seenBytes.filter(known -> known.isOf(base.get())).isEmpty()) {
            seenBytes = Optional.of(new SeenBytes(base.get()));
        }
        var known = seenBytes.get();
        var boxes = Stream.concat(seen.stream(), seenBefore.stream()).distinct().filter(this::isFresh).map(this::boxOf).toList();
        isLookingAgain = true;
        runner.run(_ -> {
            known.lookAgain(boxes);
            return known;
        }, _ -> isLookingAgain = false, failure -> {
            // An array that was saved meanwhile, or a file that is away: the table and the watcher of the pack report it.
            isLookingAgain = false;
        });
    }

    /// Drops all requests; the loader is not asked any more.
    public void close() {
        requests.cancelAll();
        asked.clear();
        cache.clear();
    }

    private CellWindow peekAt(long row, long column) {
        return new CellWindow(space, cache::get, pending, format, hits, new CellWindow.Rectangle(row, column, 1, 1));
    }

    private boolean isFresh(BlockKey key) {
        var block = cache.get(key);
        // A longer slice of the same beginning has more in its last block.
        return block != null && block.revision() == revision && block.has(rowsOf(key) - 1, columnsOf(key) - 1);
    }

    private void ask(BlockKey key) {
        if (isFresh(key) || asked.containsKey(key)) {
            return;
        }
        asked.put(key, revision);
        var box = boxOf(key);
        requests.request(key, new BlockTask(key, box, revision, format), answer -> {
            asked.remove(key);
            unreadable.remove(key);
            cache.put(key, answer);
            columnTexts.learn(key, answer);
            notifyOf(key);
        }, failure -> {
            unreadable.add(key);
            failed.accept(failure);
            // not asked again at once, or every frame would fail again
            var failedAt = asked.get(key);
            runner.after(RETRY_AFTER, () -> {
                if (failedAt != null && asked.remove(key, failedAt)) {
                    notifyOf(key);
                }
            });
        });
    }

    private void notifyOf(BlockKey key) {
        if (seen.contains(key) || seenBefore.contains(key)) {
            changed.run();
        }
    }

    private CellBox boxOf(BlockKey key) {
        return space.box(key.firstRow(), rowsOf(key), key.firstColumn(), columnsOf(key));
    }

    private int rowsOf(BlockKey key) {
        return (int) Math.min(BlockKey.ROWS, space.rowCount() - key.firstRow());
    }

    private int columnsOf(BlockKey key) {
        return (int) Math.min(BlockKey.COLUMNS, space.columnCount() - key.firstColumn());
    }

    /// With frozen columns a frame asks for two windows; what neither this nor the last one touched is out of sight.
    private void forget(Set<BlockKey> wanted) {
        asked.keySet().removeIf(key -> {
            var isOutOfSight = !wanted.contains(key) && !before.contains(key) && requests.isPending(key);
            if (isOutOfSight) {
                requests.cancel(key);
            }
            return isOutOfSight;
        });
        before = wanted;
    }
}
