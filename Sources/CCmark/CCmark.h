// libcmark, the CommonMark reference implementation (Debian: libcmark-dev, Homebrew: cmark).
#include <cmark.h>
#include <pthread.h>
#include <string.h>
