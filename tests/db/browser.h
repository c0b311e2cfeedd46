/*
 * browser.h - a site with sessions that osTicket 1.18.1 kept.
 *
 * Everything is in a transaction; desk_end() takes it back.
 */
#ifndef OC_TESTS_BROWSER_H
#define OC_TESTS_BROWSER_H

#include "desk.h"

#include "osticket/browser_session.h"

#define SESSION_ID "a6nppokbgmddmab14atlmoe2jn"

/* What was recorded; its site's secret, its agent and user. */
#define SALT "ytVdc7CwJ6U2HDcXHJ5Mk099fatK6P01"
#define CSRF "5c1c3e38065acf205f51936826f3d2412be99754"
#define STAFF                                                                  \
	"csrf|a:2:{s:5:\"token\";s:40:\"" CSRF "\";s:4:\"time\";"              \
	"i:1795340359;}_auth|a:1:{s:5:\"staff\";a:3:{s:2:\"id\";i:1;"          \
	"s:3:\"key\";s:9:\"local:ada\";s:3:\"2fa\";N;}}:token|a:1:{"           \
	"s:5:\"staff\";s:76:\"05fa48d43f24fbd83c63440c38391f7d:1795340359:"    \
	"f528764d624db129b32c21fbca0cb8d6\";}TIME_BOMB|i:1795340369;"
#define CLIENT                                                                 \
	"csrf|a:2:{s:5:\"token\";s:40:"                                        \
	"\"7b9365d6f80da481945bc24d6e2aa8614c6c3eb1\";s:4:\"time\";"           \
	"i:1795340361;}_auth|a:1:{s:4:\"user\";a:2:{s:2:\"id\";i:6;"           \
	"s:3:\"key\";s:8:\"client:6\";}}:token|a:1:{s:6:\"client\";"           \
	"s:76:\"dee9568ce249ac5bf7700173cc78625b:1795340361:"                  \
	"f528764d624db129b32c21fbca0cb8d6\";}TIME_BOMB|i:1795340371;"
#define BY_NUMBER                                                              \
	"csrf|a:2:{s:5:\"token\";s:40:"                                        \
	"\"1c4fbc6069a59adfc419efd88194b57423e7f3f8\";s:4:\"time\";"           \
	"i:1795341532;}_auth|a:2:{s:4:\"user\";a:2:{s:2:\"id\";i:10;"          \
	"s:3:\"key\";s:11:\"authlink:10\";}s:11:\"user-ticket\";"              \
	"s:6:\"468363\";}:token|a:1:{s:6:\"client\";"                          \
	"s:76:\"59144d4284ecab5cebcd1aee3705c6ad:1795341532:"                  \
	"f528764d624db129b32c21fbca0cb8d6\";}TIME_BOMB|i:1795341542;"
#define BY_LINK                                                                \
	"csrf|a:2:{s:5:\"token\";s:40:"                                        \
	"\"17f67efd261d9d0d9f7f0399934beecb22caac67\";s:4:\"time\";"           \
	"i:1795341533;}_auth|a:1:{s:4:\"user\";a:2:{s:2:\"id\";i:10;"          \
	"s:3:\"key\";s:48:"                                                    \
	"\"authtoken:o10t2hd3d9446802a44259755d38e6d163e820\";}}"              \
	":token|a:1:{s:6:\"client\";"                                          \
	"s:76:\"f66a4f67cc9878e8b2f24ee05e79972b:1795341533:"                  \
	"f528764d624db129b32c21fbca0cb8d6\";}TIME_BOMB|i:1795341543;"

/* The site is the test's to change. */
struct browser {
	struct oc_arena a;
	struct oc_ctx *cx;
	struct oc_site site;
};

/* The recorded site: its secret, its people, and no idle time. */
void browser_begin(struct browser *b);

/* Keep the data as the session, for a minute. */
void browser_put(struct browser *b, const char *data);

/* A session as osTicket would write it for `age` seconds ago. */
void browser_put_used(struct browser *b, const char *name, const char *key,
    int64_t id, int64_t age);

/* Whose it is, in *out where that is not NULL; its id is -1 if refused. */
enum oc_err browser_find(struct browser *b, enum oc_principal_kind kind,
    struct oc_browser_session *out);

#endif
