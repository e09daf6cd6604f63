package numpack.app.style;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of screens for people to look at: written to `target/screens` on every run.
public final class Screens {
    private static final Path FOLDER = Path.of("target", "screens");

    private Screens() {}

    /// Runs something on the JavaFX thread, starting the toolkit if need be, and waits for its answer.
    public static <T> T onFx(Callable<T> work) {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("already on the JavaFX thread");
        }
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(30), work);
    }

    /// A theme that knows no desktop, with our fonts loaded; JavaFX thread only.
    public static Theme theme(ThemeChoice choice) {
        Fonts.load();
        var theme = new Theme(new SimpleObjectProperty<>(ColorScheme.LIGHT));
        theme.setChoice(choice);
        return theme;
    }

    /// Draws a view in light and dark into `name-light.png` and `name-dark.png`; for tests off the JavaFX thread.
    public static void shoot(String name, double width, double height, Supplier<? extends Parent> view) {
        for (ThemeChoice choice : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
            onFx(() -> {
                var scene = new Scene(view.get(), width, height);
                theme(choice).install(scene);
                write(scene, name + "-" + choice.name().toLowerCase(Locale.ROOT));
                return null;
            });
        }
    }

    /// Draws a scene as it is now into `name.png`; JavaFX thread only.
    public static Path write(Scene scene, String name) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return write(scene.snapshot(null), name);
    }

    /// Writes an image into `name.png`.
    public static Path write(Image image, String name) {
        try {
            Files.createDirectories(FOLDER);
            return Files.write(FOLDER.resolve(name + ".png"), png(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] png(Image image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var rows = new ByteArrayOutputStream();
        try (var deflated = new DataOutputStream(new DeflaterOutputStream(rows, new Deflater(6)))) {
            var reader = image.getPixelReader();
            for (int y = 0; y < height; y++) {
                deflated.writeByte(0);
                for (int x = 0; x < width; x++) {
                    int argb = reader.getArgb(x, y);
                    deflated.writeInt(argb << 8 | argb >>> 24);
                }
            }
        }
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeLong(0x89504e470d0a1a0aL);
        var header = new ByteArrayOutputStream();
        var fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        // 8 bits per channel, RGBA, no interlacing
        fields.write(new byte[] {8, 6, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        chunk(out, "IDAT", rows.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) crc.getValue());
    }
}
