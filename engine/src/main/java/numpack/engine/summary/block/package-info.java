/// Elements by the block, in the forms that counting and comparing want. Not exported.
///
/// Start with [Block]: it copies 2,048 elements of any dtype out of memory, as integers that are ordered as the elements are ([ElementKeys]), and as
/// doubles for those that are finite. `NarrowBlock` has dtypes of up to 32 bits, `WideBlock` the others.
///
/// The loops over a block are the only ones here that are written for the compiler: of a fixed length, with constant distances and one thing to store in
/// the same array, they become vector instructions; a loop that looks alike but keeps its extreme in a variable does not. [Lanes] has them.
/// A block that is not full is filled up with what changes no answer.
///
/// What is made of the blocks is the concern of `statistics`.
package numpack.engine.summary.block;
