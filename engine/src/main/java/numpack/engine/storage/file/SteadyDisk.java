package numpack.engine.storage.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Disks that are there as long as the system runs. What was written to one and not synced is lost only together with the run of the system, which
/// has a name of its own (`boot_id` of Linux's random(4)). A stick or a card can be pulled and come back within one run, without what was not
/// synced; a disk of another machine goes by that machine's runs.
public final class SteadyDisk {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path DEVICES = Path.of("/sys/dev/block");
    private static final int MAX_DEPTH = 8;
    /// Sticks, cards; disks behind a network (iSCSI, Fibre Channel, network block devices), as Linux names their places.
    private static final List<String> PULLED = List.of("/usb", "/mmc", "/session", "/rport-", "/nbd", "/rbd");

    private SteadyDisk() {}

    /// The run of the system by which the disk of a folder goes; empty if the disk may come and go, or nothing is known of it.
    public static Optional<UUID> run(Path folder) throws IOException {
        if (!Files.isReadable(BOOT) || !LocalDisk.holds(folder) || !isBuiltIn(folder)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(Files.readString(BOOT).strip()));
        } catch (IllegalArgumentException otherText) {
            return Optional.empty();
        }
    }

    private static boolean isBuiltIn(Path folder) throws IOException {
        if (!(Files.getAttribute(folder, "unix:dev") instanceof Long device)) {
            return false;
        }
        return isBuiltIn(DEVICES.resolve("%d:%d".formatted(major(device), minor(device))), 0);
    }

    /// By its place among the buses. One that is made of others (dm-crypt, LVM, RAID) is as steady as those.
    private static boolean isBuiltIn(Path device, int depth) throws IOException {
        Path place;
        try {
            place = device.toRealPath();
        } catch (NoSuchFileException unknown) {
            return false;
        }
        var slaves = place.resolve("slaves");
        if (place.toString().contains("/virtual/")) {
            if (depth > MAX_DEPTH || !Files.isDirectory(slaves)) {
                return false;
            }
            try (var parts = Files.list(slaves)) {
                var all = parts.toList();
                for (var part : all) {
                    if (!isBuiltIn(part, depth + 1)) {
                        return false;
                    }
                }
                return !all.isEmpty();
            }
        }
        var text = place.toString();
        return PULLED.stream().noneMatch(text::contains) && !isRemovable(place) && !isRemovable(place.getParent());
    }

    private static boolean isRemovable(Path device) throws IOException {
        var file = device.resolve("removable");
        return Files.isReadable(file) && Files.readString(file).strip().equals("1");
    }

    /// As Linux packs a device's numbers (`gnu_dev_major`).
    private static long major(long device) {
        return device >>> 8 & 0xfff | device >>> 32 & ~0xfffL;
    }

    private static long minor(long device) {
        return device & 0xff | device >>> 12 & ~0xffL;
    }
}
