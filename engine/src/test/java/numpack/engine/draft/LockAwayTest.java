package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import numpack.engine.Pack;
import numpack.engine.PackOptions;
import numpack.engine.Transaction;
import numpack.engine.dtype.DType;
import numpack.engine.shape.Shape;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The lock file, which tells which arrays commits have touched, is away for a while, or cannot be opened: that is no change of an array.
class LockAwayTest extends DraftFixture {
    private Path lock;
    private Path away;

    @Override
    void fill(Transaction transaction) {
        transaction.create("a", DType.UINT8, Shape.of(5), new byte[1]).create("b", DType.UINT8, Shape.of(5), new byte[1]);
    }

    @BeforeEach
    void save() throws IOException {
        lock = folder.resolve("pack/.workbench/lock");
        away = folder.resolve("away");
        set("a", 1, 5);
        draft.save(Progress.NONE);
    }

    @Test
    void savedEditsCanBeUndoneAfterItIsFoundAgain() throws IOException {
        close();
        Files.move(lock, away);
        reopenAsNew();
        assertUndone();
        Files.move(away, lock);
        draft.reload();
        assertUndone();
        reopen();
        assertUndone();
    }

    @Test
    void savedEditsCanBeUndoneAfterItWasLost() throws IOException {
        close();
        reopenAsNew();
        Files.move(lock, away);
        draft.reload();
        assertUndone();
        reopen();
        assertUndone();
    }

    @Test
    void anOpeningFailsWhileItCannotBeOpenedAndLosesNothing() throws IOException {
        close();
        Files.move(lock, away);
        // Nobody, the superuser included, opens a folder as a file.
        Files.createDirectory(lock);
        assertThrows(IOException.class, this::reopenAsNew);
        Files.delete(lock);
        Files.move(away, lock);
        reopenAsNew();
        assertUndone();
    }

    @Test
    void aReloadFailsWhileItCannotBeOpenedAndLosesNothing() throws IOException {
        close();
        Files.move(lock, away);
        reopenAsNew();
        Files.createDirectory(lock);
        assertThrows(IOException.class, draft::reload);
        Files.delete(lock);
        Files.move(away, lock);
        draft.reload();
        assertUndone();
    }

    private void reopenAsNew() throws IOException {
        pack = Pack.open(folder.resolve("pack"), PackOptions.standard());
        draft = Draft.open(pack, folder.resolve("logs"));
    }

    /// The saved step is no other than it was: it is undone, and done again.
    private void assertUndone() throws IOException {
        assertEquals(1, draft.state().steps().size());
        assertEquals(5, read("a")[1]);
        draft.undo();
        assertEquals(0, read("a")[1]);
        draft.redo();
        assertEquals(5, read("a")[1]);
    }
}
