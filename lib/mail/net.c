/* net.c - a conversation with a mail server, through libcurl. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <curl/curl.h>

#include "base/clock.h"
#include "base/str.h"
#include "mail/net.h"

enum {
	CONNECT_S = 30,
	BODY_ANSWER_TIMES = 5,
	MESSAGES_A_CONNECTION = 50, /* servers that count allow more */
	LAST_BYTES = 2,             /* sent by themselves, after a question */
	LINE_MAX_LEN = 200,
	POST_S = 30
};

struct oc_smtp {
	CURL *curl;
	int messages; /* sent on this connection */
	bool renew;   /* use another connection */
	int fd;       /* of the connection; -1: there is none */
};

/* What a conversation has come to. */
struct talk {
	struct oc_delivery *d;
	size_t at;       /* bytes handed to libcurl */
	size_t nrcpt;    /* recipients in all */
	size_t asked;    /* RCPT commands sent */
	int *codes;      /* the answers to them */
	bool in_rcpt;    /* the next answer is to one of them */
	bool in_message; /* MAIL was sent: answers are about the message */
	bool whole;      /* all bytes were handed over */
	bool answered;   /* and there was an answer */
	bool taken;      /* and it was yes */
	int fault;       /* code of the last answer that was no; 0: none */
	char why[LINE_MAX_LEN]; /* the text of that answer */
	int64_t heard;          /* when something moved */
	int answer_ms;
	bool stopped, too_slow;
};

static size_t
count(char *const *list)
{
	size_t n = 0;

	while (list[n] != NULL)
		n++;
	return n;
}

/* Who was refused. */
static void
set_left(struct talk *t)
{
	struct oc_delivery *d = t->d;
	size_t n = 0;

	d->left = oc_calloc(d->arena, t->nrcpt + 1, sizeof *d->left);
	d->left_later = false;
	for (size_t i = 0; i < t->nrcpt; i++)
		if (t->codes[i] / 100 != 2) {
			d->left[n++] = d->mail->recipients[i];
			if (t->codes[i] / 100 != 5)
				d->left_later = true;
		}
}

/* The server has taken it: from here on it must not be sent again. */
static void
take(struct talk *t)
{
	t->taken = true;
	t->d->sent = OC_SENT_YES;
	set_left(t);
	t->d->accepted(t->d);
}

/* Keep what the server says for the administrator, as one plain line. */
static void
keep_why(struct talk *t, int code, const char *p, size_t len)
{
	size_t n = 0;

	t->fault = code;
	for (; n < len && n + 1 < sizeof t->why; n++)
		t->why[n] = p[n] >= ' ' && p[n] < 0x7f ? p[n] : ' ';
	while (n > 0 && t->why[n - 1] == ' ')
		n--;
	t->why[n] = '\0';
}

/* One line of an answer; of several, the last one counts. */
static void
hear(struct talk *t, const char *p, size_t len)
{
	int code;

	t->heard = oc_millis();
	if (len < 3 || !oc_isdigit((unsigned char)p[0]) ||
	    !oc_isdigit((unsigned char)p[1]) ||
	    !oc_isdigit((unsigned char)p[2]) || (len > 3 && p[3] == '-'))
		return;
	code = (p[0] - '0') * 100 + (p[1] - '0') * 10 + (p[2] - '0');
	if (code / 100 >= 4)
		keep_why(t, code, p, len);
	if (t->in_rcpt && t->asked <= t->nrcpt)
		t->codes[t->asked - 1] = code;
	t->in_rcpt = false;
	if (!t->whole || t->answered)
		return;
	t->answered = true;
	if (code / 100 == 2)
		take(t);
}

/* One command of ours; what AUTH sends goes through here too, unread. */
static void
say(struct talk *t, const char *p, size_t len)
{
	t->heard = oc_millis();
	if (len >= 5 && strncmp(p, "RCPT ", 5) == 0) {
		t->asked++;
		t->in_rcpt = true;
	} else {
		t->in_rcpt = false;
		if (len >= 5 && strncmp(p, "MAIL ", 5) == 0) {
			t->in_message = true;
			t->fault = 0;
		}
	}
}

static int
overhear(CURL *curl, curl_infotype type, char *p, size_t len, void *arg)
{
	struct talk *t = arg;

	(void)curl;
	if (type == CURLINFO_HEADER_IN)
		hear(t, p, len);
	else if (type == CURLINFO_HEADER_OUT)
		say(t, p, len);
	else if (type == CURLINFO_DATA_OUT)
		t->heard = oc_millis();
	return 0;
}

/*
 * The message, in pieces.  Its last bytes go by themselves, after the owner
 * was asked: until they are sent nothing has arrived, whatever happens.
 */
static size_t
give(char *out, size_t size, size_t n, void *arg)
{
	struct talk *t = arg;
	struct oc_delivery *d = t->d;
	size_t room = size * n, left = d->len - t->at;

	t->heard = oc_millis();
	if (left == 0)
		return 0;
	if (left > LAST_BYTES) {
		left -= LAST_BYTES;
	} else if (!t->whole) {
		if (!d->go_on(d, true)) {
			t->stopped = true;
			return CURL_READFUNC_ABORT;
		}
		t->whole = true;
		t->heard = oc_millis();
	}
	if (left > room)
		left = room;
	memcpy(out, d->data + t->at, left);
	t->at += left;
	return left;
}

/* Called about once a second, also while nothing moves. */
static int
watch(void *arg, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t e)
{
	struct talk *t = arg;
	int64_t longest =
	    (int64_t)t->answer_ms * (t->whole ? BODY_ANSWER_TIMES : 1);

	(void)a, (void)b, (void)c, (void)e;
	if (t->taken)
		return 0;
	if (!t->d->go_on(t->d, false) && !t->whole)
		t->stopped = true;
	else if (oc_millis() - t->heard > longest)
		t->too_slow = true;
	return t->stopped || t->too_slow;
}

/* The connection's socket, from its first moment to its last. */
static int
opened(void *arg, curl_socket_t fd, curlsocktype purpose)
{
	struct oc_smtp *s = arg;

	(void)purpose;
	s->fd = fd;
	return CURL_SOCKOPT_OK;
}

static int
closed(void *arg, curl_socket_t fd)
{
	struct oc_smtp *s = arg;

	if (s->fd == fd)
		s->fd = -1;
	return close(fd);
}

/*
 * After a failure: libcurl would say QUIT and wait for the answer of a server
 * that may have stopped answering.
 */
static void
hang_up(struct oc_smtp *s)
{
	if (s->fd >= 0)
		(void)shutdown(s->fd, SHUT_RDWR);
	s->renew = true;
}

static void
set_tls(CURL *curl, const struct oc_net_opts *opts)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, opts->verify ? 1L : 0L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, opts->verify ? 2L : 0L);
	if (opts->ca != NULL)
		curl_easy_setopt(curl, CURLOPT_CAINFO, opts->ca);
}

static void
allow_schemes(CURL *curl, const char *names, long bits)
{
#if LIBCURL_VERSION_NUM >= 0x075500
	(void)bits;
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, names);
#else
	(void)names;
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS, bits);
#endif
}

static void
set_server(CURL *curl, struct oc_arena *a, const struct oc_smtp_server *s)
{
	bool ipv6 = strchr(s->host, ':') != NULL && *s->host != '[';

	allow_schemes(curl, "smtp,smtps", CURLPROTO_SMTP | CURLPROTO_SMTPS);
	curl_easy_setopt(curl, CURLOPT_URL,
	    oc_sprintf(a, "%s://%s%s%s:%u",
	        s->tls == OC_TLS_AT_ONCE ? "smtps" : "smtp", ipv6 ? "[" : "",
	        s->host, ipv6 ? "]" : "", s->port));
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_USE_SSL,
	    s->tls == OC_TLS_NONE ? (long)CURLUSESSL_NONE
	                          : (long)CURLUSESSL_ALL);
	if (s->auth == OC_SMTP_OPEN)
		return;
	curl_easy_setopt(curl, CURLOPT_USERNAME, s->user);
	if (s->auth == OC_SMTP_TOKEN) {
		curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, s->secret);
		curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2");
		return;
	}
	/* osTicket knows LOGIN alone; servers that offer more than they can
	 * do are common. */
	curl_easy_setopt(curl, CURLOPT_PASSWORD, s->secret);
	curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, "AUTH=LOGIN;AUTH=PLAIN");
}

static void
set_talk(CURL *curl, struct talk *t, int answer_s)
{
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_MAXCONNECTS, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT,
	    (long)(answer_s < CONNECT_S ? answer_s : CONNECT_S));
	curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
	    (long)answer_s * BODY_ANSWER_TIMES);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)t->d->len);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(curl, CURLOPT_READDATA, t);
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
	curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, overhear);
	curl_easy_setopt(curl, CURLOPT_DEBUGDATA, t);
	curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
	curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, watch);
	curl_easy_setopt(curl, CURLOPT_XFERINFODATA, t);
}

/* Answers about a login or a policy say nothing about the message. */
static bool
is_final(const struct talk *t)
{
	return t->in_message && t->fault / 100 == 5 && t->fault != 530 &&
	       t->fault != 534 && t->fault != 535 && t->fault != 538;
}

/* Were all recipients refused for good? */
static bool
all_refused(const struct talk *t)
{
	for (size_t i = 0; i < t->nrcpt; i++)
		if (t->codes[i] / 100 != 5 || t->codes[i] == 530)
			return false;
	return t->nrcpt > 0;
}

static void
report(struct talk *t, CURLcode rc)
{
	struct oc_delivery *d = t->d;

	if (!t->taken && rc == CURLE_OK)
		take(t);
	d->unreachable = !t->taken && !t->in_message;
	if (t->fault != 0 && (t->taken || t->answered || !t->whole))
		d->why =
		    oc_sprintf(d->arena, "The mail server says: %s", t->why);
	else if (!t->taken)
		d->why = t->too_slow ? "The mail server does not answer"
		                     : curl_easy_strerror(rc);
	if (t->taken)
		return;
	if (t->stopped)
		d->sent = OC_SENT_STOPPED;
	else if (t->whole && !t->answered)
		d->sent = OC_SENT_UNKNOWN;
	else if (all_refused(t) ||
	         (is_final(t) && (t->asked == 0 || t->answered)))
		d->sent = OC_SENT_REFUSED;
	else
		d->sent = OC_SENT_NO;
}

/* One attempt; true when an idle connection turned out to be of no use. */
static bool
converse(struct oc_smtp *s, const struct oc_smtp_server *server,
    const struct oc_net_opts *opts, struct oc_delivery *d)
{
	struct talk t = { .d = d,
		.nrcpt = count(d->mail->recipients),
		.heard = oc_millis(),
		.answer_ms = opts->answer_s * 1000 };
	struct curl_slist *rcpt = NULL;
	long fresh = 0;
	CURLcode rc;

	t.codes = oc_calloc(d->arena, t.nrcpt + 1, sizeof *t.codes);
	for (size_t i = 0; i < t.nrcpt; i++)
		rcpt = curl_slist_append(rcpt, d->mail->recipients[i]);
	curl_easy_reset(s->curl);
	set_server(s->curl, d->arena, server);
	set_tls(s->curl, opts);
	set_talk(s->curl, &t, opts->answer_s);
	curl_easy_setopt(s->curl, CURLOPT_MAIL_FROM, d->from);
	curl_easy_setopt(s->curl, CURLOPT_MAIL_RCPT, rcpt);
	curl_easy_setopt(s->curl, CURLOPT_FRESH_CONNECT,
	    s->renew || s->messages >= MESSAGES_A_CONNECTION ? 1L : 0L);
	curl_easy_setopt(s->curl, CURLOPT_SOCKOPTFUNCTION, opened);
	curl_easy_setopt(s->curl, CURLOPT_SOCKOPTDATA, s);
	curl_easy_setopt(s->curl, CURLOPT_CLOSESOCKETFUNCTION, closed);
	curl_easy_setopt(s->curl, CURLOPT_CLOSESOCKETDATA, s);
	rc = curl_easy_perform(s->curl);
	curl_slist_free_all(rcpt);
	curl_easy_getinfo(s->curl, CURLINFO_NUM_CONNECTS, &fresh);
	s->messages = fresh > 0 ? 1 : s->messages + 1;
	report(&t, rc);
	s->renew = false;
	if (rc != CURLE_OK)
		hang_up(s);
	return fresh == 0 && d->sent == OC_SENT_NO;
}

void
oc_smtp_send(struct oc_smtp *s, const struct oc_smtp_server *server,
    const struct oc_net_opts *opts, struct oc_delivery *d)
{
	/* The server may have closed a connection that was idle, or have
	 * enough of messages on it. */
	if (converse(s, server, opts, d))
		(void)converse(s, server, opts, d);
}

struct oc_smtp *
oc_smtp_new(void)
{
	static bool ready;
	struct oc_smtp *s = calloc(1, sizeof *s);

	if (!ready)
		ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
	if (s != NULL) {
		s->fd = -1;
		s->curl = curl_easy_init();
	}
	if (s != NULL && s->curl == NULL) {
		free(s);
		s = NULL;
	}
	return s;
}

void
oc_smtp_free(struct oc_smtp *s)
{
	if (s == NULL)
		return;
	curl_easy_cleanup(s->curl);
	free(s);
}

static size_t
collect(char *p, size_t size, size_t n, void *arg)
{
	return oc_buf_add(arg, p, size * n) ? size * n : 0;
}

bool
oc_net_post(const char *url, const char *form, const struct oc_net_opts *opts,
    int *status, struct oc_buf *out)
{
	struct curl_slist *headers =
	    curl_slist_append(NULL, "Accept: application/json");
	CURL *curl = curl_easy_init();
	long code = 0;
	CURLcode rc = CURLE_OUT_OF_MEMORY;

	if (curl != NULL) {
		allow_schemes(
		    curl, "http,https", CURLPROTO_HTTP | CURLPROTO_HTTPS);
		curl_easy_setopt(curl, CURLOPT_URL, url);
		curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
		curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)POST_S);
		curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
		curl_easy_setopt(curl, CURLOPT_POSTFIELDS, form);
		curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, collect);
		curl_easy_setopt(curl, CURLOPT_WRITEDATA, out);
		set_tls(curl, opts);
		rc = curl_easy_perform(curl);
		curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
		curl_easy_cleanup(curl);
	}
	curl_slist_free_all(headers);
	*status = (int)code;
	return rc == CURLE_OK;
}

char *
oc_net_encode(struct oc_arena *a, const char *value)
{
	char *escaped = curl_easy_escape(NULL, value == NULL ? "" : value, 0);
	char *out = oc_strdup(a, escaped == NULL ? "" : escaped);

	curl_free(escaped);
	return out;
}
