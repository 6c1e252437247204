import BriefCompiler

/// Writes a site to the disk, as a whole or not at all.
public enum Publisher {}
