package numpack.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import numpack.engine.Snapshot;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FailingFiles;
import numpack.engine.storage.OverlayFiles;
import numpack.engine.storage.PowerLossFiles;
import numpack.engine.storage.WorkbenchFolder;

/// Stops one change after every call to the disk in turn, and looks what is left.
class JournalCrashTest {
    private static final DurableFiles REAL = DurableFiles.unsynced();

    @TempDir
    Path folder;
    private Map<String, String> before;
    private Map<String, String> after;
    private int packs;

    @BeforeEach
    void knowBothEnds() throws IOException {
        before = ScriptedPack.before(folder.resolve("before"));
        after = ScriptedPack.after(folder.resolve("after"));
        assertNotEquals(before, after);
    }

    @Test
    void theChangeDoesWhatItSays() throws IOException {
        var pack = make();
        pack.change(REAL);
        pack.assertNobodyMisreads("afterwards");
        assertEquals(Set.of("journal", "removed-c"), inWorkbench(pack));
        assertEquals(new RecoveryOutcome.Nothing(), pack.recover(REAL));
    }

    @Test
    void aStopAtAnyCallLeavesBeforeOrAfter() throws IOException {
        var outcomes = new HashSet<Class<?>>();
        for (LongFunction<FailingFiles> failing : List.<LongFunction<FailingFiles>>of(n -> FailingFiles.dyingAt(REAL, n),
                n -> FailingFiles.tearingAt(REAL, n))) {
            for (long n = 0; n < calls(); n++) {
                var pack = stopped(failing.apply(n));
                pack.assertNobodyMisreads("stopped at " + n);
                var outcome = pack.recover(REAL);
                outcomes.add(outcome.getClass());
                assertWhole(pack, outcome, "stopped at " + n);
            }
        }
        assertEquals(Set.of(RecoveryOutcome.Nothing.class, RecoveryOutcome.Replayed.class, RecoveryOutcome.Cut.class), outcomes);
    }

    @Test
    void recoveryInMemoryShowsWhatRecoveryLeavesAndWritesNothing() throws IOException {
        for (long n = 0; n < calls(); n++) {
            var pack = stopped(FailingFiles.tearingAt(REAL, n));
            var lying = Snapshot.of(pack.pack);
            var overlay = new OverlayFiles();
            var outcome = pack.recover(overlay);
            assertEquals(lying, Snapshot.of(pack.pack), "stopped at " + n);
            var shown = pack.contents(overlay);
            assertEquals(pack.recover(REAL), outcome, "stopped at " + n);
            assertEquals(pack.contents(), shown, "stopped at " + n);
        }
    }

    @Test
    void recoveryMayBeStoppedAtAnyCallToo() throws IOException {
        for (long n = 0; n < calls(); n++) {
            for (long m = 0; ; m++) {
                var pack = stopped(FailingFiles.tearingAt(REAL, n));
                var failing = FailingFiles.tearingAt(REAL, m);
                try {
                    pack.recover(failing);
                    break;
                } catch (IOException e) {
                    pack.assertNobodyMisreads("stopped at %d, recovery at %d".formatted(n, m));
                    assertWhole(pack, pack.recover(REAL), "stopped at %d, recovery at %d".formatted(n, m));
                }
            }
        }
    }

    @Test
    void aDiskThatRefusesOneCallLeavesThePackAsItWasOrSaysSo() throws IOException {
        int takenBack = 0;
        for (long n = 0; n < calls(); n++) {
            var pack = make();
            var when = "refused at " + n;
            boolean pending = pack.changeLeavesPending(FailingFiles.refusingAt(REAL, n));
            if (!pending) {
                takenBack++;
                var contents = pack.contents();
                contents.put("data_d.npkd", before.get("data_d.npkd"));
                assertEquals(before, contents, when + ": not taken back");
            }
            assertWhole(pack, pack.recover(REAL), when);
            if (!pending) {
                assertEquals(before, pack.contents(), when);
            }
        }
        assertTrue(takenBack > calls() / 2, "only %d of %d failures were taken back".formatted(takenBack, calls()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aPowerLossAtAnyCallLeavesBeforeOrAfter(long seed) throws IOException {
        var random = new Random(seed);
        for (long n = 0; n <= calls(); n++) {
            var pack = make();
            var disk = new PowerLossFiles(pack.pack, Files.createDirectory(folder.resolve("links" + packs)));
            boolean committed = change(pack, FailingFiles.tearingAt(disk, n));
            disk.losePower(random);
            pack.assertNobodyMisreads("power lost at " + n);
            assertWhole(pack, pack.recover(REAL), "power lost at " + n);
            if (committed) {
                assertEquals(after, pack.contents(), "a commit that had returned was lost");
            }
        }
    }

    @Test
    void aSecondChangeWorksAfterEveryStop() throws IOException {
        for (long n = 0; n < calls(); n++) {
            var pack = stopped(FailingFiles.dyingAt(REAL, n));
            pack.recover(REAL);
            if (!pack.contents().equals(after)) {
                pack.change(REAL);
            }
            assertEquals(after, pack.contents());
        }
    }

    @Test
    void aDoneMarkThatComesBackOldIsHarmless() throws IOException {
        var pack = make();
        Journal.open(pack.pack, REAL);
        var mark = mark(pack);
        pack.change(REAL);
        restore(pack, mark);
        assertEquals(new RecoveryOutcome.Replayed(2), pack.recover(REAL));
        assertEquals(after, pack.contents());
        assertEquals(JournalRecovery.Pending.NOTHING, JournalRecovery.pending(pack.pack));
    }

    @Test
    void aDoneMarkThatComesBackOldUndoesNoLaterWork() throws IOException {
        var later = new ArrayList<Meddling>();
        later.add(pack -> pack.setEntry("a", "3:1700"));
        later.add(pack -> append(pack, "data_a.npkd"));
        later.add(pack -> append(pack, "deleted_a.npkb"));
        later.add(pack -> overwrite(pack, "data_a.npkd", 700));
        later.add(pack -> Files.delete(pack.pack.resolve("data_b.npkd")));
        later.add(pack -> Files.writeString(pack.pack.resolve("data_c.npkd"), "back again"));
        for (int i = 0; i < later.size(); i++) {
            var pack = make();
            Journal.open(pack.pack, REAL);
            var mark = mark(pack);
            pack.change(REAL);
            later.get(i).meddle(pack);
            restore(pack, mark);
            var changed = pack.contents();
            assertInstanceOf(RecoveryOutcome.Foreign.class, pack.recover(REAL), "case " + i);
            assertEquals(changed, pack.contents(), "case " + i);
        }
    }

    private long calls() throws IOException {
        var counting = FailingFiles.counting(REAL);
        make().change(counting);
        return counting.count();
    }

    private ScriptedPack make() throws IOException {
        return ScriptedPack.make(folder.resolve("pack" + packs++));
    }

    private ScriptedPack stopped(FailingFiles files) throws IOException {
        var pack = make();
        assertThrows(IOException.class, () -> pack.change(files));
        return pack;
    }

    private static boolean change(ScriptedPack pack, DurableFiles files) {
        try {
            pack.change(files);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void assertWhole(ScriptedPack pack, RecoveryOutcome outcome, String when) throws IOException {
        assertFalse(outcome instanceof RecoveryOutcome.Foreign, () -> when + ": " + outcome);
        var contents = pack.contents();
        assertTrue(contents.equals(before) || contents.equals(after), () -> when + ": " + contents.keySet());
        assertEquals(contents.equals(after) ? Set.of("journal", "removed-c") : Set.of("journal"), with(inWorkbench(pack), "journal"), when);
        assertEquals(JournalRecovery.Pending.NOTHING, JournalRecovery.pending(pack.pack));
    }

    private static Set<String> inWorkbench(ScriptedPack pack) throws IOException {
        var names = new HashSet<String>();
        REAL.list(WorkbenchFolder.of(pack.pack)).forEach(path -> names.add(path.getFileName().toString()));
        return names;
    }

    private static Set<String> with(Set<String> names, String name) {
        names.add(name);
        return names;
    }

    private static byte[] mark(ScriptedPack pack) throws IOException {
        return Files.readAllBytes(WorkbenchFolder.of(pack.pack).resolve("journal"));
    }

    private static void restore(ScriptedPack pack, byte[] mark) throws IOException {
        var path = WorkbenchFolder.of(pack.pack).resolve("journal");
        var now = Files.readAllBytes(path);
        System.arraycopy(mark, 0, now, 0, mark.length);
        Files.write(path, now);
    }

    private static void append(ScriptedPack pack, String file) throws IOException {
        Files.write(pack.pack.resolve(file), new byte[8], java.nio.file.StandardOpenOption.APPEND);
    }

    private static void overwrite(ScriptedPack pack, String file, int at) throws IOException {
        var bytes = Files.readAllBytes(pack.pack.resolve(file));
        bytes[at] = '!';
        Files.write(pack.pack.resolve(file), bytes);
    }

    private interface Meddling {
        void meddle(ScriptedPack pack) throws IOException;
    }
}
