package numpack.engine.draft.apply;

import java.util.List;
import numpack.engine.draft.state.ArrayState;
import numpack.engine.draft.step.Step;

/// How to get from a removed array that waits in the pack to that array at the moment of a step.
///
/// @param parked    the array as it waits
/// @param forwards  steps to apply to it, in order
/// @param backwards steps to take back from it, in this order
public record Unparking(ArrayState parked, List<Step> forwards, List<Step> backwards) {}
