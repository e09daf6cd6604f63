/// Why something is refused or wrong, as closed lists with their facts: what the exceptions of `numpack.engine.error` carry.
///
/// [NameFault] is why a name cannot be given to an array, [OutsideChange] what another program
/// has changed, [FileDamage] why a file cannot be understood, [ForeignContent] what stands where
/// a pack was expected. A reason is an enum where there are no facts, and a sealed interface of records where
/// there are; none has a sentence. The window and the command line word them in one exhaustive switch each, so a new reason does not compile until it
/// has words. For developers the text of a record is enough, and the messages of the exceptions end with it.
///
/// A reason that names a finding or another type of `numpack.engine.error` stands there, beside its exception.
@org.jspecify.annotations.NullMarked
package numpack.engine.error.reason;
