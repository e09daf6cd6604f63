package numpack.engine.draft.apply;

import java.io.IOException;
import java.util.Arrays;
import numpack.engine.draft.log.LateLog;
import numpack.engine.draft.overlay.ByteSource;
import numpack.engine.draft.step.StepBytes;

/// The ways in which a step holds its bytes.
public sealed interface HeldBytes extends StepBytes {
    /// Up to this many bytes are held in memory and in the step's own record.
    int FEW = 4096;

    /// The same as a source for layers.
    ByteSource source() throws IOException;

    /// A few, in memory.
    record Few(byte[] bytes) implements HeldBytes {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void read(long offset, byte[] into, int at, int count) {
            System.arraycopy(bytes, Math.toIntExact(offset), into, at, count);
        }

        @Override
        public ByteSource source() {
            return ByteSource.of(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Few few && Arrays.equals(bytes, few.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /// One element again and again.
    record Repeated(byte[] element, long size) implements HeldBytes {
        @Override
        public void read(long offset, byte[] into, int at, int count) throws IOException {
            source().read(offset, into, at, count);
        }

        @Override
        public ByteSource source() {
            return ByteSource.repeating(element);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Repeated same && size == same.size && Arrays.equals(element, same.element);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(element);
        }
    }

    /// A bulk record of the log. It is compared with its check sum before a layer is made of it, once.
    final class Kept implements HeldBytes {
        private final LateLog log;
        private final long position;
        private final long size;
        private volatile boolean isChecked;

        public Kept(LateLog log, long position, long size) {
            this.log = log;
            this.position = position;
            this.size = size;
        }

        public long position() {
            return position;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Kept kept && position == kept.position && size == kept.size && log.path().equals(kept.log.path());
        }

        @Override
        public int hashCode() {
            return Long.hashCode(position);
        }

        /// For bytes just written.
        Kept checked() {
            isChecked = true;
            return this;
        }

        public boolean isSound() throws IOException {
            isChecked = isChecked || log.isSound(position, size);
            return isChecked;
        }

        @Override
        public void read(long offset, byte[] into, int at, int count) throws IOException {
            if (offset < 0 || count > size - offset) {
                throw new IndexOutOfBoundsException("%d bytes from %d of %d".formatted(count, offset, size));
            }
            log.read(position + offset, into, at, count);
        }

        @Override
        public ByteSource source() throws IOException {
            if (!isSound()) {
                throw new IOException("%s is damaged at %d".formatted(log.path(), position));
            }
            return this::read;
        }
    }
}
