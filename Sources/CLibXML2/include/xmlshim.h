#ifndef TIDEWAITER_XMLSHIM_H
#define TIDEWAITER_XMLSHIM_H

#include <stddef.h>
#include <stdint.h>

/* XML by libxml2's SAX2 interface, and charsets by iconv, in plain types: no header of either reaches Swift. */

/** Bytes that belong to the parser: valid only during the callback. `bytes` is NULL where the thing is absent. */
typedef struct {
    const uint8_t *_Nullable bytes;
    size_t count;
} tw_slice;

typedef struct {
    tw_slice local, prefix, uri, value;
} tw_xml_attribute;

/** What is called during tw_xml_parse, in document order, always on the calling thread. */
typedef struct {
    void *_Nullable user;
    void (*_Nonnull start)(
        void *_Nullable user, tw_slice local, tw_slice prefix, tw_slice uri,
        const tw_xml_attribute *_Nullable attributes, size_t count);
    void (*_Nonnull end)(void *_Nullable user, tw_slice local, tw_slice prefix, tw_slice uri);
    void (*_Nonnull text)(void *_Nullable user, const uint8_t *_Nonnull bytes, size_t count);
    /** `fatal`: the document is not well-formed, namespaces included; else it is still. */
    void (*_Nonnull error)(void *_Nullable user, int code, int fatal, int line, const char *_Nonnull message);
    /** How many of the bytes are done with. */
    void (*_Nonnull passed)(void *_Nullable user, size_t count);
} tw_xml_callbacks;

typedef struct {
    /** Go on after an error as far as possible (XML_PARSE_RECOVER). */
    int recover;
    /** Lift libxml2's own limits (XML_PARSE_HUGE): only for configured lists. */
    int huge;
    /** Most bytes of text and attribute values altogether, and most open elements. */
    size_t max_text;
    int max_depth;
    /** Most attributes of an element, or near that: see tw_xml_most_attributes. */
    size_t max_attributes;
} tw_xml_options;

typedef enum {
    TW_XML_COMPLETE = 0,
    TW_XML_TEXT_LIMIT,
    TW_XML_DEPTH_LIMIT,
    TW_XML_ATTRIBUTE_LIMIT,
    TW_XML_NO_MEMORY
} tw_xml_stop;

typedef struct {
    int well_formed;
    tw_xml_stop stop;
    int line;
} tw_xml_result;

/**
 * Reads a document of UTF-8 bytes, whatever its declaration says of the encoding. No network, no external entity; of
 * entities only the five of XML, those of HTML 4, which feeds use without a DTD, and a few that the document itself
 * declares as plain text. A long document is read a window of a few megabytes at a time, of which libxml2 keeps a copy.
 */
tw_xml_result tw_xml_parse(
    const uint8_t *_Nonnull bytes, size_t count, tw_xml_options options, tw_xml_callbacks callbacks);

/**
 * The greatest number of `=` within one long tag, found without parsing: libxml2 compares every attribute of an element
 * with every other, so a tag of 100,000 attributes has to be refused before it gets there.
 */
size_t tw_xml_most_attributes(const uint8_t *_Nonnull bytes, size_t count);

/** The UTF-8 of an HTML 4 entity by its name (without & and ;); the length written to `out`, 0 when there is none. */
size_t tw_html_entity(const uint8_t *_Nonnull name, size_t count, uint8_t out[_Nonnull 4]);

/** 1 when iconv has this charset. */
int tw_charset_known(const char *_Nonnull label);

/**
 * Bytes of `label` as UTF-8 in a buffer that the caller gives to free(); NULL when iconv lacks the charset. A byte that
 * belongs to no character becomes U+FFFD and counts into `bad`.
 */
uint8_t *_Nullable tw_charset_decode(
    const char *_Nonnull label, const uint8_t *_Nonnull bytes, size_t count, size_t *_Nonnull length,
    size_t *_Nonnull bad);

/** free(), for what tw_charset_decode gave. */
void tw_charset_free(uint8_t *_Nullable bytes);

#endif
