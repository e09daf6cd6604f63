package numpack.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import numpack.engine.error.CorruptPackException;
import numpack.engine.error.UnsupportedVersionException;
import numpack.engine.journal.record.JournalCodec;
import numpack.engine.journal.record.JournalRecord;
import numpack.engine.journal.record.JournalStep;
import numpack.engine.storage.DurableFiles;

class JournalCodecTest {
    private static final DurableFiles FILES = DurableFiles.unsynced();

    @TempDir
    Path pack;

    @Test
    void recordsReadBackAsTheyWere() {
        for (var record : List.of(commit(), new JournalRecord.Intent(9, ScriptedPack.guards()), new JournalRecord.Intent(1, List.of()),
                new JournalRecord.Commit(3, List.of(), Set.of(), List.of()))) {
            var bytes = ByteBuffer.wrap(bytes(record));
            assertTrue(JournalCodec.isWhole(bytes));
            assertEquals(record, JournalCodec.decode(bytes));
        }
    }

    @Test
    void largeBytesAreNotCopied() {
        var large = ByteBuffer.allocate(1 << 20);
        var parts = JournalCodec.encode(new JournalRecord.Commit(1, List.of(), Set.of(),
                List.of(new JournalStep.WriteAt("a", 0, ByteBuffer.allocate(0), large))));
        assertEquals(3, parts.size());
        large.put(77, (byte) 5);
        assertEquals(5, parts.get(1).get(77));
    }

    @Test
    void aRecordThatIsCutAnywhereWasNeverPromised() throws IOException {
        var whole = journalWith(commit());
        assertEquals(Optional.of(commit()), read(whole).commit());
        for (int length = 0; length < whole.length; length++) {
            assertTrue(read(Arrays.copyOf(whole, length)).isClean(), "cut at " + length);
        }
    }

    @Test
    void aRecordWithOneByteChangedWasNeverPromised() throws IOException {
        var whole = journalWith(commit());
        for (int at = (int) JournalFile.RECORDS_AT; at < whole.length; at++) {
            for (int bit : new int[] {1, 128}) {
                whole[at] ^= (byte) bit;
                assertTrue(read(whole).isClean(), "changed at " + at);
                whole[at] ^= (byte) bit;
            }
        }
    }

    @Test
    void aLengthThatTheFileDoesNotHoldIsNotBelieved() throws IOException {
        for (long length : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, JournalCodec.MAX_PAYLOAD}) {
            var journal = journalWith(commit());
            var header = ByteBuffer.wrap(journal, (int) JournalFile.RECORDS_AT, JournalCodec.HEADER).slice().order(ByteOrder.LITTLE_ENDIAN);
            header.putLong(24, length).putInt(32, crc(header.slice(0, 32)));
            assertTrue(read(journal).isClean(), "length " + length);
        }
    }

    @ParameterizedTest(name = "version {0}")
    @ValueSource(ints = {JournalCodec.OLDEST_VERSION - 1, JournalCodec.VERSION + 1})
    void anotherVersionIsNotIgnored(int version) throws IOException {
        var journal = inVersion(version);
        assertThrows(UnsupportedVersionException.class, () -> read(journal));
    }

    @Test
    void whatWasDoneUnderTheMarkOfTheFirstVersionIsNotTakenForOpen() throws IOException {
        var journal = inVersion(1);
        var mark = ByteBuffer.wrap(journal).order(ByteOrder.LITTLE_ENDIAN);
        for (int at : new int[] {0, 512}) {
            mark.put(at, "NPWBDONE".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putLong(at + 8, commit().generation());
            mark.putInt(at + 16, crc(mark.slice(at, 16))).putInt(at + 20, 0);
        }
        assertThrows(UnsupportedVersionException.class, () -> read(journal));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aPayloadOfNonsenseWithTheRightChecksumIsRefusedInWords(long seed) {
        var random = new Random(seed);
        var whole = bytes(commit());
        for (int i = 0; i < 5_000; i++) {
            var bytes = whole.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                bytes[JournalCodec.HEADER + random.nextInt(bytes.length - JournalCodec.HEADER - 4)] = (byte) random.nextInt();
            }
            try {
                JournalCodec.decode(ByteBuffer.wrap(bytes));
            } catch (IllegalArgumentException e) {
                assertSame(IllegalArgumentException.class, e.getClass());
            }
        }
    }

    @Test
    void aWholeRecordThatNamesAFileOutsideIsCorrupt() throws IOException {
        var payload = ByteBuffer.allocate(21).order(ByteOrder.LITTLE_ENDIAN);
        payload.putInt(0).putInt(0).putInt(1).put((byte) 4).putInt(4).put("../x".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).flip();
        var header = ByteBuffer.allocate(JournalCodec.HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put("NPWBJRN1".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(JournalCodec.VERSION).putInt(1).putLong(1).putLong(payload.remaining());
        header.putInt(crc(header.slice(0, 32))).putInt(0).flip();
        var record = ByteBuffer.allocate(header.remaining() + payload.remaining() + 4).order(ByteOrder.LITTLE_ENDIAN);
        record.put(header).put(payload).putInt(crc(record.slice(0, record.position())));
        assertThrows(CorruptPackException.class, () -> read(journalWith(record.array())));
    }

    @Test
    void aTornDoneMarkLeavesTheOldOrTheNew() throws IOException {
        Files.createDirectory(pack.resolve(".workbench"));
        var file = new JournalFile(pack);
        file.markDone(6, JournalFile.Past.SYNCED, FILES);
        var old = Files.readAllBytes(path());
        file.markDone(7, JournalFile.Past.SYNCED, FILES);
        var now = Files.readAllBytes(path());
        for (int torn = 0; torn <= now.length; torn++) {
            var mixed = now.clone();
            System.arraycopy(old, torn, mixed, torn, old.length - torn);
            long done = read(mixed).done().generation();
            assertTrue(done == 6 || done == 7, "torn at %d: %d".formatted(torn, done));
        }
    }

    private JournalFile.Contents read(byte[] journal) throws IOException {
        Files.createDirectories(path().getParent());
        Files.write(path(), journal);
        return new JournalFile(pack).read();
    }

    private Path path() {
        return pack.resolve(".workbench").resolve(JournalFile.NAME);
    }

    private static byte[] inVersion(int version) throws IOException {
        var journal = journalWith(commit());
        var header = ByteBuffer.wrap(journal, (int) JournalFile.RECORDS_AT, JournalCodec.HEADER).slice().order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(8, version).putInt(32, crc(header.slice(0, 32)));
        return journal;
    }

    private static byte[] journalWith(JournalRecord record) {
        return journalWith(bytes(record));
    }

    private static byte[] journalWith(byte[] record) {
        var journal = new byte[(int) JournalFile.RECORDS_AT + record.length];
        System.arraycopy(record, 0, journal, (int) JournalFile.RECORDS_AT, record.length);
        return journal;
    }

    private static JournalRecord.Commit commit() {
        return new JournalRecord.Commit(7, ScriptedPack.guards(), Set.of("data_a.npkd", "data_é.npkd"), ScriptedPack.steps());
    }

    private static byte[] bytes(JournalRecord record) {
        var bytes = new ByteArrayOutputStream();
        for (var part : JournalCodec.encode(record)) {
            var copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
        }
        return bytes.toByteArray();
    }

    private static int crc(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
