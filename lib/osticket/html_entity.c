/* html_entity.c - character references of HTML 4.01. */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/def.h"
#include "base/str.h"
#include "base/utf8.h"
#include "osticket/html.h"
#include "osticket/html_entity.h"

enum { ENTITY_NAME_MAX = 8 };

/* HTML 4.01, section 24; in the order of strcmp(3). */
static const struct entity {
	char name[ENTITY_NAME_MAX + 1];
	uint16_t cp;
} entities[] = { { "AElig", 198 }, { "Aacute", 193 }, { "Acirc", 194 },
	{ "Agrave", 192 }, { "Alpha", 913 }, { "Aring", 197 },
	{ "Atilde", 195 }, { "Auml", 196 }, { "Beta", 914 }, { "Ccedil", 199 },
	{ "Chi", 935 }, { "Dagger", 8225 }, { "Delta", 916 }, { "ETH", 208 },
	{ "Eacute", 201 }, { "Ecirc", 202 }, { "Egrave", 200 },
	{ "Epsilon", 917 }, { "Eta", 919 }, { "Euml", 203 }, { "Gamma", 915 },
	{ "Iacute", 205 }, { "Icirc", 206 }, { "Igrave", 204 }, { "Iota", 921 },
	{ "Iuml", 207 }, { "Kappa", 922 }, { "Lambda", 923 }, { "Mu", 924 },
	{ "Ntilde", 209 }, { "Nu", 925 }, { "OElig", 338 }, { "Oacute", 211 },
	{ "Ocirc", 212 }, { "Ograve", 210 }, { "Omega", 937 },
	{ "Omicron", 927 }, { "Oslash", 216 }, { "Otilde", 213 },
	{ "Ouml", 214 }, { "Phi", 934 }, { "Pi", 928 }, { "Prime", 8243 },
	{ "Psi", 936 }, { "Rho", 929 }, { "Scaron", 352 }, { "Sigma", 931 },
	{ "THORN", 222 }, { "Tau", 932 }, { "Theta", 920 }, { "Uacute", 218 },
	{ "Ucirc", 219 }, { "Ugrave", 217 }, { "Upsilon", 933 },
	{ "Uuml", 220 }, { "Xi", 926 }, { "Yacute", 221 }, { "Yuml", 376 },
	{ "Zeta", 918 }, { "aacute", 225 }, { "acirc", 226 }, { "acute", 180 },
	{ "aelig", 230 }, { "agrave", 224 }, { "alefsym", 8501 },
	{ "alpha", 945 }, { "amp", 38 }, { "and", 8743 }, { "ang", 8736 },
	{ "aring", 229 }, { "asymp", 8776 }, { "atilde", 227 }, { "auml", 228 },
	{ "bdquo", 8222 }, { "beta", 946 }, { "brvbar", 166 }, { "bull", 8226 },
	{ "cap", 8745 }, { "ccedil", 231 }, { "cedil", 184 }, { "cent", 162 },
	{ "chi", 967 }, { "circ", 710 }, { "clubs", 9827 }, { "cong", 8773 },
	{ "copy", 169 }, { "crarr", 8629 }, { "cup", 8746 }, { "curren", 164 },
	{ "dArr", 8659 }, { "dagger", 8224 }, { "darr", 8595 }, { "deg", 176 },
	{ "delta", 948 }, { "diams", 9830 }, { "divide", 247 },
	{ "eacute", 233 }, { "ecirc", 234 }, { "egrave", 232 },
	{ "empty", 8709 }, { "emsp", 8195 }, { "ensp", 8194 },
	{ "epsilon", 949 }, { "equiv", 8801 }, { "eta", 951 }, { "eth", 240 },
	{ "euml", 235 }, { "euro", 8364 }, { "exist", 8707 }, { "fnof", 402 },
	{ "forall", 8704 }, { "frac12", 189 }, { "frac14", 188 },
	{ "frac34", 190 }, { "frasl", 8260 }, { "gamma", 947 }, { "ge", 8805 },
	{ "gt", 62 }, { "hArr", 8660 }, { "harr", 8596 }, { "hearts", 9829 },
	{ "hellip", 8230 }, { "iacute", 237 }, { "icirc", 238 },
	{ "iexcl", 161 }, { "igrave", 236 }, { "image", 8465 },
	{ "infin", 8734 }, { "int", 8747 }, { "iota", 953 }, { "iquest", 191 },
	{ "isin", 8712 }, { "iuml", 239 }, { "kappa", 954 }, { "lArr", 8656 },
	{ "lambda", 955 }, { "lang", 9001 }, { "laquo", 171 }, { "larr", 8592 },
	{ "lceil", 8968 }, { "ldquo", 8220 }, { "le", 8804 },
	{ "lfloor", 8970 }, { "lowast", 8727 }, { "loz", 9674 },
	{ "lrm", 8206 }, { "lsaquo", 8249 }, { "lsquo", 8216 }, { "lt", 60 },
	{ "macr", 175 }, { "mdash", 8212 }, { "micro", 181 }, { "middot", 183 },
	{ "minus", 8722 }, { "mu", 956 }, { "nabla", 8711 }, { "nbsp", 160 },
	{ "ndash", 8211 }, { "ne", 8800 }, { "ni", 8715 }, { "not", 172 },
	{ "notin", 8713 }, { "nsub", 8836 }, { "ntilde", 241 }, { "nu", 957 },
	{ "oacute", 243 }, { "ocirc", 244 }, { "oelig", 339 },
	{ "ograve", 242 }, { "oline", 8254 }, { "omega", 969 },
	{ "omicron", 959 }, { "oplus", 8853 }, { "or", 8744 }, { "ordf", 170 },
	{ "ordm", 186 }, { "oslash", 248 }, { "otilde", 245 },
	{ "otimes", 8855 }, { "ouml", 246 }, { "para", 182 }, { "part", 8706 },
	{ "permil", 8240 }, { "perp", 8869 }, { "phi", 966 }, { "pi", 960 },
	{ "piv", 982 }, { "plusmn", 177 }, { "pound", 163 }, { "prime", 8242 },
	{ "prod", 8719 }, { "prop", 8733 }, { "psi", 968 }, { "quot", 34 },
	{ "rArr", 8658 }, { "radic", 8730 }, { "rang", 9002 }, { "raquo", 187 },
	{ "rarr", 8594 }, { "rceil", 8969 }, { "rdquo", 8221 },
	{ "real", 8476 }, { "reg", 174 }, { "rfloor", 8971 }, { "rho", 961 },
	{ "rlm", 8207 }, { "rsaquo", 8250 }, { "rsquo", 8217 },
	{ "sbquo", 8218 }, { "scaron", 353 }, { "sdot", 8901 }, { "sect", 167 },
	{ "shy", 173 }, { "sigma", 963 }, { "sigmaf", 962 }, { "sim", 8764 },
	{ "spades", 9824 }, { "sub", 8834 }, { "sube", 8838 }, { "sum", 8721 },
	{ "sup", 8835 }, { "sup1", 185 }, { "sup2", 178 }, { "sup3", 179 },
	{ "supe", 8839 }, { "szlig", 223 }, { "tau", 964 }, { "there4", 8756 },
	{ "theta", 952 }, { "thetasym", 977 }, { "thinsp", 8201 },
	{ "thorn", 254 }, { "tilde", 732 }, { "times", 215 }, { "trade", 8482 },
	{ "uArr", 8657 }, { "uacute", 250 }, { "uarr", 8593 }, { "ucirc", 251 },
	{ "ugrave", 249 }, { "uml", 168 }, { "upsih", 978 }, { "upsilon", 965 },
	{ "uuml", 252 }, { "weierp", 8472 }, { "xi", 958 }, { "yacute", 253 },
	{ "yen", 165 }, { "yuml", 255 }, { "zeta", 950 }, { "zwj", 8205 },
	{ "zwnj", 8204 } };

static int
compare(const void *key, const void *member)
{
	const struct entity *e = member;

	return strcmp(key, e->name);
}

unsigned
oc_html_entity(const char *name, size_t len)
{
	char key[ENTITY_NAME_MAX + 1] = "";
	const struct entity *e;

	if (len == 0 || len > ENTITY_NAME_MAX)
		return 0;
	memcpy(key, name, len);
	e = bsearch(
	    key, entities, OC_COUNT(entities), sizeof entities[0], compare);
	return e == NULL ? 0 : e->cp;
}

size_t
oc_html_named_ref(const char *p, unsigned *cp)
{
	size_t n = 1;
	unsigned c;

	while (n <= ENTITY_NAME_MAX && oc_isalnum(p[n]))
		n++;
	if (p[n] != ';')
		return 0;
	c = oc_html_entity(p + 1, n - 1);
	if (c == 0)
		return 0;
	*cp = c;
	return n + 1;
}

static bool
is_hex(int c)
{
	return oc_isdigit(c) || (oc_lower(c) >= 'a' && oc_lower(c) <= 'f');
}

/* PHP leaves the digits to strtol(3), so "&#x0x41;" is a letter too. */
size_t
oc_html_numeric_ref(const char *p, unsigned *cp)
{
	const char *digits = p + 2;
	bool hex;
	char *end;
	long n;

	if (p[1] != '#')
		return 0;
	hex = oc_lower(*digits) == 'x';
	if (hex)
		digits++;
	if (hex ? !is_hex(*digits) : !oc_isdigit(*digits))
		return 0;
	n = strtol(digits, &end, hex ? 16 : 10);
	if (*end != ';' || n > 0x10FFFF)
		return 0;
	*cp = (unsigned)n;
	return (size_t)(end - p) + 1;
}

/* May a document of HTML 4.01 hold this character by number? */
static bool
is_allowed(unsigned c)
{
	return (c >= 0x20 && c <= 0x7E) || c == '\t' || c == '\n' ||
	       c == '\r' || (c >= 0xA0 && c <= 0xD7FF) ||
	       (c >= 0xE000 && c <= 0x10FFFF);
}

/* The characters that htmlspecialchars() escapes in its default mode. */
static bool
is_special(unsigned c)
{
	return c == '&' || c == '<' || c == '>' || c == '"';
}

/* No reference is shorter than the character it stands for. */
static char *
decode(struct oc_arena *a, const char *s, bool (*wanted)(unsigned))
{
	char *out = oc_alloc(a, strlen(s) + 1), *o = out;

	while (*s != '\0') {
		unsigned c = 0;
		size_t n = 0;

		if (*s == '&') {
			n = oc_html_numeric_ref(s, &c);
			if (n == 0)
				n = oc_html_named_ref(s, &c);
		}
		if (n > 0 && wanted(c)) {
			o += oc_utf8_encode(c, o);
			s += n;
		} else {
			*o++ = *s++;
		}
	}
	*o = '\0';
	return out;
}

char *
oc_html_entity_decode(struct oc_arena *a, const char *s)
{
	return decode(a, s, is_allowed);
}

char *
oc_html_decode(struct oc_arena *a, const char *s)
{
	return decode(a, s, is_special);
}

static const char *
escape_of(const char *p)
{
	unsigned c;

	switch (*p) {
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '&':
		if (oc_html_numeric_ref(p, &c) > 0 ||
		    oc_html_named_ref(p, &c) > 0)
			return NULL;
		return "&amp;";
	default:
		return NULL;
	}
}

char *
oc_html_chars(struct oc_arena *a, const char *s)
{
	size_t len = 0;
	const char *p, *escape;
	char *out, *o;

	if (!oc_utf8_valid(s, strlen(s)))
		return oc_strdup(a, "");
	for (p = s; *p != '\0'; p++) {
		escape = escape_of(p);
		len += escape == NULL ? 1 : strlen(escape);
	}
	out = o = oc_alloc(a, len + 1);
	for (p = s; *p != '\0'; p++) {
		escape = escape_of(p);
		if (escape == NULL) {
			*o++ = *p;
		} else {
			memcpy(o, escape, strlen(escape));
			o += strlen(escape);
		}
	}
	*o = '\0';
	return out;
}
