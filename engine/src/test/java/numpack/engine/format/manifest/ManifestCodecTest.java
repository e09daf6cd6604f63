package numpack.engine.format.manifest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import numpack.engine.Fixtures;
import numpack.engine.Fixtures.Fixture;
import numpack.engine.dtype.DType;
import numpack.engine.error.CorruptPackException;
import numpack.engine.error.Finding;
import numpack.engine.error.ForeignFormatException;
import numpack.engine.error.PackException;
import numpack.engine.error.reason.FileDamage;
import numpack.engine.error.reason.ForeignContent;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.shape.Shape;
import numpack.engine.storage.FolderView;

class ManifestCodecTest {
    private static final Path PACK = Path.of("some.npk");
    private static final String EMPTY = "4e504b42 01000000 0000000000000000 00000000";
    /// `ab`, float32 (3, 2), written at 1 700 000 000 000 000 µs.
    private static final String ONE = """
            4e504b42 01000000 1800000000000000 01000000
            02000000 6162 02000000 0300000000000000 0200000000000000
            0c000000 646174615f61622e6e706b64 00401e18240a0600 1800000000000000 0a
            00 00000000 0000000000000000 0000000000000000 00""";

    @TempDir
    Path folder;

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    private static ArrayEntry entry(String name) {
        return ArrayEntry.of(name, DType.FLOAT32, Shape.of(3, 2), 1_700_000_000_000_000L);
    }

    @Test
    void anEmptyManifestTakesTwentyBytes() {
        assertArrayEquals(hex(EMPTY), ManifestCodec.encode(Manifest.EMPTY));
        assertEquals(new ManifestCodec.Reading(Manifest.EMPTY, List.of()), ManifestCodec.decode(PACK, hex(EMPTY)));
    }

    @Test
    void oneArrayIsWrittenAsNumPackWritesIt() {
        var manifest = Manifest.of(List.of(entry("ab")));

        assertArrayEquals(hex(ONE), ManifestCodec.encode(manifest));
        assertEquals(new ManifestCodec.Reading(manifest, List.of()), ManifestCodec.decode(PACK, hex(ONE)));
    }

    @Test
    void entriesAreWrittenInTheOrderOfTheirNamesBytes() {
        var manifest = Manifest.of(List.of(entry("😀"), entry("b"), entry("\uffee"), entry("a"), entry("")));

        var names = ManifestCodec.decode(PACK, ManifestCodec.encode(manifest)).manifest().names();

        assertEquals(List.of("", "a", "b", "\uffee", "😀"), List.copyOf(names));
    }

    static List<Fixture> packs() {
        return Fixtures.where(fixture -> fixture.path().endsWith(".npk") && fixture.isNpkb() && !fixture.kind().equals("damaged")
                && !fixture.path().matches(".*(never-indexed|-short).*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packs")
    void whatNumPackWroteComesBackUnchanged(Fixture fixture) throws IOException {
        var bytes = Files.readAllBytes(fixture.copyTo(folder).resolve(PackLayout.MANIFEST));
        var manifest = ManifestCodec.decode(PACK, bytes).manifest();
        var written = ManifestCodec.encode(manifest);

        assertEquals(manifest, ManifestCodec.decode(PACK, written).manifest());
        assertArrayEquals(written, ManifestCodec.encode(ManifestCodec.decode(PACK, written).manifest()));
        assertEquals(bytes.length, written.length);
        for (var entry : manifest.entries()) {
            assertTrue(contains(bytes, EntryCodec.encode(entry)), entry.name());
        }
    }

    @Test
    void oddFieldsOfAnUntouchedEntryAreKeptByteForByte() throws IOException {
        for (var name : List.of("meta-blocks", "meta-compression-unknown", "meta-dtype-200", "meta-shape-max", "meta-size-bytes")) {
            var pack = Fixtures.of("damaged/" + name + ".npk").copyTo(Files.createDirectory(folder.resolve(name)));
            var bytes = Files.readAllBytes(pack.resolve(PackLayout.MANIFEST));
            for (var entry : ManifestCodec.decode(PACK, bytes).manifest().entries()) {
                assertTrue(contains(bytes, EntryCodec.encode(entry)), name);
            }
        }
    }

    @Test
    void aTouchedEntryLosesItsCompressionRecord() throws IOException {
        var pack = Fixtures.of("damaged/meta-blocks.npk").copyTo(folder);
        var entry = ManifestCodec.read(pack, FolderView.ofDisk()).manifest().find("x").orElseThrow();

        assertEquals(CompressionRecord.NONE, entry.withRows(4, 1).compression());
        assertEquals(4 * entry.rowBytes(), entry.withRows(4, 1).sizeBytes());
    }

    @Test
    void everyCutIsRefused() {
        var whole = ManifestCodec.encode(Manifest.of(List.of(entry("ab"), entry("c"))));
        for (int length = 0; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);
            var refused = assertThrows(CorruptPackException.class, () -> ManifestCodec.decode(PACK, cut), "cut at " + length);
            assertTrue(length == 0 ? refused.what() instanceof FileDamage.Empty : refused.what() instanceof FileDamage.MalformedAt, refused::getMessage);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 2000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void garbledBytesAreReadOrRefusedButNothingElse(long seed) {
        var random = new Random(seed);
        var bytes = ManifestCodec.encode(Manifest.of(List.of(entry("ab"), entry("c"), entry("déf"))));
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) 0xff : (byte) random.nextInt();
        }
        try {
            var reading = ManifestCodec.decode(PACK, bytes);
            assertEquals(reading.manifest(), ManifestCodec.decode(PACK, ManifestCodec.encode(reading.manifest())).manifest());
        } catch (CorruptPackException | ForeignFormatException refused) {
            assertEquals(PACK, refused.path());
        }
    }

    @ParameterizedTest
    @CsvSource({ "c080", "ff", "eda080", "f4908080", "c3" })
    void namesThatAreNotStrictUtf8AreRefused(String name) {
        var bytes = hex(ONE);
        var garbled = hex(name);
        var whole = new byte[bytes.length - 2 + garbled.length];
        System.arraycopy(bytes, 0, whole, 0, 24);
        whole[20] = (byte) garbled.length;
        System.arraycopy(garbled, 0, whole, 24, garbled.length);
        System.arraycopy(bytes, 26, whole, 24 + garbled.length, bytes.length - 26);

        var refused = assertThrows(CorruptPackException.class, () -> ManifestCodec.decode(PACK, whole));

        assertEquals(new FileDamage.MalformedAt(24, "name is not UTF-8"), refused.what());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({ "83a7, NUMPACK_0_2_1", "010000000000, NUMPACK_0_1_OR_0_2_0", "424b504e, OTHER_BYTE_ORDER", "934e554d505901, NPY",
            "504b030400, ZIP_OR_NPZ", "68656c6c6f, TEXT", "4e504b4702, NPKG", "894844460d, HDF5", "d0cf11e0, UNKNOWN" })
    void otherFormatsAreNamed(String bytes, ForeignContent.Format format) {
        var refused = assertThrows(ForeignFormatException.class, () -> ManifestCodec.decode(PACK, hex(bytes)));

        assertEquals(new ForeignContent.OtherManifest(format), refused.found());
    }

    @Test
    void theZerosOfAPowerLossAreDamageAndNotAnotherFormat() {
        assertThrows(CorruptPackException.class, () -> ManifestCodec.decode(PACK, new byte[4096]));
        assertThrows(CorruptPackException.class, () -> ManifestCodec.decode(PACK, new byte[0]));
    }

    static List<List<ArrayEntry>> manifests() {
        long now = 1_700_000_000_000_000L;
        var manifests = new ArrayList<List<ArrayEntry>>();
        for (var dtype : DType.values()) {
            for (var shape : List.of(Shape.of(3, 2), Shape.of(300), Shape.of(), Shape.of(0, 5), Shape.of(70_000, 3), Shape.of(256))) {
                manifests.add(List.of(ArrayEntry.of("last", dtype, shape, now)));
                manifests.add(List.of(entry("ab"), ArrayEntry.of("flags", DType.BOOL, Shape.of(4), now), ArrayEntry.of("last", dtype, shape, now)));
            }
        }
        manifests.add(IntStream.range(0, 300).mapToObj(i -> entry("%03d".formatted(i))).toList());
        manifests.add(IntStream.range(0, 256).mapToObj(i -> ArrayEntry.of("%03d".formatted(i), DType.BOOL, Shape.of(), now)).toList());
        return manifests;
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void noArrayIsMadeOfZerosWhereverTheyBegin(List<ArrayEntry> arrays) {
        var whole = ManifestCodec.encode(Manifest.of(arrays));
        var last = arrays.getLast();
        boolean isAmbiguous = last.dataBytes() == last.shape().elementCount();
        for (int from = 0; from < whole.length; from++) {
            var zeroed = whole.clone();
            Arrays.fill(zeroed, from, zeroed.length, (byte) 0);
            if (Arrays.equals(zeroed, whole)) {
                continue;
            }
            try {
                var reading = ManifestCodec.decode(PACK, zeroed);
                boolean isReadOnly = reading.findings().stream().anyMatch(finding -> finding.effect() == Finding.Effect.READ_ONLY);
                assertTrue(isReadOnly || isAmbiguous, "zeros from byte " + from);
                for (var read : reading.manifest().entries()) {
                    var known = arrays.stream().filter(array -> array.name().equals(read.name())).findFirst().orElseThrow();
                    boolean isDTypeLost = known == last && read.equals(new ArrayEntry(last.name(), last.rawShape(), last.dataFile(),
                            last.lastModifiedMicros(), last.sizeBytes(), DType.BOOL.code(), last.compression()));
                    assertTrue(read.equals(known) || isDTypeLost, () -> read + " for " + known);
                }
            } catch (CorruptPackException | ForeignFormatException refused) {
                assertEquals(PACK, refused.path());
            }
        }
    }

    @Test
    void aPageOfZerosAmongEntriesIsRefused() {
        var arrays = IntStream.range(0, 400).mapToObj(i -> entry("%03d".formatted(i))).toList();
        var whole = ManifestCodec.encode(Manifest.of(arrays));
        for (int from = 0; from < whole.length - 512; from += 512) {
            var zeroed = whole.clone();
            Arrays.fill(zeroed, from, from + 512, (byte) 0);
            assertThrows(PackException.class, () -> ManifestCodec.decode(PACK, zeroed), "zeros at " + from);
        }
    }

    @Test
    void anEmptyManifestHasNothingAfterItsHeader() {
        var zeros = Arrays.copyOf(hex(EMPTY), 4096);
        assertThrows(CorruptPackException.class, () -> ManifestCodec.decode(PACK, zeros));
        zeros[100] = 1;
        assertEquals(List.of(new Finding.ManifestTail(PackLayout.MANIFEST, 4076, true)), ManifestCodec.decode(PACK, zeros).findings());
    }

    @Test
    void aManifestThatNoMemoryHoldsIsRefusedUnread() throws IOException {
        try (var file = new RandomAccessFile(folder.resolve(PackLayout.MANIFEST).toFile(), "rw")) {
            file.setLength(ManifestCodec.MAX_BYTES + 1);
        }

        assertThrows(CorruptPackException.class, () -> ManifestCodec.read(folder, FolderView.ofDisk()));
    }

    @Test
    void paddingBehindTheLastEntryIsNoEntry() {
        var padded = Arrays.copyOf(hex(ONE), hex(ONE).length + 100);

        assertEquals(List.of(new Finding.ManifestTail(PackLayout.MANIFEST, 100, false)), ManifestCodec.decode(PACK, padded).findings());
    }

    @Test
    void changesSurviveTheJournal() {
        var changes = List.of(new EntryChange.Put(entry("ab")), new EntryChange.Remove("gone"), new EntryChange.Put(entry("")));
        var bytes = EntryChangeCodec.encode(changes);

        assertEquals(changes, EntryChangeCodec.decode(PACK, "journal", bytes));
        for (int length = 0; length < bytes.length; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThrows(PackException.class, () -> EntryChangeCodec.decode(PACK, "journal", cut));
        }
        assertThrows(PackException.class, () -> EntryChangeCodec.decode(PACK, "journal", Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void changesMergedTwiceAreMergedOnce() {
        var manifest = Manifest.of(List.of(entry("a"), entry("b")));
        var changes = List.of(new EntryChange.Remove("a"), new EntryChange.Put(entry("b").withRows(9, 5)), new EntryChange.Put(entry("c")));

        var merged = manifest.merge(changes);

        assertEquals(List.of("b", "c"), List.copyOf(merged.names()));
        assertEquals(9, merged.find("b").orElseThrow().rowCount());
        assertEquals(merged, merged.merge(changes));
        assertEquals(List.of("a", "b"), List.copyOf(manifest.names()));
    }

    @Test
    void oneEntryComesBackAlone() {
        var bytes = EntryCodec.encode(entry("ab"));

        assertEquals(entry("ab"), EntryCodec.decode(PACK, "journal", bytes));
        assertThrows(CorruptPackException.class, () -> EntryCodec.decode(PACK, "journal", Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void namesWithHalfASurrogatePairCannotBeWritten() {
        assertThrows(IllegalArgumentException.class, () -> EntryCodec.encode(entry("\ud800")));
    }

    private static boolean contains(byte[] whole, byte[] part) {
        return new String(whole, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }
}
