package dev.flatline.reports.journal;

/** How binding a requirement is. The names are the words used in journals and in the requirement catalogue. */
public enum RequirementLevel {
    MUST,
    SHOULD,
    MAY,
    UNTESTABLE
}
