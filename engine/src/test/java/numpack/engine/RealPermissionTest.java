package numpack.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import numpack.engine.storage.file.FileRights;
import numpack.engine.work.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the system itself refuses. The superuser may do everything, so as the superuser the commits are made by another user.
class RealPermissionTest {
    private static final List<ChangeKind> IN_PLACE = List.of(ChangeKind.WRITE, ChangeKind.APPEND, ChangeKind.DROP);
    private static final List<ChangeKind> ALL = List.of(ChangeKind.values());

    @TempDir
    Path temp;
    private Path folder;
    private boolean isSuperuser;

    @BeforeEach
    void make() throws IOException {
        folder = temp.toRealPath().resolve("pack.npk");
        try (var pack = Pack.create(folder, PackOptions.standard()); var transaction = pack.begin()) {
            transaction.save("x", ChangeKind.rows(20, 0)).commit(Progress.NONE);
        }
        isSuperuser = FileRights.of(folder).orElseThrow().uid() == 0;
        if (isSuperuser) {
            Files.setAttribute(temp, "unix:mode", 0755);
            PermissionChild.give(folder, 0755);
            PermissionChild.give(folder.resolve(".workbench"), 0755);
            for (var file : List.of("metadata.npkm", "data_x.npkd", ".workbench/lock", ".workbench/journal")) {
                PermissionChild.give(folder.resolve(file), 0644);
            }
        }
    }

    @Test
    void aFileThatMayOnlyBeReadIsNeverMoved() throws Exception {
        Files.setAttribute(folder.resolve("data_x.npkd"), "unix:mode", 0444);
        var before = contents();
        assertRefused(IN_PLACE, "DENIED", "data_x.npkd");
        assertEquals(before, contents());
    }

    @Test
    void aManifestThatMayOnlyBeReadRefusesEverything() throws Exception {
        Files.setAttribute(folder.resolve("metadata.npkm"), "unix:mode", 0444);
        var before = contents();
        assertRefused(ALL, "DENIED", "metadata.npkm");
        assertEquals(before, contents());
    }

    /// A colleague's file that all of a group may write.
    @Test
    void aFileOfSomebodyElseIsWrittenInPlaceAndNotReplaced() throws Exception {
        if (!isSuperuser) {
            assertEquals(List.of("WRITE done"), outcomes(List.of(ChangeKind.WRITE)), "no other user is to be had");
            return;
        }
        own("data_x.npkd", 0666);
        assertEquals(List.of("WRITE done", "APPEND done", "DROP done", "SAVE OWNER_LOST data_x.npkd root"),
                outcomes(List.of(ChangeKind.WRITE, ChangeKind.APPEND, ChangeKind.DROP, ChangeKind.SAVE)));
        assertEquals(0, FileRights.of(folder.resolve("data_x.npkd")).orElseThrow().uid());
        own("metadata.npkm", 0666);
        assertRefused(ALL, "OWNER_LOST", "metadata.npkm");
    }

    @Test
    void aStickyFolderKeepsTheFilesOfOthersInTheirPlaces() throws Exception {
        if (!isSuperuser) {
            Files.setAttribute(folder, "unix:mode", 01777);
            assertEquals(List.of("WRITE done"), outcomes(List.of(ChangeKind.WRITE)), "our own files are no others'");
            return;
        }
        own("", 01777);
        own("data_x.npkd", 0666);
        assertRefused(IN_PLACE, "STICKY_FOLDER", "data_x.npkd");
    }

    private void own(String file, int mode) throws IOException {
        Files.setAttribute(folder.resolve(file), "unix:uid", 0);
        Files.setAttribute(folder.resolve(file), "unix:mode", mode);
    }

    private void assertRefused(List<ChangeKind> kinds, String reason, String file) throws Exception {
        var owner = Files.getOwner(folder.resolve(file)).getName();
        assertEquals(kinds.stream().map(kind -> "%s %s %s %s".formatted(kind, reason, file, owner)).toList(), outcomes(kinds));
    }

    private List<String> outcomes(List<ChangeKind> kinds) throws IOException, InterruptedException {
        return isSuperuser ? PermissionChild.run(Files.createDirectories(temp.resolve("classes")), folder, kinds)
                : PermissionChild.outcomes(folder, kinds);
    }

    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<>(Snapshot.of(folder));
        contents.keySet().removeIf(name -> name.startsWith(".workbench"));
        return contents;
    }
}
