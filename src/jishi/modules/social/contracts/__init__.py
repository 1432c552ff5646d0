"""What social takes and tells."""

from jishi.modules.social.contracts.people import (
    LEAST_HANDLE,
    MOST_BIO,
    MOST_HANDLE,
    Audience,
    Counts,
    Listed,
    OwnProfile,
    Person,
    Profile,
    ProfileChange,
    Relation,
    Section,
    Standing,
    Upload,
)

__all__ = [
    "LEAST_HANDLE",
    "MOST_BIO",
    "MOST_HANDLE",
    "Audience",
    "Counts",
    "Listed",
    "OwnProfile",
    "Person",
    "Profile",
    "ProfileChange",
    "Relation",
    "Section",
    "Standing",
    "Upload",
]
