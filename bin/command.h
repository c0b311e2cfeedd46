/*
 * command.h - what the parts of osticket-api share.
 *
 * Each command gets the words after its own name and gives the exit status.
 */
#ifndef OC_BIN_COMMAND_H
#define OC_BIN_COMMAND_H

#include "base/ctx.h"
#include "config/site.h"

enum { OC_EXIT_USAGE = 64 };

struct oc_command {
	struct oc_ctx *cx;
	int argc;
	char **argv;
	const char *name; /* of the program, for messages */
};

int oc_command_doctor(const struct oc_command *c);
int oc_command_mail(const struct oc_command *c);
int oc_command_tokens(const struct oc_command *c);

/* Open the database and read osTicket's settings; says on standard error
 * what is in the way. */
bool oc_command_open(struct oc_ctx *cx);

/* Say why a command failed, and give the exit status. */
int oc_command_failed(const struct oc_command *c, enum oc_err e);

/* The value of --name among the words; NULL when it is not there. */
const char *oc_command_option(const struct oc_command *c, const char *name);

/* A number of a word; false, with a message, when it is no positive one. */
bool oc_command_id(const char *word, int64_t *out);

#endif
