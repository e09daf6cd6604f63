/// Why something is refused or wrong, as closed lists with their facts: what the exceptions of `numpack.engine.error` carry.
///
/// [NameFault] is why a name cannot be given to an array, [OutsideChange] what another program
/// has changed, [FileDamage] why a file cannot be understood, [ForeignContent] what was found where
/// a pack was expected. A reason is an enum where there are no facts, and a sealed interface of records where
/// there are; none has a sentence. The window and the command line have the words, in one exhaustive switch each: a new reason does not
/// compile until it has some. The messages of the exceptions, which are for developers, end with the text of the record.
///
/// A reason that names a finding or another type of `numpack.engine.error` is there, beside its exception.
@org.jspecify.annotations.NullMarked
package numpack.engine.error.reason;
