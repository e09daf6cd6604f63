package numpack.app;

import java.nio.file.Path;
import java.util.Arrays;
import numpack.app.prefs.AppFolders;

/// Where the program starts. It is no `Application` itself: the launcher would start the toolkit before `main` runs.
public final class Main {
    private Main() {}

    /// Opens the window, or uses the one that is open; an argument is the path of a pack to open in it.
    public static void main(String[] args) {
        StartedBy.watch();
        var pack = Arrays.stream(args).filter(argument -> !argument.startsWith("--")).findFirst().map(Path::of);
        if (OneInstance.isWanted() && OneInstance.handOver(AppFolders.ofSystem(), pack)) {
            return;
        }
        javafx.application.Application.launch(WorkbenchApp.class, args);
    }
}
