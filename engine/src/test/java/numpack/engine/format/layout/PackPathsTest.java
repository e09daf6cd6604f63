package numpack.engine.format.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import numpack.engine.error.Finding;
import numpack.engine.error.Finding.PathFault;
import numpack.engine.format.layout.PackPaths.Resolution;
import numpack.engine.storage.FolderView;

class PackPathsTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({ "'', EMPTY", "., PACK_FOLDER", "./, PACK_FOLDER", "a/.., PACK_FOLDER", ".., ESCAPES", "../x, ESCAPES", "a/../../a/x, ESCAPES",
            "/x, ABSOLUTE", "//server/x, ABSOLUTE", "\\x, ABSOLUTE", "c:x, DRIVE", "C:\\x, DRIVE", "..\\x, ESCAPES", "a\\..\\..\\x, ESCAPES",
            "a/b\\..\\x, ESCAPES", "metadata.npkm, MANIFEST", "./METADATA.npkm, MANIFEST", "a/../metadata.npkm, MANIFEST",
            ".workbench/journal, WORKBENCH", ".WORKBENCH/x, WORKBENCH", ".workbench\\x, WORKBENCH" })
    void unsafePathsAreRefusedOnEverySystem(String written, PathFault fault) {
        assertEquals(Optional.of(fault), PackPaths.faultOf(written));
    }

    @ParameterizedTest
    @ValueSource(strings = { "data_x.npkd", "./data_x.npkd", "sub/x.bin", "blob.bin", "a//b", "a/../b", "data_a..b.npkd", "data_a\\b.npkd", "data_a:b.npkd",
            "...", "sub/metadata.npkm" })
    void pathsInsideAreFollowed(String written) throws IOException {
        var file = folder.resolve(Path.of(written).normalize());
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[1]);

        var found = new PackPaths(folder.toRealPath(), FolderView.ofDisk()).resolve(written, "x");

        assertEquals(file.toRealPath(), assertInstanceOf(Resolution.Found.class, found).look().path());
    }

    @Test
    void longNamesAreRefusedBeforeTheDiskIsAsked() {
        assertEquals(Optional.of(PathFault.TOO_LONG), PackPaths.faultOf("é".repeat(128)));
        assertEquals(Optional.empty(), PackPaths.faultOf("é".repeat(127)));
        assertEquals(Optional.of(PathFault.NUL), PackPaths.faultOf("a\0"));
    }

    @Test
    void aLinkThatStaysInsideIsRefusedToo() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        Files.write(folder.resolve("sub/x.bin"), new byte[1]);
        Files.createSymbolicLink(folder.resolve("link"), Path.of("sub"));

        var refused = assertInstanceOf(Resolution.Refused.class, new PackPaths(folder.toRealPath(), FolderView.ofDisk()).resolve("link/x.bin", "x"));

        assertEquals(new Finding.UnsafePath("link/x.bin", "x", PathFault.SYMBOLIC_LINK), refused.finding());
    }

    @Test
    void aFileInTheWayOfAFolderMeansMissing() throws IOException {
        Files.write(folder.resolve("sub"), new byte[1]);

        var refused = assertInstanceOf(Resolution.Refused.class, new PackPaths(folder.toRealPath(), FolderView.ofDisk()).resolve("sub/x.bin", "x"));

        assertEquals(new Finding.FileUnusable("sub/x.bin", "x", Finding.FileFault.MISSING), refused.finding());
    }

    @Test
    void bitmapNamesThatAreTooLongOrClimbDoNotExist() {
        assertEquals(Optional.of("deleted_" + "n".repeat(242) + ".npkb"), PackLayout.bitmapFile("n".repeat(242)));
        assertEquals(Optional.empty(), PackLayout.bitmapFile("n".repeat(243)));
        assertEquals(Optional.empty(), PackLayout.bitmapFile("../../x"));
        assertEquals(Optional.empty(), PackLayout.bitmapFile("a\0b"));
        assertEquals(Optional.of("deleted_...npkb"), PackLayout.bitmapFile(".."));
    }
}
