// libxml2's tolerant HTML parser, from bytes to flat arrays. Swift sees this header only, never libxml2's own, whose
// ICU declarations clash with Foundation's.
#ifndef TIDEWAITER_HTMLSHIM_H
#define TIDEWAITER_HTMLSHIM_H

#include <stddef.h>
#include <stdint.h>

// The names of elements and attributes that the caller wants numbered; the number of a name is its place in the list.
typedef struct tw_html_names tw_html_names;

// NULL when memory is short or there are more than 250 names. The names are copied and compared in lower case.
tw_html_names *_Nullable tw_html_names_make(const char *_Nonnull const *_Nonnull names, size_t count);

// One node, in document order: the descendants of node i are the nodes i + 1 ..< end.
typedef struct {
    int32_t parent;         // -1 for the first
    int32_t end;
    uint32_t text_start;    // the text of the node and its descendants in `text`
    uint32_t text_end;
    uint32_t attribute;     // the first in `attributes`
    uint16_t attribute_count;
    uint8_t tag;            // the number of the name, TW_HTML_TEXT for a run of text, TW_HTML_OTHER for any other
    uint8_t reserved;
} tw_html_node;

enum { TW_HTML_TEXT = 254, TW_HTML_OTHER = 255 };

// One attribute whose name is in the list, with its value in `values`. The raw text of a script element is an attribute
// of the number TW_HTML_TEXT.
typedef struct {
    uint32_t start;
    uint32_t length;
    uint8_t name;
} tw_html_attribute;

// A tree, its text and its attribute values, all UTF-8.
typedef struct {
    tw_html_node *_Nullable nodes;
    size_t node_count;
    tw_html_attribute *_Nullable attributes;
    size_t attribute_count;
    uint8_t *_Nullable text;
    size_t text_count;
    uint8_t *_Nullable values;
    size_t value_count;
    int truncated;          // a limit was met: what was read until then is there
} tw_html_tree;

typedef struct {
    size_t nodes;           // at most so many nodes
    size_t depth;           // elements below are hung up as leaves of the last level
    size_t work;            // at most so many steps spent on end tags that close nothing
} tw_html_limits;

// Reads a page in valid UTF-8. Scripts (but JSON-LD), styles, comments, drawings and unnumbered attributes are left
// out before libxml2 sees the page. NULL only when memory is short. To be freed with tw_html_free.
tw_html_tree *_Nullable tw_html_parse(
    const tw_html_names *_Nonnull tags, const tw_html_names *_Nonnull attributes, const uint8_t *_Nullable bytes,
    size_t count, tw_html_limits limits);

void tw_html_free(tw_html_tree *_Nullable tree);

#endif
