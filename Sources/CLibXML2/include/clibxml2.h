// What Swift sees of libxml2: our own plain declarations, never its headers (its ICU types clash with Foundation's).
#include "xmlshim.h"
#include "htmlshim.h"
