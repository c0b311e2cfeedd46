/*
 * settings.h - osTicket's `config` table as one snapshot.
 *
 * Read in one query at the start of a request.  A key that has no row has the
 * default osTicket's code has for it (auth.md, 4.2); callers need not know.
 */
#ifndef OC_CONFIG_SETTINGS_H
#define OC_CONFIG_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct oc_config;
struct oc_db;
struct oc_rows;

/* Read the namespaces `core`, `mysqlsearch` and the schedules' holidays. */
enum oc_err oc_config_load(
    struct oc_db *db, struct oc_arena *a, const struct oc_config **out);

/* The same in two steps: ask for the rows, see oc_db_ask(), and read them. */
enum oc_err oc_config_ask(
    struct oc_db *db, struct oc_arena *a, struct oc_rows *out);
const struct oc_config *oc_config_read(
    struct oc_arena *a, const struct oc_rows *rows);

/* A key of the namespace core; its default, or "", when it has no row. */
const char *oc_config_text(const struct oc_config *c, const char *key);

/* The same as a number, "12x" being 12. */
int64_t oc_config_int(const struct oc_config *c, const char *key);

/* The same as PHP's truth: "" and "0" are false. */
bool oc_config_on(const struct oc_config *c, const char *key);

/* A key of another namespace that is in the snapshot; NULL for none. */
const char *oc_config_in(
    const struct oc_config *c, const char *ns, const char *key);

#endif
