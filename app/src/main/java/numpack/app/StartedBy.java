package numpack.app;

/// The process that started this one. A build tool that is asked to end does not pass it on to its children; with the system property
/// `workbench.endWithStarter` the program ends anyway, as if it had been asked itself.
final class StartedBy {
    /// What a shell reports for a process that was ended by SIGTERM.
    private static final int TOLD_TO_END = 143;

    private StartedBy() {}

    static void watch() {
        if (Boolean.getBoolean("workbench.endWithStarter")) {
            ProcessHandle.current().parent().ifPresent(starter -> starter.onExit().thenRun(() -> System.exit(TOLD_TO_END)));
        }
    }
}
