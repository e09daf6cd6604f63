/// What forms about arrays share: the names of arrays and counts of rows in words ([ArrayTexts]), a field for one element ([ElementField]), and what is
/// wrong with what was entered ([Judgement]).
///
/// Not here: the forms themselves.
package numpack.app.array.form;
