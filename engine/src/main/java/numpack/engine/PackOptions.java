package numpack.engine;

import java.time.Duration;

/// How a pack is opened.
///
/// @param access     whether changes are allowed at all
/// @param durability what a commit survives; the library's default is `ATOMIC`
/// @param lockWait   how long a commit waits for another one that holds the pack
public record PackOptions(Access access, Durability durability, Duration lockWait) {
    /// Whether changes are allowed.
    public enum Access {
        /// Not a byte of the pack is written, not even to finish a commit that was cut short.
        READ,
        /// Changes are allowed where the folder and the findings allow them.
        WRITE
    }

    /// Writable, `ATOMIC`, five seconds' wait.
    public static PackOptions standard() {
        return new PackOptions(Access.WRITE, Durability.ATOMIC, Duration.ofSeconds(5));
    }

    /// Never writes.
    public static PackOptions readOnly() {
        return standard().withAccess(Access.READ);
    }

    public PackOptions withAccess(Access changed) {
        return new PackOptions(changed, durability, lockWait);
    }

    public PackOptions withDurability(Durability changed) {
        return new PackOptions(access, changed, lockWait);
    }

    public PackOptions withLockWait(Duration changed) {
        return new PackOptions(access, durability, changed);
    }
}
