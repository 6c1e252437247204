import BriefSource

/// Reads a site's sources from the disk.
public enum SourceReader {}
