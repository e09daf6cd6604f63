package numpack.engine.error;

import java.time.Instant;
import java.util.Optional;

/// The process that holds a pack, as far as that is known: to be shown to the user, not to decide by.
public sealed interface PackHolder {
    /// In plain English, for the message of an exception.
    String inWords();

    /// Another part of this program.
    record ThisProgram() implements PackHolder {
        @Override
        public String inWords() {
            return "this program";
        }
    }

    /// A process that edits the pack.
    ///
    /// @param user  whose process it is, by the name on that computer
    /// @param since when it began to edit
    record Editor(long pid, String user, Instant since) implements PackHolder {
        @Override
        public String inWords() {
            return "process %d of %s since %s".formatted(pid, user, since);
        }
    }

    /// A process that is just writing to the pack.
    ///
    /// @param host    the computer that it runs on
    /// @param started when the process itself began, so that a number used again is not taken for it
    record Writer(long pid, String host, Optional<Instant> started) implements PackHolder {
        @Override
        public String inWords() {
            return "process %d on %s%s".formatted(pid, host, started.map(", started %s"::formatted).orElse(""));
        }
    }

    /// It did not say, or what it said cannot be read.
    record Unknown() implements PackHolder {
        @Override
        public String inWords() {
            return "another program";
        }
    }
}
