package numpack.app;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import numpack.app.prefs.AppFolders;
import numpack.app.task.TaskRunner;

/// The one window of a user: a second start of the program hands its path over to it.
///
/// The window that holds the lock on a file in the data folder listens on a local socket beside it. The system releases the
/// lock when its process dies, however it dies, and the next window replaces the socket that was left behind. Where this does
/// not work (a data folder that cannot be written, a path too long for a socket), every start has a window of its own.
final class OneInstance implements Closeable {
    /// Longer paths are refused by some system for sockets.
    private static final int MAX_SOCKET_PATH_LENGTH = 100;
    private static final int MAX_MESSAGE_LENGTH = 64 * 1024;
    /// A window that is asked and does not answer in this time hangs; the user gets another one.
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final byte TAKEN = 1;
    private static final System.Logger LOG = System.getLogger("numpack.app");

    private final FileChannel file;
    private final FileLock lock;
    private final ServerSocketChannel door;

    private OneInstance(FileChannel file, FileLock lock, ServerSocketChannel door) {
        this.file = file;
        this.lock = lock;
        this.door = door;
    }

    /// Whether this start may use another window: not if it is there to measure or to train its own first picture.
    static boolean isWanted() {
        return !Boolean.getBoolean("workbench.firstFrame") && !Boolean.getBoolean("workbench.exitAfterFirstFrame");
    }

    /// Gives a path to the window that is open already.
    ///
    /// @param path what to open; empty to bring the window to the front
    /// @return whether there is such a window and it took the path
    static boolean handOver(AppFolders folders, Optional<Path> path) {
        var socket = socket(folders);
        if (!isUsable(socket) || !Files.exists(socket)) {
            return false;
        }
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            var message = StandardCharsets.UTF_8.encode(path.map(one -> one.toAbsolutePath().toString()).orElse(""));
            while (message.hasRemaining()) {
                channel.write(message);
            }
            channel.shutdownOutput();
            return isTaken(channel);
        } catch (IOException nobodyThere) {
            LOG.log(Level.DEBUG, "no window listens", nobodyThere);
            return false;
        }
    }

    /// Makes this process the one that has the window.
    ///
    /// @return empty if another process is, or if it cannot be done here
    static Optional<OneInstance> claim(AppFolders folders) {
        var socket = socket(folders);
        if (!isUsable(socket)) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(folders.data());
            var file = FileChannel.open(folders.data().resolve("window.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = file.tryLock();
            if (lock == null) {
                file.close();
                return Optional.empty();
            }
            return Optional.of(new OneInstance(file, lock, listenAt(socket)));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a second start will open a second window", e);
            return Optional.empty();
        }
    }

    /// Tells of every path that is handed over, in the foreground; of an empty one if the window is only to come to the front.
    void listen(TaskRunner runner, Consumer<Optional<Path>> asked) {
        runner.run(_ -> answerOne(), path -> {
            asked.accept(path);
            listen(runner, asked);
        }, failure -> {
            if (door.isOpen()) {
                LOG.log(Level.WARNING, "a second start could not be answered", failure);
                runner.after(PATIENCE, () -> listen(runner, asked));
            }
        });
    }

    @Override
    public void close() throws IOException {
        // The socket goes first: as long as the lock is held, no other process creates one.
        try (file; lock; door) {
            Files.deleteIfExists(((UnixDomainSocketAddress) door.getLocalAddress()).getPath());
        }
    }

    private Optional<Path> answerOne() throws IOException {
        try (var caller = door.accept()) {
            var message = ByteBuffer.allocate(MAX_MESSAGE_LENGTH);
            while (message.hasRemaining() && caller.read(message) >= 0) {
                // reads on until the caller has said all
            }
            var text = StandardCharsets.UTF_8.decode(message.flip()).toString();
            caller.write(ByteBuffer.wrap(new byte[] {TAKEN}));
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        }
    }

    private static ServerSocketChannel listenAt(Path socket) throws IOException {
        Files.deleteIfExists(socket);
        var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(UnixDomainSocketAddress.of(socket));
        if (Files.getFileAttributeView(socket, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        }
        return door;
    }

    /// Waits for the answer, but not for ever: a read without a selector would.
    private static boolean isTaken(SocketChannel channel) throws IOException {
        try (var selector = Selector.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            var answer = ByteBuffer.allocate(1);
            return selector.select(PATIENCE.toMillis()) > 0 && channel.read(answer) == 1 && answer.get(0) == TAKEN;
        }
    }

    private static boolean isUsable(Path socket) {
        return socket.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8).length <= MAX_SOCKET_PATH_LENGTH;
    }

    private static Path socket(AppFolders folders) {
        return folders.data().resolve("window.socket");
    }
}
