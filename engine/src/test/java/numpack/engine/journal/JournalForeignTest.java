package numpack.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import numpack.engine.error.reason.OutsideChange;
import numpack.engine.journal.record.Guard;
import numpack.engine.storage.DurableFiles;
import numpack.engine.storage.FailingFiles;
import numpack.engine.storage.OverlayFiles;

/// Another program changes the pack between a crash and recovery.
class JournalForeignTest {
    private static final DurableFiles REAL = DurableFiles.unsynced();

    @TempDir
    Path folder;
    private int packs;

    @Test
    void afterAForeignChangeEveryOtherArrayIsWholeAndInItsPlace() throws IOException {
        int foreign = 0;
        for (long n = 0; n < calls(); n++) {
            var pack = stoppedAt(n);
            pack.setEntry("c", "7:20");
            var overlay = new OverlayFiles();
            var inMemory = pack.recover(overlay);
            var shown = pack.contents(overlay);
            if (pack.recover(REAL) instanceof RecoveryOutcome.Foreign outcome) {
                foreign++;
                var when = "stopped at " + n;
                assertTrue(outcome.changes().contains(new OutsideChange.ArrayChanged("c")), outcome::toString);
                assertTrue(Files.exists(pack.pack.resolve("data_a.npkd")), when);
                assertTrue(Files.exists(pack.pack.resolve("data_b.npkd")), when);
                pack.assertNobodyMisreads(when);
                assertEquals(List.of(), outcome.kept());
                assertEquals(outcome, inMemory, when);
                assertEquals(pack.contents(), shown, when);
                assertStays(pack, outcome);
            }
        }
        assertTrue(foreign > 10, "only " + foreign);
    }

    @Test
    void givingBackMayBeStoppedAtAnyCallToo() throws IOException {
        for (long n = 0; n < calls(); n++) {
            for (long m = 0; ; m++) {
                var pack = stoppedAt(n);
                pack.setEntry("c", "7:20");
                try {
                    pack.recover(FailingFiles.tearingAt(REAL, m));
                    break;
                } catch (IOException e) {
                    pack.recover(REAL);
                    pack.assertNobodyMisreads("stopped at %d, recovery at %d".formatted(n, m));
                    assertTrue(Files.exists(pack.pack.resolve("data_a.npkd")));
                    assertTrue(Files.exists(pack.pack.resolve("data_b.npkd")));
                }
            }
        }
    }

    @Test
    void aFileMadeInAParkedPlaceIsLeftAlone() throws IOException {
        int kept = 0;
        for (long n = 0; n < calls(); n++) {
            var pack = stoppedAt(n);
            var place = pack.pack.resolve("data_a.npkd");
            if (!Files.exists(place)) {
                Files.writeString(place, "somebody else's");
                var outcome = assertInstanceOf(RecoveryOutcome.Foreign.class, pack.recover(REAL));
                assertEquals(List.of(".workbench/parked-a"), outcome.kept());
                assertEquals("somebody else's", Files.readString(place));
                assertTrue(Files.exists(pack.pack.resolve(".workbench/parked-a")));
                assertStays(pack, outcome);
                kept++;
            }
        }
        assertTrue(kept > 5, "only " + kept);
    }

    @Test
    void entriesOfOtherArraysAreMergedNotLost() throws IOException {
        int replayed = 0;
        for (long n = 0; n < calls(); n++) {
            var pack = stoppedAt(n);
            pack.setEntry("new", "1:5");
            var outcome = pack.recover(REAL);
            assertFalse(outcome instanceof RecoveryOutcome.Foreign, outcome::toString);
            assertEquals("1:5", pack.contents().get("new"));
            replayed += outcome instanceof RecoveryOutcome.Replayed ? 1 : 0;
        }
        assertTrue(replayed > 10, "only " + replayed);
    }

    @Test
    void anAppendByOthersOverOurTailIsNotCut() throws IOException {
        var pack = ScriptedPack.make(folder.resolve("pack"));
        var journal = Journal.open(pack.pack, REAL);
        journal.intend(List.of(ScriptedPack.guard("d", "1:10", "1:10", new Guard.FileLength("data_d.npkd", 10, 16))));
        Files.writeString(pack.pack.resolve("data_d.npkd"), "ddddddddddDDDDDDeeee");
        pack.setEntry("d", "1:14");
        assertInstanceOf(RecoveryOutcome.Foreign.class, pack.recover(REAL));
        assertEquals("ddddddddddDDDDDDeeee", Files.readString(pack.pack.resolve("data_d.npkd")));
        JournalRecovery.forget(pack.pack, REAL);
        assertEquals(new RecoveryOutcome.Nothing(), pack.recover(REAL));
    }

    private static void assertStays(ScriptedPack pack, RecoveryOutcome.Foreign outcome) throws IOException {
        var contents = pack.contents();
        var again = assertInstanceOf(RecoveryOutcome.Foreign.class, pack.recover(REAL));
        assertEquals(Set.copyOf(outcome.kept()), Set.copyOf(again.kept()));
        assertEquals(contents, pack.contents());
        JournalRecovery.forget(pack.pack, REAL);
        assertEquals(new RecoveryOutcome.Nothing(), pack.recover(REAL));
        assertEquals(contents, pack.contents());
    }

    private ScriptedPack stoppedAt(long n) throws IOException {
        var pack = ScriptedPack.make(folder.resolve("pack" + packs++));
        assertThrows(IOException.class, () -> pack.change(FailingFiles.tearingAt(REAL, n)));
        return pack;
    }

    private long calls() throws IOException {
        var counting = FailingFiles.counting(REAL);
        ScriptedPack.make(folder.resolve("pack" + packs++)).change(counting);
        return counting.count();
    }
}
