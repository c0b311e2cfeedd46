/*
 * unit.c - the unit tests: what needs neither database nor web server.
 *
 * Without arguments all suites run, otherwise those named.  Exits with 0
 * when everything passed and with 1 when anything did not, also when there
 * was nothing to run.
 */
#include "config.h"

#include "unit.h"

/* One line per test file: name of its suite, and of its table x_tests. */
#define SUITES(X)                                                              \
	X(arena)                                                               \
	X(buf)                                                                 \
	X(str)                                                                 \
	X(utf8)                                                                \
	X(base64)                                                              \
	X(crypto)                                                              \
	X(hash)                                                                \
	X(rand)                                                                \
	X(clock)                                                               \
	X(strtotime)                                                           \
	X(date_format)                                                         \
	X(date_pattern)                                                        \
	X(date_read)                                                           \
	X(schedule)                                                            \
	X(variable)                                                            \
	X(value)                                                               \
	X(reader)                                                              \
	X(writer)                                                              \
	X(form)                                                                \
	X(multipart)                                                           \
	X(template)                                                            \
	X(mime_out)                                                            \
	X(mail_wire)                                                           \
	X(message_id)                                                          \
	X(http)                                                                \
	X(client)                                                              \
	X(cors)                                                                \
	X(jwt)                                                                 \
	X(jwt_hostile)                                                         \
	X(site)                                                                \
	X(ostconfig)                                                           \
	X(html)                                                                \
	X(html_body)                                                           \
	X(html_strip)                                                          \
	X(html_text)                                                           \
	X(number)                                                              \
	X(failures)                                                            \
	X(person)                                                              \
	X(address)                                                             \
	X(pattern)                                                             \
	X(password)                                                            \
	X(php_session)                                                         \
	X(totp)                                                                \
	X(oidc_claims)                                                         \
	X(oidc_provider)                                                       \
	X(oidc_token)                                                          \
	X(mail_header)                                                         \
	X(mime_in)                                                             \
	X(date_letters)

SUITES(OC_SUITE_DECLARE)

int
main(int argc, char **argv)
{
	static const struct oc_suite suites[] = { SUITES(OC_SUITE_ROW) };

	return oc_run_suites(suites, OC_COUNT(suites), argc, argv);
}
