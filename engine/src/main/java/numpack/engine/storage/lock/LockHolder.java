package numpack.engine.storage.lock;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

import numpack.engine.error.PackHolder;

/// Who holds a lock: for a sentence on the screen, never for a decision. The lock itself decides.
///
/// @param started when that process started, so that a number used again is not taken for it; empty if the system does not tell
record LockHolder(long pid, String host, Optional<Instant> started) {
    static final int SLOT = 512;

    private static final int HEAD = 24;

    /// This process.
    static LockHolder current() {
        return Current.HOLDER;
    }

    /// Asked once: the answer costs more than a small commit, and does not change.
    private static final class Current {
        static final LockHolder HOLDER = of(ProcessHandle.current());

        private static LockHolder of(ProcessHandle process) {
            return new LockHolder(process.pid(), hostName(), process.info().startInstant());
        }
    }

    /// The same for those who only tell.
    PackHolder toPackHolder() {
        return equals(current()) ? new PackHolder.ThisProgram() : new PackHolder.Writer(pid, host, started);
    }

    /// A slot: CRC32C of the rest of the slot, length of the host's name, pid, start in milliseconds or 0, host in UTF-8, zeros.
    byte[] encode() {
        var name = host.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(name.length, SLOT - HEAD);
        var slot = ByteBuffer.allocate(SLOT).order(ByteOrder.LITTLE_ENDIAN);
        slot.position(4).putInt(length).putLong(pid).putLong(started.map(Instant::toEpochMilli).orElse(0L)).put(name, 0, length);
        return slot.putInt(0, crc(slot.array())).array();
    }

    /// Empty if the slot was never written, or is half written.
    static Optional<LockHolder> decode(byte[] bytes) {
        var slot = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length != SLOT || slot.getInt(0) != crc(bytes) || slot.getInt(4) < 0 || slot.getInt(4) > SLOT - HEAD) {
            return Optional.empty();
        }
        var name = Arrays.copyOfRange(bytes, HEAD, HEAD + slot.getInt(4));
        var started = Optional.of(slot.getLong(16)).filter(millis -> millis != 0).map(Instant::ofEpochMilli);
        return Optional.of(new LockHolder(slot.getLong(8), new String(name, StandardCharsets.UTF_8), started));
    }

    private static int crc(byte[] slot) {
        var crc = new CRC32C();
        crc.update(slot, 4, slot.length - 4);
        return (int) crc.getValue();
    }

    private static String hostName() {
        var kernel = Path.of("/proc/sys/kernel/hostname");
        var windows = System.getenv("COMPUTERNAME");
        if (windows != null) {
            return windows;
        }
        try {
            // Asking the network may take seconds where its names are set up badly.
            return Files.isReadable(kernel) ? Files.readString(kernel).strip() : InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "an unknown host";
        }
    }
}
