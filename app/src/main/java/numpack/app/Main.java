package numpack.app;

/// Where the program starts. It is no `Application` itself: the launcher would start the toolkit before `main` runs.
public final class Main {
    private Main() {}

    /// Opens the window; an argument is the path of a pack to open in it.
    public static void main(String[] args) {
        StartedBy.watch();
        javafx.application.Application.launch(WorkbenchApp.class, args);
    }
}
