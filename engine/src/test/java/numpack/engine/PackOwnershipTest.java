package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import numpack.engine.change.Durability;
import numpack.engine.error.FileNotWritableException;
import numpack.engine.error.FileNotWritableException.Reason;
import numpack.engine.error.Finding;
import numpack.engine.error.Verdict;
import numpack.engine.shape.RowSet;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.HookedFiles;
import numpack.engine.storage.HookedFiles.Call;
import numpack.engine.storage.Opening;
import numpack.engine.storage.WritableFile;
import numpack.engine.storage.file.FileRights;
import numpack.engine.storage.file.ReadFile;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Files that belong to somebody else, or may not be written: a commit keeps them as they are, or is refused before anything has moved. A
/// superuser may write everything, so the files are made to refuse.
class PackOwnershipTest {
    private static final List<String> FILES = List.of("data_x.npkd", "deleted_x.npkb", "metadata.npkm");

    @TempDir
    Path temp;
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = temp.resolve("pack.npk");
        try (var pack = Pack.create(folder, PackOptions.standard()); var transaction = pack.begin()) {
            transaction.save("x", ChangeKind.rows(20, 0)).drop("x", RowSet.range(0, 3)).commit(Progress.NONE);
        }
        folder = folder.toRealPath();
    }

    @ParameterizedTest
    @EnumSource(ChangeKind.class)
    void aFileThatCannotBeOpenedRefusesTheCommitBeforeAnythingMoves(ChangeKind kind) throws IOException {
        for (var refused : FILES) {
            boolean isUntouched = kind == ChangeKind.COPY && !refused.equals("metadata.npkm");
            if (isUntouched) {
                continue;
            }
            var moved = new ArrayList<Path>();
            var files = new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
                if (call == Call.OPEN && path.endsWith(refused)) {
                    throw new AccessDeniedException(path.toString());
                } else if (call == Call.RENAME) {
                    moved.add(path);
                }
            });
            var before = contents();
            try (var pack = Pack.open(folder, PackOptions.standard(), files)) {
                var refusal = assertThrows(FileNotWritableException.class, () -> kind.run(pack, "x", 4), kind + ": " + refused);
                assertEquals(refused, refusal.file());
                assertEquals(Files.getOwner(folder.resolve(refused)).getName(), refusal.owner());
                assertEquals(Reason.DENIED, refusal.reason());
            }
            assertEquals(List.of(), moved);
            assertEquals(before, contents());
            assertOpensAsBefore();
        }
    }

    @ParameterizedTest
    @EnumSource(ChangeKind.class)
    void ownerGroupAndModeOutliveEveryCommit(ChangeKind kind) throws IOException {
        var rights = new TreeMap<String, FileRights>();
        for (var file : FILES) {
            give(folder.resolve(file), 0640);
            rights.put(file, withoutLinks(folder.resolve(file)));
        }
        try (var pack = Pack.open(folder, PackOptions.standard().withDurability(Durability.DURABLE))) {
            kind.runThrice(pack, "x");
            var name = pack.arrays().stream().map(StoredArray::name).filter(array -> array.startsWith("x")).findFirst().orElseThrow();
            assertEquals(rights.get("metadata.npkm"), withoutLinks(folder.resolve("metadata.npkm")));
            if (kind != ChangeKind.REMOVE) {
                assertEquals(rights.get("data_x.npkd"), withoutLinks(folder.resolve("data_" + name + ".npkd")));
            }
            if (kind != ChangeKind.REMOVE && kind != ChangeKind.COMPACT) {
                assertEquals(rights.get("deleted_x.npkb"), withoutLinks(folder.resolve("deleted_" + name + ".npkb")));
            }
        }
    }

    @Test
    void aManifestWhoseOwnerCannotBeKeptRefusesTheCommit() throws IOException {
        var before = contents();
        try (var pack = Pack.open(folder, PackOptions.standard(), ungivable("metadata.npkm"))) {
            for (var kind : ChangeKind.values()) {
                var refusal = assertThrows(FileNotWritableException.class, () -> kind.run(pack, "x", 4));
                assertEquals("metadata.npkm", refusal.file());
                assertEquals(Reason.OWNER_LOST, refusal.reason());
            }
        }
        assertEquals(before, contents());
        assertOpensAsBefore();
    }

    /// In place it stays the same file, whosever it is.
    @Test
    void aDataFileWhoseOwnerCannotBeKeptIsWrittenInPlaceAndNotReplaced() throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard(), ungivable("data_x.npkd"))) {
            for (var kind : List.of(ChangeKind.WRITE, ChangeKind.APPEND, ChangeKind.CUT, ChangeKind.DROP)) {
                kind.run(pack, "x", 4);
            }
            var before = contents();
            for (var kind : List.of(ChangeKind.SAVE, ChangeKind.COMPACT)) {
                var refusal = assertThrows(FileNotWritableException.class, () -> kind.run(pack, "x", 1));
                assertEquals("data_x.npkd", refusal.file());
                assertEquals(Reason.OWNER_LOST, refusal.reason());
            }
            assertEquals(before, contents());
        }
    }

    /// Somebody takes the right away between the look and the step.
    @ParameterizedTest
    @EnumSource(ChangeKind.class)
    void aFileThatCannotBeOpenedOnceItIsParkedIsPutBack(ChangeKind kind) throws IOException {
        var files = new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            if (call == Call.OPEN && path.getFileName().toString().startsWith("parked-")) {
                throw new AccessDeniedException(path.toString());
            }
        });
        var before = contents();
        boolean isDone;
        try (var pack = Pack.open(folder, PackOptions.standard(), files)) {
            isDone = isDone(kind, pack);
        }
        if (!isDone) {
            assertEquals(before, contents());
            assertOpensAsBefore();
        }
        assertEquals(Set.of(ChangeKind.WRITE, ChangeKind.APPEND, ChangeKind.CUT, ChangeKind.DROP, ChangeKind.RESTORE).contains(kind), !isDone);
    }

    private static boolean isDone(ChangeKind kind, Pack pack) {
        try {
            kind.run(pack, "x", 4);
            return true;
        } catch (IOException denied) {
            return false;
        }
    }

    @Test
    void aCommitThatCannotBeFinishedIsNotReportedAsDone() throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard(), breaking())) {
            assertThrows(IOException.class, () -> ChangeKind.WRITE.run(pack, "x", 4));
            pack.reload();
            assertEquals(List.of(new Finding.PendingCommit(".workbench/journal", Finding.Shown.AFTER)), pack.findings());
            assertEquals(Verdict.READ_ONLY, pack.verdict());
        }
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(Verdict.OPENS, pack.verdict(), "where the file can be written the next opening finishes it");
            assertEquals(104, pack.array("x").load().toLongArray()[2]);
        }
    }

    /// The first byte that is written to a parked file breaks it: from then on it cannot be opened.
    private static DurableFiles breaking() {
        var isBroken = new boolean[1];
        return new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            if (isBroken[0] && call == Call.OPEN && path.getFileName().toString().startsWith("parked-")) {
                throw new AccessDeniedException(path.toString());
            }
        }) {
            @Override
            public WritableFile open(Path file, Opening opening) throws IOException {
                var open = super.open(file, opening);
                isBroken[0] |= file.getFileName().toString().startsWith("parked-");
                return isBroken[0] ? new BrokenFile(open) : open;
            }
        };
    }

    private record BrokenFile(WritableFile file) implements WritableFile {
        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void write(long offset, ByteBuffer source) throws IOException {
            throw new IOException("the disk has gone");
        }

        @Override
        public void write(long offset, MemorySegment source) throws IOException {
            throw new IOException("the disk has gone");
        }

        @Override
        public void setLength(long length) throws IOException {
            throw new IOException("the disk has gone");
        }

        @Override
        public void copyFrom(ReadFile source, long sourceOffset, long offset, long length, LongConsumer copied) throws IOException {
            throw new IOException("the disk has gone");
        }

        @Override
        public void force() throws IOException {
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private static DurableFiles ungivable(String name) {
        return new HookedFiles(DurableFiles.unsynced(), (call, path) -> {
            if (call == Call.RIGHTS && path.endsWith(name)) {
                throw new FileSystemException(path.toString(), null, "Operation not permitted");
            }
        });
    }

    /// Gives a file to somebody else, if we may, and other permissions.
    private static void give(Path file, int mode) throws IOException {
        if (FileRights.of(file).orElseThrow().uid() == 0) {
            Files.setAttribute(file, "unix:gid", 4321, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(file, "unix:uid", 1234, LinkOption.NOFOLLOW_LINKS);
        }
        Files.setAttribute(file, "unix:mode", mode);
    }

    private static FileRights withoutLinks(Path file) throws IOException {
        var rights = FileRights.of(file).orElseThrow();
        return new FileRights(rights.uid(), rights.gid(), rights.mode(), 1);
    }

    private void assertOpensAsBefore() throws IOException {
        try (var pack = Pack.open(folder, PackOptions.standard())) {
            assertEquals(Verdict.OPENS, pack.verdict(), () -> pack.findings().toString());
            assertEquals(List.of("x"), pack.arrays().stream().map(StoredArray::name).toList());
            assertEquals(3, pack.array("x").droppedCount());
        }
        try (var left = Files.newDirectoryStream(folder.resolve(".workbench"), "{new-,parked-}*")) {
            assertTrue(!left.iterator().hasNext());
        }
    }

    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<>(Snapshot.of(folder));
        contents.keySet().removeIf(name -> name.isEmpty() || name.startsWith(".workbench"));
        contents.replaceAll((_, text) -> text.substring(text.lastIndexOf(' ')));
        return contents;
    }
}
