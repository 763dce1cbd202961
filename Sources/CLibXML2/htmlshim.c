#include "htmlshim.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <string.h>

// ---------------------------------------------------------------- names

enum { NAME_LIMIT = 250, NAME_BYTES = 32, SLOTS = 1024 };

struct tw_html_names {
    uint8_t slot[SLOTS];    // number + 1, 0 = free
    uint8_t length[NAME_LIMIT];
    char name[NAME_LIMIT][NAME_BYTES];
};

static uint8_t lower(uint8_t c) { return c >= 'A' && c <= 'Z' ? (uint8_t)(c + 32) : c; }

static uint32_t hash_of(const uint8_t *s, size_t n) {
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++) h = (h ^ lower(s[i])) * 16777619u;
    return h ^ h >> 15;
}

// After one large block is freed, glibc takes larger and larger ones from the heap, whose holes it cannot give back: a
// few large pages among thousands then decide what the process holds. A fixed threshold keeps the blocks of a large page
// apart, to be given back at once.
static void keep_large_blocks_apart(void) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
#endif
}

tw_html_names *tw_html_names_make(const char *const *names, size_t count) {
    keep_large_blocks_apart();
    if (count > NAME_LIMIT) return NULL;
    tw_html_names *t = calloc(1, sizeof *t);
    if (!t) return NULL;
    for (size_t i = 0; i < count; i++) {
        size_t n = strlen(names[i]);
        if (n >= NAME_BYTES) continue;
        for (size_t k = 0; k < n; k++) t->name[i][k] = (char)lower((uint8_t)names[i][k]);
        t->length[i] = (uint8_t)n;
        uint32_t h = hash_of((const uint8_t *)names[i], n) % SLOTS;
        while (t->slot[h]) h = (h + 1) % SLOTS;
        t->slot[h] = (uint8_t)(i + 1);
    }
    return t;
}

static int number_of(const tw_html_names *t, const uint8_t *s, size_t n) {
    if (n == 0 || n >= NAME_BYTES) return -1;
    for (uint32_t h = hash_of(s, n) % SLOTS; t->slot[h]; h = (h + 1) % SLOTS) {
        int i = t->slot[h] - 1;
        if (t->length[i] != n) continue;
        size_t k = 0;
        while (k < n && (char)lower(s[k]) == t->name[i][k]) k++;
        if (k == n) return i;
    }
    return -1;
}

// ---------------------------------------------------------------- cleaning
// What libxml2 would spend quadratic time on (thousands of attributes on one element), what it would misread (a bare <,
// declared entities) and what nobody reads (scripts, styles, comments, drawings) never reaches it.

enum { ATTRIBUTES_MOST = 48, VALUE_MOST = 16384, META_VALUE_MOST = 65536 };

typedef struct {
    const tw_html_names *attributes;
    const uint8_t *p, *end;
    uint8_t *out;           // never longer than 4 × the input, see tw_html_parse
} cleaner;

static int is_space(uint8_t c) { return c == ' ' || (c >= 9 && c <= 13); }
static int is_letter(uint8_t c) { return (uint8_t)((c | 32) - 'a') < 26; }

static int same_word(const uint8_t *p, size_t n, const char *word) {
    size_t i = 0;
    for (; i < n && word[i]; i++)
        if (lower(p[i]) != (uint8_t)word[i]) return 0;
    return i == n && !word[i];
}

// The place of the next "</word" from p, or the end.
static const uint8_t *closing(const uint8_t *p, const uint8_t *end, const char *word) {
    size_t n = strlen(word);
    while ((size_t)(end - p) > n + 1) {
        const uint8_t *q = memchr(p, '<', (size_t)(end - p) - n - 1);
        if (!q) break;
        if (q[1] == '/' && same_word(q + 2, n, word)) return q;
        p = q + 1;
    }
    return end;
}

static const uint8_t *after_comment(const uint8_t *p, const uint8_t *end) {
    // HTML §13.2.5.43: "<!-->" and "<!--->" are whole comments.
    if (p < end && *p == '>') return p + 1;
    if (end - p > 1 && p[0] == '-' && p[1] == '>') return p + 2;
    while (end - p > 2) {
        const uint8_t *q = memchr(p, '-', (size_t)(end - p) - 2);
        if (!q) return end;
        if (q[1] == '-' && q[2] == '>') return q + 3;
        if (q[1] == '-' && q[2] == '!' && end - q > 3 && q[3] == '>') return q + 4;
        p = q + 1;
    }
    return end;
}

static void put_value(cleaner *c, const uint8_t *v, const uint8_t *end) {
    *c->out++ = '"';
    for (; v < end; v++) {
        if (*v == '"') {
            memcpy(c->out, "&#34;", 5);
            c->out += 5;
        } else if (*v >= 32 || *v == '\t' || *v == '\n') {
            *c->out++ = *v;
        }
    }
    *c->out++ = '"';
}

// Reads one attribute; writes it when `keep`. Returns 0 at the end of the tag.
static int clean_attribute(cleaner *c, int keep, int *linked_data) {
    while (c->p < c->end && (is_space(*c->p) || *c->p == '/')) c->p++;
    if (c->p >= c->end || *c->p == '>') return 0;
    const uint8_t *name = c->p++;
    while (c->p < c->end && !is_space(*c->p) && *c->p != '=' && *c->p != '>' && *c->p != '/') c->p++;
    size_t n = (size_t)(c->p - name);
    const uint8_t *q = c->p, *value = NULL, *stop = NULL;
    while (q < c->end && is_space(*q)) q++;
    if (q < c->end && *q == '=') {
        q++;
        while (q < c->end && is_space(*q)) q++;
        if (q < c->end && (*q == '"' || *q == '\'')) {
            value = q + 1;
            stop = memchr(value, *q, (size_t)(c->end - value));
            if (!stop) stop = c->end;
            q = stop < c->end ? stop + 1 : stop;
        } else {
            value = q;
            while (q < c->end && !is_space(*q) && *q != '>') q++;
            stop = q;
        }
        c->p = q;
    }
    if (!keep || number_of(c->attributes, name, n) < 0) return 1;
    size_t most = same_word(name, n, "content") ? META_VALUE_MOST : VALUE_MOST;
    if (value && (size_t)(stop - value) > most) return 1;
    *c->out++ = ' ';
    memcpy(c->out, name, n);
    c->out += n;
    *c->out++ = '=';
    put_value(c, value ? value : name, value ? stop : name + n);
    if (value && same_word(name, n, "type"))
        for (const uint8_t *v = value; stop - v >= 7 && !*linked_data; v++) *linked_data = same_word(v, 7, "ld+json");
    return 1;
}

// Leaves out the content of elements that hold no markup: the parser stands behind the start tag.
static void clean_raw(cleaner *c, const uint8_t *name, size_t n, uint8_t *before, int linked_data, int self_closed) {
    static const char *const raw[] = {"script", "style", "iframe", "noembed", "noframes", "svg", "math", "xmp"};
    for (size_t i = 0; i < sizeof raw / sizeof *raw; i++) {
        if (!same_word(name, n, raw[i])) continue;
        if (self_closed && (i == 5 || i == 6)) return;
        const uint8_t *stop = closing(c->p, c->end, raw[i]);
        // A drawing is markup: where its end is missing, the page goes on inside it.
        if (stop == c->end && (i == 5 || i == 6)) return;
        if (i == 0 && linked_data) {
            for (const uint8_t *p = c->p; p < stop; p++)
                if (*p >= 32 || *p == '\t' || *p == '\n') *c->out++ = *p;
        } else {
            c->out = before;
            while (stop < c->end && *stop != '>') stop++;
            if (stop < c->end) stop++;
        }
        c->p = stop;
        return;
    }
}

static void clean_tag(cleaner *c) {
    uint8_t *before = c->out;
    int closes = c->p[1] == '/';
    const uint8_t *name = c->p + 1 + closes;
    c->p = name;
    while (c->p < c->end && !is_space(*c->p) && *c->p != '>' && *c->p != '/') c->p++;
    size_t n = (size_t)(c->p - name), kept = n < 64 ? n : 64;
    *c->out++ = '<';
    if (closes) *c->out++ = '/';
    memcpy(c->out, name, kept);
    c->out += kept;
    int linked_data = 0;
    for (int i = 0; clean_attribute(c, i < ATTRIBUTES_MOST && !closes, &linked_data); i++) {}
    if (c->p >= c->end) {
        c->out = before;
        return;
    }
    int self_closed = c->p[-1] == '/';
    c->p++;
    *c->out++ = '>';
    if (!closes) clean_raw(c, name, n, before, linked_data, self_closed);
}

static size_t clean(const tw_html_names *attributes, const uint8_t *bytes, size_t count, uint8_t *out) {
    cleaner c = {attributes, bytes, bytes + count, out};
    while (c.p < c.end) {
        if (*c.p != '<') {
            const uint8_t *q = memchr(c.p, '<', (size_t)(c.end - c.p));
            if (!q) q = c.end;
            for (; c.p < q; c.p++)
                if (*c.p >= 32 || *c.p == '\n' || *c.p == '\t') *c.out++ = *c.p;
                else if (*c.p == '\r' || *c.p == '\f') *c.out++ = ' ';
            continue;
        }
        const uint8_t next = c.end - c.p > 1 ? c.p[1] : 0;
        if (is_letter(next) || (next == '/' && c.end - c.p > 2 && is_letter(c.p[2]))) {
            clean_tag(&c);
        } else if (next == '!' && c.end - c.p > 3 && c.p[2] == '-' && c.p[3] == '-') {
            c.p = after_comment(c.p + 4, c.end);
        } else if (next == '!' || next == '?' || next == '/') {
            const uint8_t *q = memchr(c.p, '>', (size_t)(c.end - c.p));
            c.p = q ? q + 1 : c.end;
        } else {
            memcpy(c.out, "&lt;", 4);
            c.out += 4;
            c.p++;
        }
    }
    return (size_t)(c.out - out);
}

// ---------------------------------------------------------------- building

typedef struct {
    tw_html_tree *tree;
    const tw_html_names *tags, *attributes;
    htmlParserCtxtPtr parser;
    tw_html_limits limits;
    size_t node_room, attribute_room, text_room, value_room;
    int32_t *stack;
    size_t depth;           // of the stack
    size_t beyond;          // elements open below the last level
    size_t work;
    int script;             // inside a script element
} builder;

static int room(void **p, size_t *room, size_t need, size_t size) {
    if (need <= *room) return 1;
    size_t n = *room ? *room : 256;
    while (n < need) n += n / 2 + 1;
    void *q = realloc(*p, n * size);
    if (!q) return 0;
    *p = q;
    *room = n;
    return 1;
}

static void stop(builder *b) {
    b->tree->truncated = 1;
    xmlStopParser(b->parser);
}

static tw_html_node *add_node(builder *b, uint8_t tag) {
    tw_html_tree *t = b->tree;
    if (t->node_count >= b->limits.nodes
        || !room((void **)&t->nodes, &b->node_room, t->node_count + 1, sizeof *t->nodes)) {
        stop(b);
        return NULL;
    }
    tw_html_node *n = &t->nodes[t->node_count++];
    memset(n, 0, sizeof *n);
    n->parent = b->depth ? b->stack[b->depth - 1] : -1;
    n->end = (int32_t)t->node_count;
    n->text_start = n->text_end = (uint32_t)t->text_count;
    n->attribute = (uint32_t)t->attribute_count;
    n->tag = tag;
    return n;
}

static int add_value(builder *b, uint8_t name, const uint8_t *s, size_t n) {
    tw_html_tree *t = b->tree;
    if (t->value_count + n > UINT32_MAX / 2
        || !room((void **)&t->attributes, &b->attribute_room, t->attribute_count + 1, sizeof *t->attributes)
        || !room((void **)&t->values, &b->value_room, t->value_count + n, 1)) return 0;
    t->attributes[t->attribute_count++] = (tw_html_attribute){(uint32_t)t->value_count, (uint32_t)n, name};
    if (n) memcpy(t->values + t->value_count, s, n);
    t->value_count += n;
    return 1;
}

static void pop(builder *b) {
    tw_html_node *n = &b->tree->nodes[b->stack[--b->depth]];
    n->end = (int32_t)b->tree->node_count;
    n->text_end = (uint32_t)b->tree->text_count;
}

static void on_start(void *user, const xmlChar *name, const xmlChar **atts) {
    builder *b = user;
    if (b->tree->truncated) return;
    if (b->depth == b->limits.depth) {
        pop(b);
        b->beyond++;
    }
    size_t length = strlen((const char *)name);
    int tag = number_of(b->tags, name, length);
    int32_t index = (int32_t)b->tree->node_count;
    tw_html_node *node = add_node(b, tag < 0 ? TW_HTML_OTHER : (uint8_t)tag);
    if (!node) return;
    b->stack[b->depth++] = index;
    b->script = same_word(name, length, "script");
    for (; atts && atts[0]; atts += 2) {
        int a = number_of(b->attributes, atts[0], strlen((const char *)atts[0]));
        if (a < 0 || node->attribute_count == UINT16_MAX) continue;
        const uint8_t *value = atts[1] ? atts[1] : (const uint8_t *)"";
        if (add_value(b, (uint8_t)a, value, strlen((const char *)value))) node->attribute_count++;
    }
}

static void on_end(void *user, const xmlChar *name) {
    builder *b = user;
    (void)name;
    b->script = 0;
    if (b->beyond) b->beyond--;
    else if (b->depth) pop(b);
}

// The text of a script is its own attribute: it must not stand in the text of its ancestors.
static void on_script(builder *b, const uint8_t *s, size_t n) {
    tw_html_tree *t = b->tree;
    tw_html_node *node = &t->nodes[b->stack[b->depth - 1]];
    tw_html_attribute *last = t->attribute_count ? &t->attributes[t->attribute_count - 1] : NULL;
    if (last && last->name == TW_HTML_TEXT && node->attribute + node->attribute_count == t->attribute_count) {
        if (t->value_count + n > UINT32_MAX / 2
            || !room((void **)&t->values, &b->value_room, t->value_count + n, 1)) return;
        memcpy(t->values + t->value_count, s, n);
        t->value_count += n;
        last->length += (uint32_t)n;
    } else if (add_value(b, TW_HTML_TEXT, s, n)) {
        node->attribute_count++;
    }
}

static void on_text(void *user, const xmlChar *s, int length) {
    builder *b = user;
    tw_html_tree *t = b->tree;
    if (length <= 0 || t->truncated || !b->depth) return;
    size_t n = (size_t)length;
    if (b->script) {
        on_script(b, s, n);
        return;
    }
    tw_html_node *last = t->node_count ? &t->nodes[t->node_count - 1] : NULL;
    if (!last || last->tag != TW_HTML_TEXT || last->parent != b->stack[b->depth - 1]) {
        last = add_node(b, TW_HTML_TEXT);
        if (!last) return;
    }
    if (t->text_count + n > UINT32_MAX / 2 || !room((void **)&t->text, &b->text_room, t->text_count + n, 1)) {
        stop(b);
        return;
    }
    memcpy(t->text + t->text_count, s, n);
    t->text_count += n;
    last->text_end = (uint32_t)t->text_count;
}

// libxml2 searches its whole stack for every end tag that closes nothing: the work is counted here.
static void on_error(void *user, xmlErrorPtr error) {
    builder *b = user;
    if (!error || error->code != XML_ERR_TAG_NAME_MISMATCH) return;
    b->work += 1 + (size_t)(b->parser->nameNr > 0 ? b->parser->nameNr : 0);
    if (b->work > b->limits.work && !b->tree->truncated) stop(b);
}

static void run(builder *b, const uint8_t *bytes, size_t count) {
    b->parser = htmlCreateMemoryParserCtxt((const char *)bytes, (int)count);
    if (!b->parser) return;
    htmlSAXHandler h;
    memset(&h, 0, sizeof h);
    h.startElement = on_start;
    h.endElement = on_end;
    h.characters = on_text;
    h.ignorableWhitespace = on_text;
    h.cdataBlock = on_text;
    h.serror = on_error;
    h.initialized = XML_SAX2_MAGIC;
    htmlCtxtUseOptions(
        b->parser,
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT
            | HTML_PARSE_IGNORE_ENC);
    *b->parser->sax = h;
    b->parser->userData = b;
    xmlSwitchEncoding(b->parser, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(b->parser);
    while (b->depth) pop(b);
    if (b->parser->myDoc) xmlFreeDoc(b->parser->myDoc);
    htmlFreeParserCtxt(b->parser);
}

tw_html_tree *tw_html_parse(
    const tw_html_names *tags, const tw_html_names *attributes, const uint8_t *bytes, size_t count,
    tw_html_limits limits) {
    if (count > INT_MAX / 8) count = INT_MAX / 8;
    if (limits.depth < 2) limits.depth = 2;
    tw_html_tree *t = calloc(1, sizeof *t);
    // A bare < becomes four bytes, a quote in a value five, and an attribute without a value doubles.
    uint8_t *cleaned = malloc(count * 5 + 64);
    int32_t *stack = malloc((limits.depth + 1) * sizeof *stack);
    if (!t || !cleaned || !stack) {
        free(t);
        free(cleaned);
        free(stack);
        return NULL;
    }
    size_t n = bytes ? clean(attributes, bytes, count, cleaned) : 0;
    uint8_t *fitted = realloc(cleaned, n + 1);
    if (fitted) cleaned = fitted;
    cleaned[n] = 0;
    builder b = {.tree = t, .tags = tags, .attributes = attributes, .limits = limits, .stack = stack};
    if (n) run(&b, cleaned, n);
    free(cleaned);
    free(stack);
    return t;
}

void tw_html_free(tw_html_tree *t) {
    if (!t) return;
    free(t->nodes);
    free(t->attributes);
    free(t->text);
    free(t->values);
    free(t);
}
