package numpack.engine.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
import numpack.engine.error.Verdict;
import numpack.engine.error.reason.ForeignContent;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.format.manifest.Manifest;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.shape.Shape;

class PackInspectionTest {
    private static final Set<ForeignContent> OLDER = Set.of(new ForeignContent.OtherManifest(ForeignContent.Format.NUMPACK_0_1_OR_0_2_0),
            new ForeignContent.OtherManifest(ForeignContent.Format.NUMPACK_0_2_1));

    @TempDir
    Path folder;

    /// All packs but those whose trouble lies inside a bitmap, which is judged elsewhere.
    static List<Fixture> packs() {
        return Fixtures.where(fixture -> fixture.path().endsWith(".npk") && fixture.isNpkb() && !isAboutBitmapBits(fixture.path()));
    }

    static boolean isAboutBitmapBits(String path) {
        return path.contains("resurrected") || path.startsWith("damaged/bitmap-") && !path.matches(".*(link|is-folder|stranger).*")
                || path.equals("crashed/bitmap-not-extended.npk") || path.equals("crashed/stale-bitmap-applied.npk");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packs")
    void everyPackGetsTheVerdictThatItsMakersWanted(Fixture fixture) throws IOException {
        var pack = fixture.copyTo(folder);
        var before = snapshot(folder);

        try {
            var found = PackInspection.of(pack);
            assertTrue(fixture.accepts(found.verdict()), () -> found.verdict() + ": " + found.findings());
            assertEquals(found.verdict() == Verdict.OPENS, found.findings().isEmpty());
        } catch (PackException refused) {
            assertTrue(fixture.accepts(Verdict.REFUSED), refused::getMessage);
        }

        assertEquals(before, snapshot(folder));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packs")
    void everyArrayIsReadableExactlyIfItShallBe(Fixture fixture) throws IOException, NoSuchAlgorithmException {
        var pack = fixture.copyTo(folder);
        if (fixture.verdict() == Verdict.REFUSED || fixture.path().equals("damaged/meta-missing.npk")) {
            return;
        }
        var found = PackInspection.of(pack);

        for (var array : fixture.arrays()) {
            var files = found.find(array.name());
            if (array.isUnreadable()) {
                assertFalse(files.orElseThrow().isReadable(), array.name());
                assertTrue(files.orElseThrow().dataFiles().isEmpty(), array.name());
            } else if (array.isReadable()) {
                assertTrue(files.orElseThrow().isReadable(), array.name());
                assertEquals(array.physicalShape().orElseThrow(), files.get().entry().shape());
                assertEquals(array.dtype(), files.get().entry().dtype());
                assertEquals(array.storage().equals("segments"), files.get().entry().isSegmented());
                if (array.dropped().isEmpty() && array.dtype().orElseThrow() != DType.BOOL) {
                    assertEquals(array.sha256().orElseThrow(), sha256(files.get()), array.name());
                }
            }
        }
        if (fixture.arrays().stream().allMatch(Fixtures.FixtureArray::isReadable)) {
            assertEquals(fixture.arrays().size(), found.arrays().size());
        }
    }

    static Stream<Fixture> olderFormats() {
        return Fixtures.all().stream().filter(fixture -> fixture.path().endsWith(".npk") && !fixture.isNpkb());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("olderFormats")
    void packsOfOlderFormatsAreNamedAndLeftAlone(Fixture fixture) throws IOException {
        var pack = fixture.copyTo(folder);
        var before = snapshot(folder);

        if (fixture.path().endsWith("-short.npk")) {
            assertInstanceOf(Finding.ManifestMissing.class, PackInspection.of(pack).findings().getFirst());
        } else {
            var refused = assertThrows(ForeignFormatException.class, () -> PackInspection.of(pack));
            assertTrue(OLDER.contains(refused.found()), refused.found()::toString);
        }
        assertEquals(before, snapshot(folder));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({ "data-short-byte, FileTooShort", "data-short-rows, FileTooShort", "data-empty, FileTooShort", "data-missing, FileUnusable",
            "data-is-folder, FileUnusable", "data-long-bytes, FileTail", "data-long-rows, FileTail", "data-bool, BoolBytes",
            "meta-version-99, ManifestVersion", "meta-trailing-byte, ManifestTail", "meta-count-too-small, ManifestTail",
            "meta-duplicate-name, DuplicateName", "meta-dtype-14, UnknownDType", "meta-name-slash, UnusualName", "meta-name-nul, UnusualName",
            "meta-compression, CompressionIgnored", "meta-size-bytes, WrongNumber", "meta-total-size, WrongNumber",
            "meta-shape-max, ShapeTooLarge", "meta-shape-wraps, ShapeTooLarge", "meta-shape-overflow, ShapeTooLarge",
            "meta-shared-file, SharedFile", "meta-missing, ManifestMissing", "bitmap-stranger, OrphanFile", "bitmap-link, UnsafePath",
            "bitmap-is-folder, FileUnusable", "seg-stranger, OrphanFile", "seg-orphan-folder, OrphanFile", "seg-bytes-wrong, WrongNumber",
            "seg-file-long, FileTail", "seg-file-short, FileTooShort", "seg-rows-beyond-file, FileTooShort", "seg-link, UnsafePath" })
    void eachDamageIsNamed(String name, String finding) throws IOException {
        var found = PackInspection.of(Fixtures.of("damaged/" + name + ".npk").copyTo(folder));

        assertTrue(found.findings().stream().anyMatch(one -> one.getClass().getSimpleName().equals(finding)), found.findings()::toString);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({ "file-absolute, ABSOLUTE", "file-drive, DRIVE", "file-empty, EMPTY", "file-dot, PACK_FOLDER", "file-escapes, ESCAPES",
            "file-escapes-deep, ESCAPES", "file-escapes-backslash, ESCAPES", "file-index, MANIFEST", "file-bitmap, BITMAP", "file-nul, NUL",
            "file-link-outside, SYMBOLIC_LINK", "file-link-folder, SYMBOLIC_LINK", "file-link-loop, SYMBOLIC_LINK", "seg-absolute, ABSOLUTE",
            "seg-escapes, ESCAPES", "seg-index, MANIFEST", "seg-link, SYMBOLIC_LINK" })
    void noPathIsFollowedOutOfThePack(String name, Finding.PathFault fault) throws IOException {
        var found = PackInspection.of(Fixtures.of("damaged/" + name + ".npk").copyTo(folder));

        assertTrue(found.findings().stream().anyMatch(one -> one instanceof Finding.UnsafePath unsafe && unsafe.fault() == fault),
                found.findings()::toString);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({ "seg-cut, NOT_JSON", "seg-empty, NOT_JSON", "seg-list, NOT_AN_OBJECT", "seg-null, NOT_AN_OBJECT", "seg-nested, FIELD_TYPE",
            "seg-not-utf8, NOT_UTF8", "seg-no-segments, ROWS_TOO_FEW", "seg-rows-too-few, ROWS_TOO_FEW", "seg-rows-fraction, FIELD_TYPE",
            "seg-rows-text, FIELD_TYPE", "seg-rows-missing, FIELD_MISSING", "seg-rows-negative, ROWS_NEGATIVE", "seg-rows-huge, ROWS_OVERFLOW",
            "seg-rows-wrap, ROWS_OVERFLOW", "seg-twice, SAME_FILE_TWICE", "seg-version-2, VERSION", "seg-version-missing, FIELD_MISSING" })
    void eachFaultOfASegmentListIsNamed(String name, Finding.SegmentFault fault) throws IOException {
        var found = PackInspection.of(Fixtures.of("damaged/" + name + ".npk").copyTo(folder));

        assertTrue(found.findings().stream().anyMatch(one -> one instanceof Finding.SegmentsInvalid invalid && invalid.fault() == fault),
                found.findings()::toString);
        assertTrue(found.findings().stream().noneMatch(Finding.OrphanFile.class::isInstance), found.findings()::toString);
    }

    @Test
    void segmentsCarryTheirBoundaries() throws IOException {
        var files = PackInspection.of(Fixtures.of("packs/base-segments.npk").copyTo(folder)).find("s").orElseThrow().dataFiles();

        assertEquals(List.of(0L, 5L, 10L), files.stream().map(ArrayFiles.DataFile::firstRow).toList());
        assertEquals(List.of(5L, 5L, 2L), files.stream().map(ArrayFiles.DataFile::rowCount).toList());
        assertEquals(files.get(0).byteCount() + files.get(1).byteCount(), files.get(2).firstByte());
    }

    @Test
    void rowsThatOnlyTheSegmentListHasBelongToNobody() throws IOException {
        var found = PackInspection.of(Fixtures.of("crashed/segments-appended.npk").copyTo(folder));
        var array = found.arrays().values().stream().filter(one -> one.entry().isSegmented()).findFirst().orElseThrow();

        assertEquals(array.entry().rowCount(), array.dataFiles().stream().mapToLong(ArrayFiles.DataFile::rowCount).sum());
        assertTrue(array.findings().stream().anyMatch(Finding.SegmentRows.class::isInstance));
    }

    @Test
    void aBitmapIsPointedOutAndNotRead() throws IOException {
        var found = PackInspection.of(Fixtures.of("damaged/bitmap-cut-7.npk").copyTo(folder));

        assertEquals("deleted_y.npkb", found.find("y").orElseThrow().bitmap().orElseThrow().file());
        assertTrue(found.find("x").orElseThrow().bitmap().isEmpty());
    }

    @Test
    void aClimbingNameMakesNoBitmapBeLookedForOutside() throws IOException {
        var pack = Fixtures.of("damaged/meta-name-escapes.npk").copyTo(folder);
        Files.createDirectory(pack.resolve("deleted_.."));
        Files.write(pack.resolve("x.npkb"), new byte[16]);
        Files.write(folder.resolve("x.npkb"), new byte[16]);

        assertTrue(PackInspection.of(pack).find("../../x").orElseThrow().bitmap().isEmpty());
    }

    @Test
    void aSlashInANameLeadsToABitmapInAFolderAsInNumPack() throws IOException {
        var pack = Fixtures.of("damaged/meta-name-slash.npk").copyTo(folder);
        Files.createDirectory(pack.resolve("deleted_a"));
        Files.write(pack.resolve("deleted_a/b.npkb"), new byte[16]);

        assertEquals("deleted_a/b.npkb", PackInspection.of(pack).find("a/b").orElseThrow().bitmap().orElseThrow().file());
    }

    @Test
    void hardLinksOfOneFileAreSeen() throws IOException {
        var pack = Fixtures.of("packs/base.npk").copyTo(folder);
        var y = Files.size(pack.resolve("data_y.npkd"));
        Files.delete(pack.resolve("data_y.npkd"));
        Files.createLink(pack.resolve("data_y.npkd"), pack.resolve("data_x.npkd"));

        var found = PackInspection.of(pack);

        assertTrue(Files.size(pack.resolve("data_y.npkd")) > y);
        assertTrue(found.findings().stream().anyMatch(Finding.SharedFile.class::isInstance), found.findings()::toString);
        assertEquals(Verdict.READ_ONLY, found.verdict());
    }

    private static ForeignContent foundAt(Path path) {
        return assertThrows(ForeignFormatException.class, () -> PackInspection.of(path)).found();
    }

    @Test
    void foldersThatAreNoPacksAreRefused() throws IOException {
        assertThrows(NoSuchFileException.class, () -> PackInspection.of(folder.resolve("missing")));
        assertEquals(new ForeignContent.EmptyFolder(), foundAt(folder));
        Files.writeString(folder.resolve("README.txt"), "hello");
        assertEquals(new ForeignContent.NoManifest(), foundAt(folder));
        assertEquals(new ForeignContent.SingleFile(ForeignContent.Format.TEXT), foundAt(folder.resolve("README.txt")));
        Files.createDirectory(folder.resolve("metadata.npkm"));
        assertThrows(CorruptPackException.class, () -> PackInspection.of(folder));
    }

    @Test
    void aManifestBehindALinkIsRefused() throws IOException {
        var pack = Fixtures.of("packs/one.npk").copyTo(folder);
        Files.move(pack.resolve("metadata.npkm"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(pack.resolve("metadata.npkm"), Path.of("../elsewhere"));

        assertThrows(CorruptPackException.class, () -> PackInspection.of(pack));
    }

    @Test
    void aChangedFileChangesTheStamps() throws IOException {
        var pack = Fixtures.of("packs/base.npk").copyTo(folder);
        var before = PackInspection.of(pack);

        Files.write(pack.resolve("deleted_x.npkb"), new byte[16]);

        assertEquals(before.find("y").orElseThrow().stamps(), PackInspection.of(pack).find("y").orElseThrow().stamps());
        assertFalse(before.find("x").orElseThrow().stamps().equals(PackInspection.of(pack).find("x").orElseThrow().stamps()));
    }

    @Test
    void tenThousandArraysAreInspectedInOneGo() throws IOException {
        var entries = new ArrayList<ArrayEntry>();
        for (int i = 0; i < 10_000; i++) {
            var entry = ArrayEntry.of("array" + i, DType.INT8, Shape.of(2, 2), i);
            Files.write(folder.resolve(entry.dataFile()), new byte[4]);
            entries.add(entry);
        }
        Files.write(folder.resolve(PackLayout.MANIFEST), ManifestCodec.encode(Manifest.of(entries)));

        var found = PackInspection.of(folder);

        assertEquals(Verdict.OPENS, found.verdict());
        assertEquals(10_000, found.arrays().size());
    }

    private static Map<String, String> snapshot(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.toList()) {
                var content = Files.isSymbolicLink(path) ? Files.readSymbolicLink(path).toString()
                        : Files.isDirectory(path) ? "folder" : HexFormat.of().formatHex(Files.readAllBytes(path));
                files.put(folder.relativize(path).toString(), content);
            }
        }
        return files;
    }

    private static String sha256(ArrayFiles array) throws IOException, NoSuchAlgorithmException {
        var rows = new ByteArrayOutputStream();
        for (var file : array.dataFiles()) {
            assertEquals(rows.size(), file.firstByte());
            rows.write(Files.readAllBytes(file.path()), 0, (int) file.byteCount());
        }
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rows.toByteArray()));
    }
}
