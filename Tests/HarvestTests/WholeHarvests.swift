import Testing

/// Harvests with all shipped lexicons in this process. Each keeps every thread busy: one after the other.
@Suite(.serialized) struct WholeHarvests {}
