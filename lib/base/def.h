/*
 * def.h - the few macros that every file may use.
 */
#ifndef OC_BASE_DEF_H
#define OC_BASE_DEF_H

/* Number of elements of an array (not of a pointer). */
#define OC_COUNT(a) (sizeof(a) / sizeof((a)[0]))

#if defined(__GNUC__)
#define OC_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define OC_MALLOC __attribute__((malloc, returns_nonnull))
#define OC_UNUSED __attribute__((unused))
#define OC_FALLTHROUGH __attribute__((fallthrough))
#define OC_CHECK __attribute__((warn_unused_result))
#else
#define OC_PRINTF(fmt, args)
#define OC_MALLOC
#define OC_UNUSED
#define OC_FALLTHROUGH ((void)0)
#define OC_CHECK
#endif

#endif
