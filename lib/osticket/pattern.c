/* pattern.c - PHP's delimiters and modifiers on top of PCRE2. */
#include "config.h"

#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/str.h"
#include "osticket/pattern.h"

/* A pattern is an admin's, a subject is anybody's: bound the work. */
enum { MATCH_LIMIT = 1000000, DEPTH_LIMIT = 10000 };

static char
closing(char open)
{
	switch (open) {
	case '(':
		return ')';
	case '[':
		return ']';
	case '{':
		return '}';
	case '<':
		return '>';
	default:
		return open;
	}
}

/* The modifiers after the closing delimiter; false for one PHP refuses. */
static bool
read_modifiers(const char *s, uint32_t *options)
{
	static const struct {
		char letter;
		uint32_t option;
	} known[] = {
		{ 'i', PCRE2_CASELESS },
		{ 'm', PCRE2_MULTILINE },
		{ 's', PCRE2_DOTALL },
		{ 'x', PCRE2_EXTENDED },
		{ 'A', PCRE2_ANCHORED },
		{ 'D', PCRE2_DOLLAR_ENDONLY },
		{ 'U', PCRE2_UNGREEDY },
		{ 'J', PCRE2_DUPNAMES },
		{ 'n', PCRE2_NO_AUTO_CAPTURE },
		{ 'u', PCRE2_UTF | PCRE2_UCP },
		{ 'S', 0 },
		{ 'X', 0 },
		{ '\r', 0 },
		{ '\n', 0 },
		{ ' ', 0 },
	};

	*options = 0;
	for (; *s != '\0'; s++) {
		size_t i = 0;

		while (i < OC_COUNT(known) && known[i].letter != *s)
			i++;
		if (i == OC_COUNT(known))
			return false;
		*options |= known[i].option;
	}
	return true;
}

/*
 * Part "/body/flags".  Bracket delimiters nest; a backslash takes the next
 * character along.
 */
static bool
parse(struct oc_arena *a, const char *pattern, const char **body,
    uint32_t *options)
{
	const char *p = pattern;
	char open, close;
	int depth = 1;

	while (oc_isspace(*p))
		p++;
	open = *p;
	if (open == '\0' || open == '\\' || oc_isalnum(open))
		return false;
	close = closing(open);
	*body = ++p;
	for (; *p != '\0'; p++) {
		if (*p == '\\' && p[1] != '\0')
			p++;
		else if (*p == close && --depth == 0)
			break;
		else if (*p == open && open != close)
			depth++;
	}
	if (*p == '\0')
		return false;
	*body = oc_strndup(a, *body, (size_t)(p - *body));
	return read_modifiers(p + 1, options);
}

/* *group may be NULL; else it gets what the first group holds. */
static bool
match(struct oc_ctx *cx, const char *pattern, const char *subject,
    const char **group)
{
	pcre2_match_context *limits;
	pcre2_match_data *data;
	pcre2_code *code;
	const char *body;
	uint32_t options;
	int error, n;
	PCRE2_SIZE at, *place;

	if (!parse(cx->arena, pattern, &body, &options))
		return false;
	code = pcre2_compile((PCRE2_SPTR)body, PCRE2_ZERO_TERMINATED, options,
	    &error, &at, NULL);
	if (code == NULL)
		return false;
	data = pcre2_match_data_create_from_pattern(code, NULL);
	limits = pcre2_match_context_create(NULL);
	if (data == NULL || limits == NULL)
		oc_oom();
	pcre2_set_match_limit(limits, MATCH_LIMIT);
	pcre2_set_depth_limit(limits, DEPTH_LIMIT);
	n = pcre2_match(
	    code, (PCRE2_SPTR)subject, strlen(subject), 0, 0, data, limits);
	place = pcre2_get_ovector_pointer(data);
	if (n > 1 && group != NULL && place[2] != PCRE2_UNSET)
		*group = oc_strndup(
		    cx->arena, subject + place[2], place[3] - place[2]);
	pcre2_match_context_free(limits);
	pcre2_match_data_free(data);
	pcre2_code_free(code);
	return n > 0;
}

bool
oc_pattern_matches(struct oc_ctx *cx, const char *pattern, const char *subject)
{
	return match(cx, pattern, subject, NULL);
}

const char *
oc_pattern_group(struct oc_ctx *cx, const char *pattern, const char *subject)
{
	const char *group = NULL;

	match(cx, pattern, subject, &group);
	return group;
}
