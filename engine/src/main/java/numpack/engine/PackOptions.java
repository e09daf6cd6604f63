package numpack.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import numpack.engine.change.Durability;

/// How a pack is opened.
///
/// @param access     whether changes are allowed at all
/// @param durability what a commit survives; the library's default is `ATOMIC`
/// @param lockWait   how long a commit waits for another one that holds the pack
/// @param links      what is done about arrays whose files are symbolic links
public record PackOptions(Access access, Durability durability, Duration lockWait, Links links) {
    /// @throws IllegalArgumentException if `lockWait` is negative
    public PackOptions {
        requireNonNull(access, "access");
        requireNonNull(durability, "durability");
        requireNonNull(lockWait, "lockWait");
        requireNonNull(links, "links");
        if (lockWait.isNegative()) {
            throw new IllegalArgumentException("lockWait is negative: " + lockWait);
        }
    }

    /// Whether changes are allowed.
    public enum Access {
        /// Not a byte of the pack is written, not even to finish a commit that was cut short.
        READ,
        /// Changes are allowed where the folder and the findings allow them.
        WRITE
    }

    /// What is done about arrays whose data file, segments or bitmap are symbolic links, as git-annex and DVC lay them.
    public enum Links {
        /// They are not read: a link may lead to a file that is not meant.
        REFUSE,
        /// They are read, and never changed: a write through a link would change a file that may belong to other packs too.
        FOLLOW_TO_READ
    }

    /// Writable, `ATOMIC`, five seconds' wait, links refused.
    public static PackOptions standard() {
        return new PackOptions(Access.WRITE, Durability.ATOMIC, Duration.ofSeconds(5), Links.REFUSE);
    }

    /// Never writes.
    public static PackOptions readOnly() {
        return standard().withAccess(Access.READ);
    }

    /// The same with another access.
    public PackOptions withAccess(Access changed) {
        return new PackOptions(changed, durability, lockWait, links);
    }

    /// The same with commits that survive more or less.
    public PackOptions withDurability(Durability changed) {
        return new PackOptions(access, changed, lockWait, links);
    }

    /// The same with another wait.
    ///
    /// @throws IllegalArgumentException if it is negative
    public PackOptions withLockWait(Duration changed) {
        return new PackOptions(access, durability, changed, links);
    }

    /// The same with another way to treat symbolic links.
    public PackOptions withLinks(Links changed) {
        return new PackOptions(access, durability, lockWait, changed);
    }
}
