package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import numpack.engine.dtype.DType;
import numpack.engine.format.layout.PackLayout;
import numpack.engine.format.manifest.ArrayEntry;
import numpack.engine.format.manifest.Manifest;
import numpack.engine.format.manifest.ManifestCodec;
import numpack.engine.shape.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Packs that do not fit the memory or the handles of a process.
class LargePacksTest {
    private static final long ROWS = 4_000_000_000L;
    private static final int ARRAYS = 5_000;

    @TempDir
    Path folder;

    private String child(List<String> command, String what) throws IOException, InterruptedException {
        var target = Path.of(System.getProperty("basedir", ""), "target").toAbsolutePath();
        var classes = String.join(File.pathSeparator, List.of(target.resolve("classes").toString(), target.resolve("test-classes").toString(),
                System.getProperty("jdk.module.path", ""), System.getProperty("java.class.path", "")));
        var words = new ArrayList<>(command);
        words.addAll(List.of("-XX:+UseSerialGC", "-Xmx128m", "-Xms128m", "-XX:+AlwaysPreTouch", "-cp", classes, LargePacksChild.class.getName(),
                what, folder.toString()));
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), printed);
        return printed.strip();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void writeManifest(List<ArrayEntry> entries) throws IOException {
        Files.write(folder.resolve(PackLayout.MANIFEST), ManifestCodec.encode(Manifest.of(entries)));
    }

    @Test
    void windowsAllOverFourBillionRowsTakeNoMemory() throws IOException, InterruptedException {
        var entry = ArrayEntry.of("x", DType.FLOAT32, Shape.of(ROWS, 16), 1);
        try (var file = new RandomAccessFile(folder.resolve(entry.dataFile()).toFile(), "rw")) {
            file.setLength(entry.dataBytes());
        }
        writeManifest(List.of(entry));
        var words = child(List.of(java()), "windows");
        long grown = Long.parseLong(words.replace("grown by ", ""));
        assertTrue(grown < 16 << 20, words);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such limit")
    void fiveThousandArraysAreReadWithTwoHundredAndFiftySixHandles() throws IOException, InterruptedException {
        var entries = new ArrayList<ArrayEntry>();
        for (int i = 0; i < ARRAYS; i++) {
            var entry = ArrayEntry.of("a" + i, DType.INT64, Shape.of(2), 1);
            Files.write(folder.resolve(entry.dataFile()), ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(i).putLong(i).array());
            entries.add(entry);
        }
        writeManifest(entries);
        assertEquals("sum " + 3L * ARRAYS * (ARRAYS - 1) / 2, child(List.of("sh", "-c", "ulimit -n 256; exec \"$0\" \"$@\"", java()), "arrays"));
    }
}
