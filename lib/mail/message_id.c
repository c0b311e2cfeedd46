/* message_id.c - making and reading osTicket's Message-IDs. */
#include "config.h"

#include <string.h>

#include "base/base64.h"
#include "base/hash.h"
#include "base/rand.h"
#include "base/str.h"
#include "mail/message_id.h"

/* No "j", as osTicket has it. */
#define RANDOM_LETTERS                                                         \
	"abcdefghiklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_="
#define NO_MAILBOX "@osTicketMailer"

enum {
	SYSTEM_LEN = 6,
	RANDOM_LEN = 5,
	NUMBER_LEN = 4,
	SIGNATURE_LEN = 5,             /* bytes of the HMAC, its last */
	SIGNED_B = 3 * NUMBER_LEN + 1, /* uid, entry, thread, class */
	TAG_B = SIGNED_B + SIGNATURE_LEN,
	TAG_A = 2 * NUMBER_LEN + 1, /* uid, entry, class */
	SIGNATURE_HEX_LEN = 2 * SIGNATURE_LEN
};

/* The parts of "<version><system>-<random>-<tag>[-...]@<domain>". */
struct parts {
	char version;
	const char *system, *random, *tag;
	const char *domain; /* "" for none */
};

static void
put_number(unsigned char *p, int64_t n)
{
	for (int i = 0; i < NUMBER_LEN; i++)
		p[i] = (unsigned char)((uint64_t)n >> (8 * i));
}

static int64_t
get_number(const char *p)
{
	uint32_t n = 0;

	for (int i = NUMBER_LEN - 1; i >= 0; i--)
		n = n << 8 | (unsigned char)p[i];
	return n;
}

static const char *
system_code(struct oc_arena *a, const char *salt)
{
	unsigned char md[OC_MD5_LEN];
	char *text = oc_sprintf(a, "mail%s", salt);

	oc_md5(text, strlen(text), md);
	text = oc_replace(a, oc_base64(a, md, sizeof md), "+", "=");
	return oc_strndup(a, text, SYSTEM_LEN);
}

/* HMAC of the concatenation of p and s. */
static void
sign(struct oc_arena *a, const char *salt, const void *p, size_t len,
    const char *s, unsigned char out[OC_SHA1_LEN])
{
	size_t n = strlen(s);
	char *m = oc_alloc(a, len + n);

	memcpy(m, p, len);
	memcpy(m + len, s, n);
	oc_hmac_sha1(salt, strlen(salt), m, len + n, out);
}

/* The same digest, told in hexadecimal so that comparing takes no hints. */
static bool
is_signed(
    struct oc_arena *a, const char *tag, const char *nonce, const char *salt)
{
	unsigned char md[OC_SHA1_LEN];

	sign(a, salt, tag, SIGNED_B, nonce, md);
	return oc_secret_eq(
	    oc_hex(a, md + OC_SHA1_LEN - SIGNATURE_LEN, SIGNATURE_LEN),
	    oc_hex(a, tag + SIGNED_B, SIGNATURE_LEN));
}

char *
oc_message_id_make(struct oc_arena *a, const char *salt,
    const struct oc_message_id *m, const char *address)
{
	const char *system = system_code(a, salt);
	const char *random = oc_random_text(a, RANDOM_LEN, RANDOM_LETTERS);
	unsigned char tag[TAG_B], md[OC_SHA1_LEN];

	put_number(tag, m->uid);
	put_number(tag + NUMBER_LEN, m->entry_id);
	put_number(tag + 2 * NUMBER_LEN, m->thread_id);
	tag[3 * NUMBER_LEN] = (unsigned char)m->user_class;
	sign(a, salt, tag, SIGNED_B, oc_sprintf(a, "%s%s", random, system), md);
	memcpy(tag + SIGNED_B, md + OC_SHA1_LEN - SIGNATURE_LEN, SIGNATURE_LEN);
	/* 18 bytes need no padding. */
	return oc_sprintf(a, "B%s-%s-%s-%s", system, random,
	    oc_base64(a, tag, TAG_B), oc_empty(address) ? NO_MAILBOX : address);
}

static bool
split(struct oc_arena *a, const char *id, struct parts *out)
{
	char *s = oc_trim(a, id, "<> "), *at = strchr(s, '@');
	char **part;
	size_t n;

	out->domain = at == NULL ? "" : at + 1;
	if (at != NULL)
		*at = '\0';
	part = oc_split(a, s, '-', &n);
	if (n < 2 || *part[0] == '\0')
		return false;
	out->version = *part[0];
	out->system = part[0] + 1;
	out->random = part[1];
	out->tag = n < 3 ? "" : part[2];
	return true;
}

static bool
parse_a(struct oc_arena *a, const char *salt, const struct parts *id,
    struct oc_message_id *out)
{
	unsigned char md[OC_SHA1_LEN];
	size_t len;
	const char *tag =
	    oc_base64_decode_lenient(a, id->tag, strlen(id->tag), &len);

	sign(a, salt, id->tag, strlen(id->tag), id->random, md);
	if (len < TAG_A ||
	    !oc_secret_eq(id->domain, oc_hex(a, md, OC_SHA1_LEN) +
	                                  2 * OC_SHA1_LEN - SIGNATURE_HEX_LEN))
		return false;
	out->uid = get_number(tag);
	out->entry_id = get_number(tag + NUMBER_LEN);
	out->thread_id = 0;
	out->user_class = tag[2 * NUMBER_LEN];
	return true;
}

static bool
parse_b(struct oc_arena *a, const char *salt, const struct parts *id,
    struct oc_message_id *out)
{
	size_t len;
	const char *tag =
	    oc_base64_decode_lenient(a, id->tag, strlen(id->tag), &len);
	const char *nonce =
	    oc_sprintf(a, "%s%s", id->random, system_code(a, salt));

	if (len != TAG_B || !is_signed(a, tag, nonce, salt))
		return false;
	out->uid = get_number(tag);
	out->entry_id = get_number(tag + NUMBER_LEN);
	out->thread_id = get_number(tag + 2 * NUMBER_LEN);
	out->user_class = tag[3 * NUMBER_LEN];
	return true;
}

bool
oc_message_id_parse(struct oc_arena *a, const char *salt, const char *id,
    struct oc_message_id *out)
{
	struct parts p;

	if (!split(a, id, &p))
		return false;
	if (!(p.version == 'B' && parse_b(a, salt, &p, out)) &&
	    !(p.version == 'A' && parse_a(a, salt, &p, out)))
		return false;
	out->loopback = oc_streq(p.system, system_code(a, salt));
	return true;
}
