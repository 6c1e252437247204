// libcmark, the CommonMark reference implementation (Debian: libcmark-dev, Homebrew: cmark).
#include <cmark.h>
#include <string.h>
