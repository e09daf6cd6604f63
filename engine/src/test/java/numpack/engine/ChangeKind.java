package numpack.engine;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import numpack.engine.change.CellWrites;
import numpack.engine.dtype.DType;
import numpack.engine.lazy.LazyArray;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;

/// Every kind of commit, made on one array of int32 rows (n, 2) of which some are dropped.
enum ChangeKind {
    WRITE {
        @Override
        void fill(Transaction transaction, String name, int round) {
            transaction.write(name, new CellWrites() {
                @Override
                public long byteCount() {
                    return Integer.BYTES;
                }

                @Override
                public void forEach(Sink sink) throws IOException {
                    sink.write(round, 0, MemorySegment.ofArray(new int[] {100 + round}));
                }
            });
        }
    },
    APPEND {
        @Override
        void fill(Transaction transaction, String name, int round) {
            transaction.append(name, rows(2, 50 + round));
        }
    },
    CUT {
        @Override
        void fill(Transaction transaction, String name, int round) {
            transaction.cut(name, 1);
        }
    },
    DROP {
        @Override
        void fill(Transaction transaction, String name, int round) {
            transaction.drop(name, RowSet.of(3 + round));
        }
    },
    RESTORE {
        @Override
        void fill(Transaction transaction, String name, int round) {
            transaction.restore(name, RowSet.of(round % 3));
        }
    },
    SAVE {
        @Override
        void fill(Transaction transaction, String name, int round) {
            transaction.save(name, rows(9, round)).drop(name, RowSet.of(round));
        }
    },
    RENAME {
        @Override
        void fill(Transaction transaction, String name, int round) {
            transaction.rename(name, name + round);
        }

        @Override
        String nameAfter(String name, int round) {
            return name + round;
        }
    },
    COPY {
        @Override
        void fill(Transaction transaction, String name, int round) {
            transaction.copy(name, "copy" + round);
        }
    },
    REMOVE {
        @Override
        void fill(Transaction transaction, String name, int round) {
            transaction.remove(name);
            transaction.save(name, rows(12, round)).drop(name, RowSet.of(1));
        }
    },
    COMPACT {
        @Override
        void run(Pack pack, String name, int round) throws IOException {
            pack.compact(pack.planCompaction(List.of(name)), Progress.NONE);
            PackArrays.of(pack).drop(name, round);
        }
    };

    void fill(Transaction transaction, String name, int round) throws IOException {
        throw new UnsupportedOperationException(name() + " is no transaction");
    }

    String nameAfter(String name, int round) {
        return name;
    }

    /// Does it once; rounds differ.
    void run(Pack pack, String name, int round) throws IOException {
        try (var transaction = pack.begin()) {
            fill(transaction, name, round);
            transaction.commit(Progress.NONE);
        }
    }

    /// Does it three times, to the array under whatever name it has then.
    void runThrice(Pack pack, String name) throws IOException {
        var now = name;
        for (int round = 0; round < 3; round++) {
            run(pack, now, round);
            now = nameAfter(now, round);
        }
    }

    static LazyArray rows(int count, int first) {
        var array = new ModelArray(DType.INT32, Shape.of(2));
        for (int row = 0; row < count; row++) {
            array.add(new byte[] {(byte) (first + row), 0, 0, 0, (byte) row, 0, 0, 0});
        }
        return array.source(array.rows);
    }
}
