/*
 * fuzz_oidc.c - libFuzzer target for what OpenID providers send.
 *
 * The input is an id_token, a blank, a key set, a blank, and metadata; what is
 * missing is empty.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "auth/oidc_discovery.h"
#include "auth/oidc_identity.h"
#include "auth/oidc_json.h"
#include "auth/oidc_token.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
judge_claims(struct oc_arena *a, const struct oc_val *v)
{
	static const struct oc_oidc_expect expect = {
		.issuer = "https://id.example/{tenantid}",
		.tenants = "t1, t2",
		.client_id = "c1",
		.nonce = "n1",
		.access_token = "x",
		.now = 1000000,
		.begun = 999900,
	};
	static const struct oc_oidc_provider p = { .trust_email = true };
	struct oc_oidc_claims claims = { .subject = NULL };
	const char *why = NULL;
	enum oc_err e = oc_oidc_claims(a, v, &expect, &claims, &why);

	if ((e == OC_OK) != (claims.subject != NULL) ||
	    (e != OC_OK && why == NULL))
		abort();
	oc_oidc_person(v, &claims);
	if (claims.email_verified && claims.email_disavowed)
		abort();
	oc_oidc_proved_email(a, &p, &claims);
}

/* Nothing the fuzzer can think of is signed. */
static void
judge_token(struct oc_arena *a, const char *text, const struct oc_jwks *set)
{
	const char *why = NULL;
	struct oc_jws t;

	if (oc_jws_parse(a, text, &t, &why) != OC_OK) {
		if (why == NULL)
			abort();
		return;
	}
	judge_claims(a, t.claims);
	if (oc_jws_verify(&t, set, &why) == OC_OK)
		abort();
	for (size_t i = 0; i < set->n; i++)
		oc_jwk_verify(
		    &set->keys[i], t.alg, t.text, t.text_len, t.sig, t.sig_len);
}

static void
judge_metadata(struct oc_arena *a, const char *text)
{
	static const struct oc_oidc_provider p = { .issuer =
		                                       "https://id.example" };
	struct oc_oidc_metadata m = { .issuer = NULL };
	const char *why = NULL;

	if (oc_oidc_metadata_parse(a, &p, text, strlen(text), &m, &why) ==
	    OC_OK) {
		if (strcmp(m.issuer, p.issuer) != 0 || m.loopback ||
		    strncmp(m.token, "https://", 8) != 0)
			abort();
	} else if (why == NULL || m.issuer != NULL) {
		abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct oc_arena a = OC_ARENA_INIT;
	char *token = oc_strndup(&a, (const char *)data, size);
	char *keys = token + strcspn(token, " ");
	char *metadata = keys + (*keys != '\0');
	struct oc_jwks set = { NULL, 0 };
	const struct oc_val *v;

	metadata += strcspn(metadata, " ");
	if (*metadata != '\0')
		*metadata++ = '\0';
	if (*keys != '\0')
		*keys++ = '\0';
	oc_jwks_parse(&a, keys, strlen(keys), &set);
	judge_token(&a, token, &set);
	judge_metadata(&a, metadata);
	v = oc_oidc_json(&a, keys, strlen(keys));
	if (v != NULL)
		judge_claims(&a, v);
	oc_arena_release(&a);
	return 0;
}
