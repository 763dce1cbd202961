#include "xmlshim.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

/* An entity that the internal subset declares and that is plain text: nothing in it refers to anything. */
typedef struct declared {
    struct declared *next;
    xmlChar *name, *text;
} declared;

enum { MOST_DECLARATIONS = 64, LONGEST_DECLARATION = 1024, PENDING_TEXT = 16384 };

/* One parse. It is libxml2's user data in place of the context: with the context there, libxml2 keeps declared
   entities itself and expands them, whatever getEntity answers (a quadratic bomb gave 2 GB of text). */
typedef struct {
    tw_xml_callbacks call;
    tw_xml_options options;
    xmlParserCtxtPtr context;
    size_t text;
    int depth;
    tw_xml_stop stop;
    xmlEntity entity;
    xmlChar entity_text[8];
    declared *declarations;
    int declaration_count;
    size_t longest_declaration;
    tw_xml_attribute *attributes;
    size_t attribute_room;
    uint8_t *scratch;
    size_t scratch_room;
    /* Text that libxml2 gives in lines and pieces, waiting to be handed over in one. */
    uint8_t *pending;
    size_t pending_count;
} parse;

static tw_slice slice(const xmlChar *s) {
    tw_slice r = {s, s ? strlen((const char *)s) : 0};
    return r;
}

static void stop(parse *p, tw_xml_stop why) {
    if (p->stop == TW_XML_COMPLETE) p->stop = why;
    xmlStopParser(p->context);
}

static int text_allowed(parse *p, size_t count) {
    if (count <= p->options.max_text - p->text) {
        p->text += count;
        return 1;
    }
    stop(p, TW_XML_TEXT_LIMIT);
    return 0;
}

size_t tw_html_entity(const uint8_t *name, size_t count, uint8_t out[4]) {
    char z[16];
    if (count == 0 || count >= sizeof z) return 0;
    memcpy(z, name, count);
    z[count] = 0;
    const htmlEntityDesc *e = htmlEntityLookup((const xmlChar *)z);
    if (!e) return 0;
    return (size_t)xmlCopyCharMultiByte(out, (int)e->value);
}

static void on_entity_declaration(
    void *user, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id, xmlChar *content
) {
    parse *p = user;
    (void)public_id, (void)system_id;
    if (type != XML_INTERNAL_GENERAL_ENTITY || !content || p->declaration_count >= MOST_DECLARATIONS) return;
    if (xmlStrlen(content) > LONGEST_DECLARATION || xmlStrchr(content, '&') || xmlStrchr(content, '<')) return;
    declared *d = malloc(sizeof *d);
    if (!d) return;
    d->name = xmlStrdup(name), d->text = xmlStrdup(content), d->next = p->declarations;
    p->declarations = d, p->declaration_count++;
    size_t length = (size_t)xmlStrlen(content);
    if (length > p->longest_declaration) p->longest_declaration = length;
}

static const xmlChar *declared_text(parse *p, const uint8_t *name, size_t count) {
    for (declared *d = p->declarations; d; d = d->next)
        if (d->name && strlen((const char *)d->name) == count && !memcmp(d->name, name, count)) return d->text;
    return NULL;
}

static void free_declarations(parse *p) {
    while (p->declarations) {
        declared *d = p->declarations;
        p->declarations = d->next;
        xmlFree(d->name), xmlFree(d->text), free(d);
    }
}

static xmlEntityPtr on_entity(void *user, const xmlChar *name) {
    parse *p = user;
    xmlEntityPtr known = xmlGetPredefinedEntity(name);
    if (known) return known;
    const xmlChar *text = declared_text(p, name, strlen((const char *)name));
    if (!text) {
        size_t n = tw_html_entity(name, strlen((const char *)name), p->entity_text);
        if (n == 0) return NULL;
        p->entity_text[n] = 0;
        text = p->entity_text;
    }
    memset(&p->entity, 0, sizeof p->entity);
    p->entity.type = XML_ENTITY_DECL;
    p->entity.name = name;
    p->entity.content = (xmlChar *)text;
    p->entity.length = xmlStrlen(text);
    p->entity.checked = 2;
    /* In text a predefined entity is handed to characters() as it is; in an attribute libxml2 takes only its first byte,
       but leaves the reference of a general one in the value, where expanded() resolves it. */
    p->entity.etype = p->context->instate == XML_PARSER_ATTRIBUTE_VALUE ? XML_INTERNAL_GENERAL_ENTITY
                                                                        : XML_INTERNAL_PREDEFINED_ENTITY;
    return &p->entity;
}

static xmlParserInputPtr no_external(void *user, const xmlChar *public_id, const xmlChar *system_id) {
    (void)user, (void)public_id, (void)system_id;
    return NULL;
}

/* At most so long is a value when its references are resolved; only declared entities are longer than theirs. */
static size_t expanded_size(const parse *p, const uint8_t *from, size_t count) {
    size_t size = count;
    if (p->longest_declaration == 0) return size;
    for (size_t i = 0; i < count; i++)
        if (from[i] == '&') size += p->longest_declaration;
    return size;
}

/* The value without the two things libxml2 leaves in it when entities are not substituted: &#38; and &name;. */
static tw_slice expanded(parse *p, const uint8_t *from, size_t count, size_t *used) {
    tw_slice r = {from, count};
    const uint8_t *amp = memchr(from, '&', count), *end = from + count;
    if (!amp) return r;
    uint8_t *to = p->scratch + *used, *start = to;
    while (from < end) {
        size_t plain = amp ? (size_t)(amp - from) : (size_t)(end - from);
        memcpy(to, from, plain);
        to += plain, from += plain;
        if (!amp) break;
        const uint8_t *semicolon = memchr(from, ';', (size_t)(end - from));
        size_t name = semicolon ? (size_t)(semicolon - from) - 1 : 0, n = 0;
        const xmlChar *text = name > 0 ? declared_text(p, from + 1, name) : NULL;
        if (name == 3 && !memcmp(from + 1, "#38", 3)) *to = '&', n = 1;
        else if (text) n = strlen((const char *)text), memcpy(to, text, n);
        else if (name > 1) n = tw_html_entity(from + 1, name, to);
        if (n) to += n, from = semicolon + 1;
        else *to++ = *from++;
        amp = from < end ? memchr(from, '&', (size_t)(end - from)) : NULL;
    }
    r.bytes = start;
    r.count = (size_t)(to - start);
    *used += r.count;
    return r;
}

/* Room for `count` attributes, and for all their values expanded. */
static int make_room(parse *p, size_t count, size_t value_bytes) {
    if (count > p->attribute_room) {
        tw_xml_attribute *a = realloc(p->attributes, count * sizeof *a);
        if (!a) return 0;
        p->attributes = a, p->attribute_room = count;
    }
    if (value_bytes > p->scratch_room) {
        uint8_t *s = realloc(p->scratch, value_bytes);
        if (!s) return 0;
        p->scratch = s, p->scratch_room = value_bytes;
    }
    return 1;
}

static void hand_over(parse *p) {
    if (p->pending_count > 0) p->call.text(p->call.user, p->pending, p->pending_count);
    p->pending_count = 0;
}

static void on_start(
    void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int namespaces, const xmlChar **ns,
    int count, int defaulted, const xmlChar **attributes
) {
    parse *p = user;
    (void)namespaces, (void)ns, (void)defaulted;
    if (p->stop != TW_XML_COMPLETE) return;
    hand_over(p);
    if (++p->depth > p->options.max_depth) {
        stop(p, TW_XML_DEPTH_LIMIT);
        return;
    }
    size_t n = count > 0 ? (size_t)count : 0, bytes = 0, used = 0;
    for (size_t i = 0; i < n; i++) 
        bytes += expanded_size(p, attributes[5 * i + 3], (size_t)(attributes[5 * i + 4] - attributes[5 * i + 3]));
    if (!text_allowed(p, bytes)) return;
    if (!make_room(p, n, bytes)) {
        stop(p, TW_XML_NO_MEMORY);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        const xmlChar **a = attributes + 5 * i;
        tw_xml_attribute *to = p->attributes + i;
        to->local = slice(a[0]);
        to->prefix = slice(a[1]);
        to->uri = slice(a[2]);
        to->value = expanded(p, a[3], (size_t)(a[4] - a[3]), &used);
    }
    p->call.start(p->call.user, slice(local), slice(prefix), slice(uri), p->attributes, n);
}

static void on_end(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri) {
    parse *p = user;
    if (p->stop != TW_XML_COMPLETE) return;
    hand_over(p);
    p->depth--;
    p->call.end(p->call.user, slice(local), slice(prefix), slice(uri));
}

static void on_text(void *user, const xmlChar *text, int length) {
    parse *p = user;
    size_t count = length > 0 ? (size_t)length : 0;
    if (count == 0 || p->stop != TW_XML_COMPLETE || !text_allowed(p, count)) return;
    if (count > PENDING_TEXT - p->pending_count) hand_over(p);
    if (count > PENDING_TEXT || !p->pending) {
        p->call.text(p->call.user, text, count);
        return;
    }
    memcpy(p->pending + p->pending_count, text, count);
    p->pending_count += count;
}

static void on_error(void *user, xmlErrorPtr e) {
    parse *p = user;
    if (!e || e->level < XML_ERR_ERROR || p->stop != TW_XML_COMPLETE) return;
    int fatal = e->level == XML_ERR_FATAL || e->domain == XML_FROM_NAMESPACE;
    p->call.error(p->call.user, e->code, fatal, e->line, e->message ? e->message : "not well-formed");
}

static void say_nothing(void *user, const char *format, ...) { (void)user, (void)format; }

static xmlSAXHandler handler(void) {
    xmlSAXHandler h;
    memset(&h, 0, sizeof h);
    h.initialized = XML_SAX2_MAGIC;
    h.startElementNs = on_start;
    h.endElementNs = on_end;
    h.characters = on_text;
    h.ignorableWhitespace = on_text;
    h.cdataBlock = on_text;
    h.getEntity = on_entity;
    h.entityDecl = on_entity_declaration;
    h.resolveEntity = no_external;
    h.serror = on_error;
    return h;
}

/* The end of the next window: behind a `>`, so that no character and no tag is cut, and at the end of the document when
   the rest is not worth a window of its own. What libxml2 still waits to see the end of is looked through again with
   every window, so the windows grow with it. */
static size_t window_end(const parse *p, const uint8_t *bytes, size_t count, size_t from) {
    const size_t usual = 1 << 20;
    const xmlParserInput *input = p->context->input;
    size_t waiting = input && input->end > input->cur ? (size_t)(input->end - input->cur) : 0;
    size_t window = waiting > usual ? waiting : usual;
    if (count - from <= 4 * window) return count;
    size_t end = from + window;
    const uint8_t *close = memchr(bytes + end, '>', count - end);
    return close ? (size_t)(close - bytes) + 1 : count;
}

/* Pushed rather than pulled: a CDATA section is then checked and handed over whole, not character by character. */
static void push(parse *p, const uint8_t *bytes, size_t count) {
    size_t at = 0;
    do {
        size_t end = window_end(p, bytes, count, at);
        if (tw_xml_most_attributes(bytes + at, end - at) > p->options.max_attributes) {
            stop(p, TW_XML_ATTRIBUTE_LIMIT);
            return;
        }
        xmlParseChunk(p->context, (const char *)bytes + at, (int)(end - at), end == count);
        at = end;
        p->call.passed(p->call.user, at);
    } while (at < count && p->stop == TW_XML_COMPLETE);
}

tw_xml_result tw_xml_parse(const uint8_t *bytes, size_t count, tw_xml_options options, tw_xml_callbacks callbacks) {
    tw_xml_result r = {0, TW_XML_NO_MEMORY, 0};
    if (count > 0x7fffffff) return r;
    parse p;
    memset(&p, 0, sizeof p);
    p.call = callbacks;
    p.options = options;
    p.pending = malloc(PENDING_TEXT);
    xmlSAXHandler h = handler();
    xmlParserCtxtPtr c = xmlCreatePushParserCtxt(&h, &p, NULL, 0, NULL);
    if (!c) {
        free(p.pending);
        return r;
    }
    p.context = c;
    /* It is UTF-8: libxml2 is not to guess from the first bytes, nor to report conversions on standard error. */
    c->charset = XML_CHAR_ENCODING_UTF8;
    xmlSetGenericErrorFunc(NULL, say_nothing);
    if (count >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3)) bytes += 3, count -= 3;
    int flags = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOWARNING | XML_PARSE_COMPACT | XML_PARSE_IGNORE_ENC;
    if (options.recover) flags |= XML_PARSE_RECOVER;
    if (options.huge) flags |= XML_PARSE_HUGE;
    xmlCtxtUseOptions(c, flags);
    push(&p, bytes, count);
    r.well_formed = c->wellFormed && c->nsWellFormed && p.stop == TW_XML_COMPLETE;
    r.stop = p.stop;
    r.line = c->input ? c->input->line : 0;
    if (c->myDoc) {
        xmlFreeDoc(c->myDoc);
        c->myDoc = NULL;
    }
    xmlFreeParserCtxt(c);
    free_declarations(&p);
    free(p.attributes);
    free(p.scratch);
    free(p.pending);
    return r;
}

/* The `=` of the tag that `from` lies in, when it is one. */
static size_t equals_around(const uint8_t *bytes, size_t count, size_t from) {
    size_t start = from, n = 0;
    while (start > 0 && bytes[start] != '<' && bytes[start] != '>') start--;
    for (size_t i = start; i < count && bytes[i] != '>'; i++) n += bytes[i] == '=';
    return n;
}

size_t tw_xml_most_attributes(const uint8_t *bytes, size_t count) {
    /* A tag that matters is long enough to fill one of these windows, which then holds no `>`. */
    const size_t window = 2048;
    size_t most = 0;
    for (size_t at = 0; at + window <= count; at += window) {
        if (memchr(bytes + at, '>', window)) continue;
        size_t n = equals_around(bytes, count, at);
        if (n > most) most = n;
        const uint8_t *close = memchr(bytes + at, '>', count - at);
        at = close ? (size_t)(close - bytes) / window * window : count;
    }
    return most;
}
