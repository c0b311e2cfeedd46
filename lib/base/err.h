/*
 * err.h - what can go wrong, once, for all layers.
 *
 * Every value has one HTTP status and one stable code that clients see
 * (the contract's section 2.2).  OC_EAGAIN never reaches a client: the
 * database layer retries the transaction, and when that does not help it
 * becomes OC_EDB.
 */
#ifndef OC_BASE_ERR_H
#define OC_BASE_ERR_H

enum oc_err {
	OC_OK = 0,
	OC_EBADREQ,    /* 400 not what was asked for at all: no JSON, ... */
	OC_EAUTH,      /* 401 no credential, or not a valid one */
	OC_EFORBIDDEN, /* 403 known, but may not do this */
	OC_ENOTFOUND,  /* 404 no such thing, or none the caller may see */
	OC_EMETHOD,    /* 405 */
	OC_ECONFLICT,  /* 409 the state of the thing forbids it */
	OC_ELENGTH,    /* 411 */
	OC_EPRECOND,   /* 412 If-Match does not match */
	OC_ETOOBIG,    /* 413 */
	OC_EMEDIA,     /* 415 */
	OC_EINVAL,     /* 422 understood, but a value is wrong */
	OC_ERATE,      /* 429 */
	OC_EINTERNAL,  /* 500 our fault */
	OC_EUPSTREAM,  /* 502 another service that we need does not answer */
	OC_EDB,        /* 503 the database is away or too slow */
	OC_EAGAIN,     /* deadlock, lost connection: try the whole again */
	OC_EDUP        /* a unique key exists already */
};

/* HTTP status of e, RFC 9110; 200 for OC_OK. */
int oc_err_status(enum oc_err e);

/* Stable code of e in the v2 dialect, such as "VALIDATION_ERROR". */
const char *oc_err_code(enum oc_err e);

/* A sentence for the client when nobody had a better one. */
const char *oc_err_text(enum oc_err e);

#endif
