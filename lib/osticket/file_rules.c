/* file_rules.c - which files a field takes: size, type, extension. */
#include "config.h"

#include <string.h>

#include "base/str.h"
#include "config/settings.h"
#include "osticket/file.h"

enum { LIST_MAX = 512 };

/*
 * The groups an admin can tick, with their media types and extensions.  An
 * entry that names only a media type has extension NULL.
 */
static const struct {
	const char *group;
	const char *mime;
	const char *extensions; /* separated by blanks */
} known[] = {
	{ "image", "image/bmp", "bmp" },
	{ "image", "image/gif", "gif" },
	{ "image", "image/jpeg", "jpeg jpg" },
	{ "image", "image/png", "png" },
	{ "image", "image/svg+xml", "svg" },
	{ "image", "image/tiff", "tiff" },
	{ "image", "image/vnd.adobe.photoshop", "psd" },
	{ "image", "image/vnd.microsoft.icon", "ico" },
	{ "image", "image/x-ico", "ico" },
	{ "image", "application/postscript", "eps" },
	{ "audio", "audio/aiff", NULL },
	{ "audio", "audio/mpeg", "mp3" },
	{ "audio", "audio/mp4", "m4a m4r m4p" },
	{ "audio", "audio/ogg", "ogg" },
	{ "audio", "audio/vnd.wav", "wav" },
	{ "audio", "audio/wav", "wav" },
	{ "audio", "audio/x-midi", "mid midi" },
	{ "text", "text/css", "css" },
	{ "text", "text/html", "htm html" },
	{ "text", "text/javascript", "js" },
	{ "text", "text/plain", "txt" },
	{ "text", "text/xml", "xml" },
	{ "text", "application/json", "json" },
	{ "text", "application/javascript", "js" },
	{ "office", "application/msword", "doc" },
	{ "office",
	    "application/"
	    "vnd.openxmlformats-officedocument.wordprocessingml.document",
	    "docx" },
	{ "office", "application/vnd.ms-word.document.macroEnabled.12",
	    "docm" },
	{ "office", "application/vnd.ms-excel", "xls" },
	{ "office",
	    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	    "xlsx" },
	{ "office", "application/vnd.ms-excel.sheet.macroEnabled.12", "xlsm" },
	{ "office", "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
	    "xlsb" },
	{ "office", "application/vnd.ms-powerpoint", "ppt" },
	{ "office",
	    "application/"
	    "vnd.openxmlformats-officedocument.presentationml.presentation",
	    "pptx" },
	{ "office",
	    "application/"
	    "vnd.openxmlformats-officedocument.presentationml.slideshow",
	    "ppsx" },
	{ "office",
	    "application/vnd.ms-powerpoint.presentation.macroEnabled.12",
	    "pptm" },
	{ "office", "application/vnd.ms-powerpoint.slideshow.macroEnabled.12",
	    "ppsm" },
	{ "office", "application/vnd.ms-access", "mdb accdb" },
	{ "office", "application/vnd.ms-project", NULL },
	{ "office", "application/msonenote", NULL },
	{ "office", "application/vnd.ms-publisher", NULL },
	{ "office", "application/rtf", "rtf" },
	{ "office", "application/vnd.ms-works", NULL },
	{ "office", "application/vnd.apple.keynote", "keynote" },
	{ "office", "application/vnd.apple.pages", "pages" },
	{ "office", "application/vnd.apple.numbers", "numbers" },
	{ "office", "application/vnd.oasis.opendocument.text", NULL },
	{ "office", "application/vnd.oasis.opendocument.text-web", NULL },
	{ "office", "application/vnd.oasis.opendocument.text-master", NULL },
	{ "office", "application/vnd.oasis.opendocument.graphics", NULL },
	{ "office", "application/vnd.oasis.opendocument.presentation", NULL },
	{ "office", "application/vnd.oasis.opendocument.spreadsheet", NULL },
	{ "office", "application/vnd.oasis.opendocument.chart", NULL },
	{ "office", "application/vnd.oasis.opendocument.formula", NULL },
	{ "office", "application/vnd.oasis.opendocument.database", NULL },
	{ "office", "application/vnd.oasis.opendocument.image", NULL },
	{ "office", "application/vnd.openofficeorg.extension", NULL },
	{ "office", "application/wordperfect", NULL },
	{ "office", "application/pdf", "pdf" },
	{ "office", ".csv", "csv" },
	{ "office", "application/illustrator", "ai" },
	{ "office", "application/x-director", NULL },
	{ "office", "application/x-indesign", NULL },
	{ "office", "text/vcard", NULL },
	{ "office", "image/x-dwg", "dwg" },
	{ "office", "image/vnd.dwg", "dwg" },
	{ "office", "image/vnd.dxf", "dxf" },
	{ "office", "application/x-autocad", NULL },
	{ "office", "application/x-mathcad", NULL },
	{ "office", "application/x-msmoney", NULL },
	{ "office", "application/x-latex", "tex" },
	{ "video", "video/avi", "avi" },
	{ "video", "video/mpeg", "mpg mpeg" },
	{ "video", "video/mp4", "mp4" },
	{ "video", "video/ogg", "ogg" },
	{ "video", "video/quicktime", NULL },
	{ "video", "video/webm", NULL },
	{ "video", "video/x-ms-asf", NULL },
	{ "video", "video/x-ms-wmv", NULL },
	{ "video", "application/x-dvi", "dvi" },
	{ "video", "application/x-shockwave-flash", "swf" },
	{ "archive", "application/tar", "tar" },
	{ "archive", "application/gzip", "gz" },
	{ "archive", "application/x-lha", NULL },
	{ "archive", "application/rar", "rar" },
	{ "archive", "application/x-compress", "z" },
	{ "archive", "application/zip", "zip" },
	{ "archive", "application/x-7z-compressed", "7z" },
};

struct lists {
	const char **mimes;
	size_t nmimes;
	const char **extensions;
	size_t nextensions;
};

static void
add(const char **list, size_t *n, const char *s)
{
	if (*n < LIST_MAX)
		list[(*n)++] = s;
}

static bool
contains(const char *const *list, size_t n, const char *s)
{
	for (size_t i = 0; i < n; i++)
		if (oc_streq(list[i], s))
			return true;
	return false;
}

static void
add_group(struct oc_ctx *cx, struct lists *l, const char *group)
{
	for (size_t i = 0; i < OC_COUNT(known); i++) {
		char **ext;

		if (!oc_streq(known[i].group, group))
			continue;
		add(l->mimes, &l->nmimes, known[i].mime);
		if (known[i].extensions == NULL)
			continue;
		ext = oc_split(cx->arena, known[i].extensions, ' ', NULL);
		for (; *ext != NULL; ext++)
			add(l->extensions, &l->nextensions,
			    oc_sprintf(cx->arena, ".%s", *ext));
	}
}

/* ".pdf, doc application/zip": extensions and media types mixed. */
static void
add_listed(struct oc_ctx *cx, struct lists *l, const char *text)
{
	char *flat = oc_strdup(cx->arena, text);
	char **words;

	for (char *p = flat; *p != '\0'; p++)
		if (oc_isspace(*p) || *p == ',')
			*p = ' ';
	words = oc_split(cx->arena, flat, ' ', NULL);
	for (; *words != NULL; words++) {
		const char *w = *words;

		if (*w == '\0' || oc_streq(w, "0"))
			continue;
		if (strchr(w, '/') != NULL && *w != '/') {
			add(l->mimes, &l->nmimes, w);
			continue;
		}
		w = oc_strlower(
		    cx->arena, *w == '.' ? w : oc_sprintf(cx->arena, ".%s", w));
		if (!contains(l->extensions, l->nextensions, w))
			add(l->mimes, &l->nmimes, w);
		add(l->extensions, &l->nextensions, w);
	}
}

void
oc_file_rules(
    struct oc_ctx *cx, const struct oc_field *field, struct oc_file_rules *out)
{
	const struct oc_val *groups = oc_val_get(field->config, "mimetypes");
	const struct oc_val *size = oc_val_get(field->config, "size");
	struct lists l = { .mimes =
		               oc_calloc(cx->arena, LIST_MAX, sizeof *l.mimes),
		.extensions =
		    oc_calloc(cx->arena, LIST_MAX, sizeof *l.extensions) };
	const char *site = oc_config_text(cx->config, "allowed_filetypes");
	const char *listed = oc_field_config(
	    cx, field, "extensions", *site != '\0' ? site : NULL);
	int64_t max;

	if (oc_val_is(groups, OC_OBJECT))
		for (size_t i = 0; i < oc_val_count(groups); i++)
			add_group(cx, &l, groups->u.list.m[i].name);
	if (listed == NULL)
		l.nextensions = 0; /* the groups alone forbid nothing */
	else if (strstr(listed, ".*") == NULL)
		add_listed(cx, &l, listed);
	max = size != NULL && size->type != OC_NULL
	          ? oc_val_to_int(size)
	          : oc_config_int(cx->config, "max_file_size");
	*out = (struct oc_file_rules){
		.enabled = oc_field_config_on(field, "attachments",
		    oc_config_on(cx->config, "allow_attachments")),
		.max_size = max > 0 ? (size_t)max : 0,
		.mimes = l.mimes,
		.nmimes = l.nmimes,
		.extensions = l.extensions,
		.nextensions = l.nextensions,
	};
}

/* ".pdf" of "Report.PDF"; "" when there is none. */
static const char *
extension(struct oc_ctx *cx, const char *name)
{
	const char *base = strrchr(name, '/');
	const char *dot;

	base = base == NULL ? name : base + 1;
	dot = strrchr(base, '.');
	if (dot == NULL || dot[1] == '\0')
		return "";
	return oc_strlower(cx->arena, dot);
}

static bool
is_allowed_type(struct oc_ctx *cx, const struct oc_file_rules *rules,
    const struct oc_upload *u)
{
	const char *ext = extension(cx, u->name);

	if (*u->type != '\0' && contains(rules->mimes, rules->nmimes, u->type))
		return true;
	if (rules->nextensions == 0)
		return true;
	return *ext != '\0' &&
	       contains(rules->extensions, rules->nextensions, ext);
}

void
oc_file_check(
    struct oc_ctx *cx, const struct oc_file_rules *rules, struct oc_upload *u)
{
	if (!is_allowed_type(cx, rules, u))
		u->error = "File type is not allowed";
	else if (u->missing)
		u->error = "Unable to save file";
	else if ((u->has_size ? u->size : u->len) > rules->max_size)
		u->error = "File size is too large";
}
