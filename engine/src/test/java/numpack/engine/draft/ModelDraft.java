package numpack.engine.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A pack as plain lists: the naive twin of a draft. Elements are single bytes, rows have a fixed number of them.
final class ModelDraft {
    final Map<String, ModelArray> arrays = new TreeMap<>();

    static final class ModelArray {
        final int rowElements;
        final List<byte[]> rows = new ArrayList<>();
        final List<Boolean> live = new ArrayList<>();

        ModelArray(int rowElements) {
            this.rowElements = rowElements;
        }

        ModelArray copy() {
            var copy = new ModelArray(rowElements);
            rows.forEach(row -> copy.rows.add(row.clone()));
            copy.live.addAll(live);
            return copy;
        }

        void add(byte[] row) {
            rows.add(row);
            live.add(true);
        }

        byte[] physical() {
            return join(rows);
        }

        byte[] logical() {
            var kept = new ArrayList<byte[]>();
            for (int row = 0; row < rows.size(); row++) {
                if (live.get(row)) {
                    kept.add(rows.get(row));
                }
            }
            return join(kept);
        }

        ModelArray logicalCopy() {
            var copy = new ModelArray(rowElements);
            for (int row = 0; row < rows.size(); row++) {
                if (live.get(row)) {
                    copy.add(rows.get(row).clone());
                }
            }
            return copy;
        }

        private byte[] join(List<byte[]> parts) {
            var all = new byte[parts.size() * rowElements];
            for (int i = 0; i < parts.size(); i++) {
                System.arraycopy(parts.get(i), 0, all, i * rowElements, rowElements);
            }
            return all;
        }
    }

    ModelDraft copy() {
        var copy = new ModelDraft();
        arrays.forEach((name, array) -> copy.arrays.put(name, array.copy()));
        return copy;
    }
}
