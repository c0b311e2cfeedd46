/* address.c - e-mail addresses: syntax as osTicket has it, domain by DNS. */
#include "config.h"

#include <string.h>

#include <arpa/nameser.h>
#include <netinet/in.h>
#include <resolv.h>

#include "base/buf.h"
#include "base/str.h"
#include "osticket/address.h"

enum { ADDRESS_MAX = 1024 };

/*
 * Copy text without its (comments); false when a parenthesis or a quote is
 * left open.  A backslash takes the next character's meaning away.
 */
static bool
drop_comments(const char *text, struct oc_buf *out)
{
	bool quoted = false;
	int depth = 0;

	for (const char *p = text; *p != '\0'; p++) {
		if (*p == '\\' && p[1] != '\0') {
			if (depth == 0)
				oc_buf_add(out, p, 2);
			p++;
			continue;
		}
		if (*p == '"' && depth == 0)
			quoted = !quoted;
		else if (*p == '(' && !quoted)
			depth++;
		else if (*p == ')' && !quoted && depth-- == 0)
			return false;
		if (depth == 0 && !(*p == ')' && !quoted))
			oc_buf_addc(out, *p);
	}
	return depth == 0 && !quoted && !out->failed;
}

/* An atom: no blank, no special character, ASCII only. */
static bool
is_atom(const char *p, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if ((unsigned char)p[i] > 0x7E ||
		    strchr(" \"()<>@,;:[]", p[i]) != NULL)
			return false;
		if (p[i] == '\\' && (i + 1 == len || !oc_isalnum(p[i + 1])))
			return false;
	}
	return len > 0;
}

static bool
is_quoted(const char *p, size_t len)
{
	if (len < 2 || p[0] != '"' || p[len - 1] != '"')
		return false;
	for (size_t i = 1; i + 1 < len; i++) {
		if (p[i] == '\\')
			i++;
		else if (p[i] == '"')
			return false;
	}
	return true;
}

/* Words with dots between: atoms, or for a mailbox also quoted strings. */
static bool
is_dotted(const char *p, size_t len, bool may_quote)
{
	if (may_quote && is_quoted(p, len))
		return true;
	while (true) {
		const char *dot = memchr(p, '.', len);
		size_t n = dot == NULL ? len : (size_t)(dot - p);

		if (!is_atom(p, n) && !(may_quote && is_quoted(p, n)))
			return false;
		if (dot == NULL)
			return true;
		p += n + 1;
		len -= n + 1;
	}
}

static bool
is_domain(const char *p, size_t len)
{
	if (len > 2 && p[0] == '[' && p[len - 1] == ']')
		return memchr(p + 1, '[', len - 1) == NULL &&
		       memchr(p, ']', len - 1) == NULL;
	return is_dotted(p, len, false);
}

/* The at sign that parts mailbox and host: the one outside quotes. */
static const char *
find_at(const char *s)
{
	bool quoted = false;

	for (; *s != '\0'; s++) {
		if (*s == '\\' && s[1] != '\0')
			s++;
		else if (*s == '"')
			quoted = !quoted;
		else if (*s == '@' && !quoted)
			return s;
	}
	return NULL;
}

/* "Name <a@b>" becomes "a@b". */
static char *
unwrap(struct oc_arena *a, char *s)
{
	size_t n = strlen(s);
	char *open = strchr(s, '<');

	if (open == NULL || n == 0 || s[n - 1] != '>' || *s == '"')
		return s;
	if (memchr(s, '@', (size_t)(open - s)) != NULL)
		return s;
	return oc_trim(a, oc_strndup(a, open + 1, strlen(open) - 2), NULL);
}

bool
oc_email_syntax(struct oc_arena *a, const char *text, const char **host)
{
	struct oc_buf *b = oc_buf_new(a, ADDRESS_MAX);
	const char *at, *domain;
	char *s;
	size_t n;

	if (!drop_comments(text, b))
		return false;
	s = oc_trim(a, oc_buf_str(b), NULL);
	n = strlen(s);
	if (n > 0 && s[n - 1] == ',') /* an empty second address */
		s = oc_trim(a, oc_strndup(a, s, n - 1), NULL);
	s = unwrap(a, s);
	at = find_at(s);
	if (at == NULL || !is_dotted(s, (size_t)(at - s), true))
		return false;
	domain = oc_trim(a, at + 1, NULL);
	if (!is_domain(domain, strlen(domain)) || oc_streq(domain, "localhost"))
		return false;
	if (host != NULL)
		*host = domain;
	return true;
}

/* Two bytes of a DNS message, in network order. */
static unsigned
word(const unsigned char *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

/*
 * Is there an answer of this type in a DNS message of len bytes (RFC 1035, 4)?
 * The header is 12 bytes; a question is a name and 4 more; a record is a name,
 * 10 bytes, of which the last two are the length of what follows.
 */
static bool
has_answer(const unsigned char *msg, int len, unsigned type)
{
	enum { HEADER = 12, QUESTION = 4, RECORD = 10 };
	const unsigned char *end = msg + len, *p = msg + HEADER;
	unsigned questions, answers;

	if (len < HEADER)
		return false;
	questions = word(msg + 4);
	answers = word(msg + 6);
	for (; questions > 0; questions--) {
		int n = dn_skipname(p, end);

		if (n < 0 || end - p < n + QUESTION)
			return false;
		p += n + QUESTION;
	}
	for (; answers > 0; answers--) {
		int n = dn_skipname(p, end);
		unsigned data;

		if (n < 0 || end - p < n + RECORD)
			return false;
		p += n;
		if (word(p) == type)
			return true;
		data = word(p + RECORD - 2);
		if (end - p < RECORD + (long)data)
			return false;
		p += RECORD + data;
	}
	return false;
}

/* Does the name server know records of this type? */
static bool
has_records(struct __res_state *rs, const char *host, ns_type type)
{
	unsigned char answer[NS_PACKETSZ * 8];
	int n = res_nquery(
	    rs, host, ns_c_in, (int)type, answer, (int)sizeof answer);

	return n > 0 && has_answer(answer, n, (unsigned)type);
}

static bool
domain_exists(const char *host)
{
	struct __res_state rs = { 0 };
	bool found;

	if (res_ninit(&rs) != 0)
		return false;
	rs.retrans = OC_EMAIL_DNS_SECONDS / 2;
	rs.retry = 1;
	found = has_records(&rs, host, ns_t_mx) ||
	        has_records(&rs, host, ns_t_a) ||
	        has_records(&rs, host, ns_t_aaaa);
	res_nclose(&rs);
	return found;
}

bool
oc_email_valid(struct oc_arena *a, const char *text, bool verify)
{
	const char *host;

	return oc_email_syntax(a, text, &host) &&
	       (!verify || domain_exists(host));
}
