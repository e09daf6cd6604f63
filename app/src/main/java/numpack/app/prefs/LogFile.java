package numpack.app.prefs;

import java.io.IOException;
import java.nio.file.Files;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// The program's log in the user's data folder: a few files of bounded size that replace each other.
public final class LogFile implements AutoCloseable {
    private static final int SIZE_BYTES = 1_000_000;
    private static final int FILES = 3;

    private final Logger logger;
    private final FileHandler target;

    private LogFile(Logger logger, FileHandler target) {
        this.logger = logger;
        this.target = target;
    }

    /// Sends everything that the program logs to `logs/workbench.0.log`, until it is closed.
    public static LogFile open(AppFolders folders) throws IOException {
        Files.createDirectories(folders.logs());
        // a percent sign in the path would be read as the handler's own pattern
        String pattern = folders.logs().toString().replace("%", "%%") + "/workbench.%g.log";
        var target = new FileHandler(pattern, SIZE_BYTES, FILES, true);
        target.setFormatter(new SimpleFormatter());
        target.setEncoding("UTF-8");
        Logger logger = Logger.getLogger("numpack");
        logger.addHandler(target);
        return new LogFile(logger, target);
    }

    @Override
    public void close() {
        logger.removeHandler(target);
        target.close();
    }
}
