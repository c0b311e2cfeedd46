#include "config.h"
#include "db_test.h"
CU_TestInfo mail_expand_tests[] = { CU_TEST_INFO_NULL };
