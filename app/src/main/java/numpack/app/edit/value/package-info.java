/// Values as they are typed and shown.
///
/// [CellTexts] turns elements into text and back, with a sentence for a text that does not fit; [DecimalCommas] says what the commas of a text mean.
/// Every place where a value can be typed asks here, so that all take and refuse the same.
package numpack.app.edit.value;
