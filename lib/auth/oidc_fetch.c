/* oidc_fetch.c - libcurl, with everything it could do too much switched off. */
#include "config.h"

#include <curl/curl.h>

#include "auth/oidc_fetch.h"
#include "auth/oidc_provider.h"
#include "base/buf.h"
#include "base/log.h"
#include "base/str.h"
#include "config/site.h"

enum { REPLY_MAX = 256 * 1024 };

static const long connect_ms = 4000, total_ms = 10000;

static size_t
take(char *data, size_t size, size_t n, void *p)
{
	struct oc_buf *b = p;

	/* Less than we got makes libcurl give up. */
	return oc_buf_add(b, data, size * n) ? size * n : 0;
}

static bool
set_limits(CURL *c, bool loopback)
{
#if LIBCURL_VERSION_NUM >= 0x075500
	const char *protocols = loopback ? "http,https" : "https";
	CURLcode e = curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, protocols);
#else
	long protocols = CURLPROTO_HTTPS | (loopback ? CURLPROTO_HTTP : 0L);
	CURLcode e = curl_easy_setopt(c, CURLOPT_PROTOCOLS, protocols);
#endif
	return e == CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, connect_ms) ==
	           CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, total_ms) == CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_MAXFILESIZE, (long)REPLY_MAX) ==
	           CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_SSLVERSION,
	           (long)CURL_SSLVERSION_TLSv1_2) == CURLE_OK;
}

/*
 * A proxy is used only when the site names one: the environment of a CGI is
 * made of request headers, and ~/.netrc is not read unless asked for.
 */
static bool
set_site(CURL *c, const struct oc_site *site)
{
	const char *proxy = oc_site_oidc(site, NULL, "proxy");
	const char *ca = oc_site_oidc(site, NULL, "ca_file");

	return curl_easy_setopt(c, CURLOPT_PROXY, proxy == NULL ? "" : proxy) ==
	           CURLE_OK &&
	       (ca == NULL ||
	           curl_easy_setopt(c, CURLOPT_CAINFO, ca) == CURLE_OK);
}

static bool
set_request(CURL *c, const struct oc_oidc_request *r,
    struct curl_slist *headers, struct oc_buf *body)
{
	return curl_easy_setopt(c, CURLOPT_URL, r->url) == CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_USERAGENT, PACKAGE_NAME) ==
	           CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers) == CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take) == CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_WRITEDATA, body) == CURLE_OK &&
	       (r->form == NULL || curl_easy_setopt(c, CURLOPT_POSTFIELDS,
	                               r->form) == CURLE_OK);
}

static struct curl_slist *
headers_of(struct oc_ctx *cx, const struct oc_oidc_request *r)
{
	struct curl_slist *list =
	    curl_slist_append(NULL, "Accept: application/json");
	struct curl_slist *longer;

	if (list == NULL)
		oc_oom();
	if (r->authorization == NULL)
		return list;
	longer = curl_slist_append(
	    list, oc_sprintf(cx->arena, "Authorization: %s", r->authorization));
	if (longer == NULL)
		oc_oom();
	return longer;
}

static CURL *
new_handle(void)
{
	static bool started;

	if (!started)
		started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
	return started ? curl_easy_init() : NULL;
}

enum oc_err
oc_oidc_fetch(struct oc_ctx *cx, const struct oc_oidc_request *r,
    struct oc_oidc_reply *out)
{
	struct oc_buf *body = oc_buf_new(cx->arena, REPLY_MAX);
	struct curl_slist *headers;
	CURLcode code = CURLE_FAILED_INIT;
	long status = 0;
	CURL *c;

	if (!oc_oidc_url_ok(cx->arena, r->url, r->loopback)) {
		oc_log(
		    "error", "an address of the login provider is not https");
		return OC_EUPSTREAM;
	}
	c = new_handle();
	headers = headers_of(cx, r);
	if (c != NULL && set_limits(c, r->loopback) && set_site(c, cx->site) &&
	    set_request(c, r, headers, body))
		code = curl_easy_perform(c);
	if (code == CURLE_OK)
		code = curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_cleanup(c);
	curl_slist_free_all(headers);
	if (code != CURLE_OK) {
		oc_log("error", "the login provider does not answer: %s",
		    curl_easy_strerror(code));
		return OC_EUPSTREAM;
	}
	*out = (struct oc_oidc_reply){ .status = (int)status,
		.body = oc_buf_str(body),
		.len = body->len };
	return OC_OK;
}
