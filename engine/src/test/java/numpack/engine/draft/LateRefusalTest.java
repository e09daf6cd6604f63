package numpack.engine.draft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import numpack.engine.PackOverFiles;
import numpack.engine.Transaction;
import numpack.engine.change.PackEvent;
import numpack.engine.draft.step.CellEdits;
import numpack.engine.draft.step.Conflict;
import numpack.engine.error.ChangedOutsideException;
import numpack.engine.error.CorruptPackException;
import numpack.engine.error.NotReadAgainException;
import numpack.engine.error.reason.OutsideChange;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.shape.RowSet;
import numpack.engine.shape.Shape;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FolderView;
import numpack.engine.storage.HookedFiles.Call;
import numpack.engine.storage.HookedFiles.Hook;
import numpack.engine.storage.HookedFiles;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What follows a commit refuses although the commit is on the disk: its steps are saved, and none of them is done twice.
class LateRefusalTest extends DraftFixture {
    @Override
    void fill(Transaction transaction) throws IOException {
        transaction.save("a", Packs.source(Shape.of(4), new byte[] {10, 11, 12, 13}));
        transaction.save("b", Packs.source(Shape.of(1), new byte[] {20}));
    }

    private Consumer<PackEvent> refusing(Runnable action) {
        return event -> {
            if (event instanceof PackEvent.Committed) {
                action.run();
                throw new ChangedOutsideException(pack.path(), new OutsideChange.FolderReplaced());
            }
        };
    }

    /// Appends a row and saves. The commit is on the disk, but neither its end nor the pack can be read; then it can again.
    private void saveWithoutReceipt() throws IOException {
        var manifest = pack.path().resolve(PackLayout.MANIFEST);
        var aside = folder.resolve("aside");
        Consumer<PackEvent> failing = event -> {
            if (event instanceof PackEvent.Committed) {
                try {
                    Files.move(manifest, aside);
                    Files.write(manifest, new byte[] {'N', 'P', 'K'});
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
                throw new LinkageError("the program cannot go on");
            }
        };
        draft.appendBlankRows("a", 1, new byte[] {20});
        pack.addListener(failing);
        assertThrows(LinkageError.class, () -> draft.save(Progress.NONE));
        pack.removeListener(failing);
        Files.move(aside, manifest, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void whatAnotherProgramWroteIsNotTakenForWhatAFailedSavePutBack() throws IOException {
        var isFailing = new boolean[1];
        reopenOver(new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            if (isFailing[0] && call == Call.LIST) {
                isFailing[0] = false;
                Files.write(pack.path().resolve("data_a.npkd"), new byte[] {10, 11, 55, 13});
                throw new IOException("the disk fails for a moment");
            }
        }));
        var lost = set("a", 2, 92);
        isFailing[0] = true;
        // It fails before it has found out that the array is not as it was.
        assertThrows(IOException.class, () -> draft.save(Progress.NONE));
        assertFalse(isFailing[0]);
        assertEquals(List.of(lost), draft.state().conflicts().stream().map(Conflict::step).toList());
        assertArrayEquals(new byte[] {10, 11, 55, 13}, read("a"));
        draft.save(Progress.NONE);
        assertArrayEquals(new byte[] {10, 11, 55, 13}, Packs.read(pack.array("a").source()));
    }

    /// Where a save can fail before its first step, while another program writes; and what the other one writes.
    private enum Preparation {
        BITMAP {
            @Override
            void edit(Draft draft) {
                draft.dropRows(Map.of("b", RowSet.of(0)));
            }

            @Override
            boolean isAt(Path opened) {
                return opened.getFileName().toString().startsWith("new-");
            }
        },
        /// Too many rows for the journal. Meanwhile the other one saves as NumPack does: the entry gets a new time.
        TAIL {
            @Override
            void edit(Draft draft) {
                draft.appendBlankRows("b", (64L << 20) + 1, new byte[1]);
            }

            @Override
            boolean isAt(Path opened) {
                return opened.endsWith("data_b.npkd");
            }

            @Override
            void write(Path root) throws IOException {
                super.write(root);
                var manifest = ManifestCodec.read(root, FolderView.ofDisk()).manifest();
                var saved = manifest.find("a").orElseThrow().withName("a", "data_a.npkd", Long.MAX_VALUE / 4);
                Files.write(root.resolve(PackLayout.MANIFEST), ManifestCodec.encode(manifest.with(saved)));
            }
        };

        abstract void edit(Draft draft);

        abstract boolean isAt(Path opened);

        void write(Path root) throws IOException {
            Files.write(root.resolve("data_a.npkd"), new byte[] {10, 11, 55, 13});
        }
    }

    @ParameterizedTest
    @EnumSource
    void norIsWhatItWroteWhileTheSaveWasStillPreparing(Preparation preparation) throws IOException {
        var isFailing = new boolean[1];
        reopenOver(new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            if (isFailing[0] && call == Call.OPEN && preparation.isAt(path)) {
                isFailing[0] = false;
                preparation.write(folder.resolve("pack"));
                throw new IOException("the disk is full");
            }
        }));
        var lost = set("a", 2, 92);
        preparation.edit(draft);
        isFailing[0] = true;
        assertThrows(IOException.class, () -> draft.save(Progress.NONE));
        assertFalse(isFailing[0]);
        assertEquals(List.of(lost), draft.state().conflicts().stream().map(Conflict::step).toList());
        draft.save(Progress.NONE);
        assertArrayEquals(new byte[] {10, 11, 55, 13}, Packs.read(pack.array("a").source()));
    }

    private void reopenOver(DurableFiles files) throws IOException {
        close();
        pack = PackOverFiles.open(folder.resolve("pack"), files);
        draft = Draft.open(pack, folder.resolve("logs"));
    }

    private void assertSavedOnceWithConflict() throws IOException {
        assertEquals(0, draft.state().unsavedCount());
        draft.reload();
        assertEquals(1, draft.state().conflicts().size());
        draft.save(Progress.NONE);
        assertArrayEquals(new byte[] {10, 11, 12, 13, 20}, read("a"));
    }

    private void assertSavedOnce() throws IOException {
        assertEquals(0, draft.state().unsavedCount());
        assertEquals(List.of(), draft.state().conflicts());
        draft.save(Progress.NONE);
        assertArrayEquals(new byte[] {10, 11, 12, 13, 20}, read("a"));
        assertArrayEquals(new byte[] {10, 11, 12, 13, 20}, Packs.read(pack.array("a").source()));
    }

    @Test
    void aSaveThatIsDoneIsDone() throws IOException {
        var refusing = refusing(() -> { });
        draft.appendBlankRows("a", 1, new byte[] {20});
        pack.addListener(refusing);
        draft.save(Progress.NONE);
        pack.removeListener(refusing);
        assertSavedOnce();
        draft.undo();
        assertArrayEquals(new byte[] {10, 11, 12, 13}, read("a"));
    }

    @Test
    void theLogKnowsWhereACompactionHasTakenTheRows() throws IOException {
        var refusing = refusing(() -> { });
        var set = draft.setCells("a", CellEdits.of(3, 0, new byte[] {23}));
        var drop = draft.dropRows(Map.of("a", RowSet.of(0)));
        draft.save(Progress.NONE);
        var plan = draft.planCompaction(List.of("a"));
        pack.addListener(refusing);
        var report = draft.saveAndCompact(plan, Progress.NONE);
        pack.removeListener(refusing);
        assertEquals(1, report.droppedRows());
        assertTrue(draft.state().whyVoid(drop).isPresent());
        assertTrue(draft.state().whyVoid(set).isEmpty());
        assertArrayEquals(new byte[] {11, 12, 23}, read("a"));
        draft.undo();
        assertArrayEquals(new byte[] {11, 12, 13}, read("a"));
    }

    @Test
    void whatCannotBeReadBehindASaveIsNoRefusal() throws IOException {
        set("b", 0, 25);
        outside(transaction -> transaction.write("b", cell(0, 21)));
        draft.reload();
        assertEquals(1, draft.state().conflicts().size());
        outside(transaction -> transaction.write("b", cell(0, 22)));
        // The save finds that b has changed once more and tries the conflicting step again; then b is cut.
        Consumer<PackEvent> cutting = _ -> {
            try {
                Files.write(pack.path().resolve("data_b.npkd"), new byte[0]);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        };
        draft.appendBlankRows("a", 1, new byte[] {20});
        pack.addListener(cutting);
        var failure = assertThrows(NotReadAgainException.class, () -> draft.save(Progress.NONE));
        pack.removeListener(cutting);
        assertInstanceOf(ChangedOutsideException.class, failure.getCause());
        assertEquals(pack.path(), failure.path());
        assertSavedOnceWithConflict();
    }

    @Test
    void aSaveThatCannotBeReadAgainSaysThatItIsSaved() throws IOException {
        var manifest = pack.path().resolve(PackLayout.MANIFEST);
        var aside = folder.resolve("aside");
        reopenOver(HookedFiles.ofPulledDisk(DurableFiles.synced(), new Hook() {
            private boolean isMerged;

            @Override
            public void before(Call call, Path path) throws IOException {
                isMerged |= call == Call.RENAME && path.equals(manifest);
                if (isMerged && call == Call.SYNC && Files.notExists(aside)) {
                    // All is in its place, and the done mark left to do; now another program writes the manifest.
                    Files.move(manifest, aside);
                    Files.write(manifest, new byte[] {'N', 'P', 'K'});
                }
            }
        }));
        draft.appendBlankRows("a", 1, new byte[] {20});
        var failure = assertThrows(NotReadAgainException.class, () -> draft.save(Progress.NONE));
        assertInstanceOf(CorruptPackException.class, failure.getCause());
        Files.move(aside, manifest, StandardCopyOption.REPLACE_EXISTING);
        draft.reload();
        assertSavedOnce();
    }

    /// @param isRefused whether what follows the commit fails, too
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSaveThatTheLogCannotNoteSaysThatItIsSaved(boolean isRefused) throws IOException {
        draft.appendBlankRows("a", 1, new byte[] {20});
        pack.addListener(event -> {
            if (event instanceof PackEvent.Committed) {
                try {
                    draft.close();
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
                if (isRefused) {
                    throw new ChangedOutsideException(pack.path(), new OutsideChange.FolderReplaced());
                }
            }
        });
        var failure = assertThrows(NotReadAgainException.class, () -> draft.save(Progress.NONE));
        assertEquals(pack.path(), failure.path());
        reopen();
        assertSavedOnce();
    }

    @Test
    void theNextSaveFindsOutWhatNobodyCouldTell() throws IOException {
        saveWithoutReceipt();
        draft.save(Progress.NONE);
        assertSavedOnce();
    }

    @Test
    void clearingTheHistoryFindsItOutToo() throws IOException {
        saveWithoutReceipt();
        draft.clearHistory();
        assertEquals(List.of(), draft.state().steps());
        assertSavedOnce();
    }

    @Test
    void nothingIsClearedWhileNobodyCanTell() throws IOException {
        saveWithoutReceipt();
        var manifest = pack.path().resolve(PackLayout.MANIFEST);
        var bytes = Files.readAllBytes(manifest);
        Files.write(manifest, new byte[] {'N', 'P', 'K'});
        assertThrows(CorruptPackException.class, () -> draft.clearHistory());
        assertEquals(1, draft.state().steps().size());
        Files.write(manifest, bytes);
        draft.save(Progress.NONE);
        assertSavedOnce();
    }
}
