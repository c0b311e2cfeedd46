/*
 * template.h - the texts of mails (mail.md, section 5).
 */
#ifndef OC_MAIL_TEMPLATE_H
#define OC_MAIL_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"

/* A set of templates, of which a department has one. */
struct oc_template_group {
	int64_t id;
	const char *lang; /* "en_US" */
};

struct oc_template {
	const char *subject; /* with variables in it */
	const char *body;    /* HTML, the same */
};

/*
 * The set a department uses: tpl_id, or the site's default when there is no
 * such set.  OC_ENOTFOUND when there is neither: then there is no mail.
 */
enum oc_err oc_template_group(
    struct oc_ctx *cx, int64_t tpl_id, struct oc_template_group *out);

/*
 * A text of the set by its name ("ticket.alert").  One that the set does not
 * have comes from the files osTicket brings, in the set's language or else in
 * English, and when those cannot be read from us.  OC_ENOTFOUND: nobody has a
 * text of that name.
 */
enum oc_err oc_template_get(struct oc_ctx *cx,
    const struct oc_template_group *group, const char *code_name,
    struct oc_template *out);

/* Our own text; false when there is none of that name.  template_text.c */
bool oc_template_text(const char *code_name, struct oc_template *out);

/*
 * Read a file of osTicket's, include/i18n/<lang>/templates/email/: a small
 * part of YAML.  False when it is not like that.  template_file.c
 */
bool oc_template_parse(
    struct oc_arena *a, const char *text, size_t len, struct oc_template *out);

#endif
