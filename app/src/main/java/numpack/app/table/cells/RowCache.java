package numpack.app.table.cells;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The blocks looked at last, a few megabytes of them. A block of an older revision stays until a newer one takes its
/// place, so that nothing on the screen goes blank.
final class RowCache {
    /// With texts made, a block takes up to 200 KB.
    private static final int MAX_BLOCKS = 48;

    private final Map<BlockKey, CellBlock> blocks = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BlockKey, CellBlock> eldest) {
            return size() > MAX_BLOCKS;
        }
    };

    @Nullable CellBlock get(BlockKey key) {
        return blocks.get(key);
    }

    void put(BlockKey key, CellBlock block) {
        blocks.put(key, block);
    }

    /// Changes those of some keys, and forgets all others.
    void keep(Set<BlockKey> keys, UnaryOperator<CellBlock> change) {
        blocks.keySet().retainAll(keys);
        blocks.replaceAll((key, block) -> change.apply(block));
    }

    void clear() {
        blocks.clear();
    }

    int size() {
        return blocks.size();
    }
}
