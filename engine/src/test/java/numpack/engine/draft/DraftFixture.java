package numpack.engine.draft;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import numpack.engine.change.CellWrites;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.Transaction;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Step;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A small pack and its draft, made again for each test; and another program that changes the pack.
abstract class DraftFixture {
    @TempDir
    Path folder;

    Pack pack;
    Draft draft;

    /// What somebody does in one transaction.
    @FunctionalInterface
    interface Action {
        void on(Transaction transaction) throws IOException;
    }

    /// Makes the arrays that the pack has at first.
    abstract void fill(Transaction transaction) throws IOException;

    @BeforeEach
    void open() throws IOException {
        pack = Pack.create(folder.resolve("pack"), PackOptions.standard());
        try (var transaction = pack.begin()) {
            fill(transaction);
            transaction.commit(Progress.NONE);
        }
        draft = Draft.open(pack, folder.resolve("logs"));
    }

    @AfterEach
    void close() throws IOException {
        draft.close();
        pack.close();
    }

    void reopen() throws IOException {
        close();
        pack = Pack.open(folder.resolve("pack"), PackOptions.standard());
        draft = Draft.open(pack, folder.resolve("logs"));
    }

    /// Another program changes the pack.
    void outside(Action action) throws IOException {
        try (var other = Pack.open(folder.resolve("pack"), PackOptions.standard()); var transaction = other.begin()) {
            action.on(transaction);
            transaction.commit(Progress.NONE);
        }
    }

    /// One byte in the first cell of a row.
    static CellWrites cell(long row, int value) {
        return new CellWrites() {
            @Override
            public long byteCount() {
                return 1;
            }

            @Override
            public void forEach(Sink sink) throws IOException {
                sink.write(row, 0, MemorySegment.ofArray(new byte[] {(byte) value}));
            }
        };
    }

    Step set(String name, long row, int value) {
        return draft.setCells(name, CellEdits.of(row, 0, new byte[] {(byte) value}));
    }

    DraftArray array(String name) {
        return draft.snapshot().find(name).orElseThrow();
    }

    byte[] read(String name) throws IOException {
        return Packs.read(array(name).source());
    }
}
