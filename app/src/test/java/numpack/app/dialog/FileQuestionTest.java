package numpack.app.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileQuestionTest {
    private static final Optional<Path> HOME = Optional.of(Path.of(System.getProperty("user.home")));

    @Test
    void aChooserBeginsInAFolderThatExists(@TempDir Path folder) {
        assertEquals(Optional.of(folder), question(Optional.of(folder)).beginning());
        assertEquals(HOME, question(Optional.of(folder.resolve("gone"))).beginning());
        assertEquals(HOME, question(Optional.empty()).beginning());
    }

    private static FileQuestion question(Optional<Path> folder) {
        return new FileQuestion("Open", folder, "", List.of());
    }
}
