/* test_ostconfig.c - osTicket's ost-config.php without PHP. */
#include "config.h"

#include <unistd.h>

#include "base/buf.h"
#include "base/hash.h"
#include "config/ostconfig.h"
#include "config/phpconst.h"
#include "unit.h"

/* What every working file has, after what a test puts first. */
#define REST                                                                   \
	"define('OSTINSTALLED',TRUE);define('DBHOST','localhost');"            \
	"define('DBNAME','db');define('DBUSER','me');define('DBPASS','');"

static enum oc_err
parse(struct oc_arena *a, const char *text, struct oc_ostconfig *out,
    const char **why)
{
	size_t len = strlen(text);
	char *copy = malloc(len > 0 ? len : 1);
	enum oc_err e;

	if (copy == NULL)
		abort();
	memcpy(copy, text, len);
	e = oc_ostconfig_parse(a, copy, len, "/srv/ost/include", out, why);
	free(copy);
	return e;
}

/* The constants as "NAME=text|", "?" for one that cannot be told. */
static const char *
shown(struct oc_arena *a, const char *text)
{
	struct oc_buf *b = oc_buf_new(a, 1 << 20);
	struct oc_phpconsts c;
	const char *why;

	if (oc_phpconst_read(
	        a, text, strlen(text), "/srv/ost/include", &c, &why) != OC_OK)
		return why;
	for (size_t i = 0; i < c.n; i++)
		oc_buf_addf(b, "%s=%s|", c.list[i].name,
		    c.list[i].text == NULL ? "?" : c.list[i].text);
	return oc_buf_str(b);
}

/* The wants are what PHP 8.2 makes of the file, where it is told at all. */
static const struct {
	const char *text, *want;
} files[] = {
	{ "<?php define('A','x');", "A=x|" },
	{ "<?php define('A','x')", "A=x|" },
	{ "text <?PHP\ndefine ( \"A\" , \"x\" ) ; ?> define('B','y');",
	    "A=x|" },
	{ "define('A','x');", "" },
	{ "<?xml define('A','x');", "" },
	{ "<?phpdefine('A','x');", "" },
	{ "<? define('A','x');", "A=x|" },
	{ "<?= define('A','x') ?>", "A=x|" },
	{ "", "" },
	{ "<?php", "" },
	{ "<?php DEFINE('A','x');\\define('B','y');@define('C','z');",
	    "A=x|B=y|C=z|" },
	{ "<?php define('A','x');define('A','y');", "A=x|" },
	{ "<?php define('A','x',true);define('B','y',);", "A=x|B=y|" },
	/* comments */
	{ "<?php # define('A','x');\n// define('A','y');\n"
	  "/* define('A','z'); */ define/**/('A'#,\n,'w');",
	    "A=w|" },
	{ "<?php // ?><?php define('A','x');", "A=x|" },
	{ "<?php # it's\ndefine('A','x');", "A=x|" },
	{ "<?php /* define('A','x');", "" },
	{ "<?php #[Attribute]\ndefine('A','x');", "A=?|" },
	/* strings */
	{ "<?php define('A','it\\'s \\\\ \\n $x');", "A=it's \\ \\n $x|" },
	{ "<?php define('A',\"\\x41\\101\\u{e9}\\e[\\$\\\"\\q\");",
	    "A=AA\xC3\xA9\033[$\"\\q|" },
	{ "<?php define('A',\"a$\"); define('B',\"{}\");", "A=a$|B={}|" },
	{ "<?php define('A','// # /* ?> <?php');", "A=// # /* ?> <?php|" },
	{ "<?php define('A',\"$x\");define('B',\"{$x}\");", "A=?|B=?|" },
	{ "<?php define('A',\"a\\0b\");define('B',`ls`);", "A=?|B=?|" },
	{ "<?php define('A',<<<X\ndefine('B','y');\nX);define('C','z');",
	    "A=?|C=z|" },
	/* values */
	{ "<?php define('A',TRUE);define('B',False);define('C',null);",
	    "A=1|B=|C=|" },
	{ "<?php define('A',12);define('B',-3);define('C',0x1f);"
	  "define('D',017);define('E',1.5);define('F',1_000);",
	    "A=12|B=-3|C=31|D=15|E=?|F=?|" },
	{ "<?php define('A','x'.\"y\" . 1);define('B',A.'z');",
	    "A=xy1|B=xy1z|" },
	{ "<?php define('A',('x'.('y')));", "A=xy|" },
	{ "<?php define('A',__DIR__.'/ca.pem');",
	    "A=/srv/ost/include/ca.pem|" },
	{ "<?php define('A',dirname(__FILE__).DIRECTORY_SEPARATOR.'x');",
	    "A=/srv/ost/include/x|" },
	{ "<?php define('A',dirname(__DIR__));define('B',dirname(__DIR__,2));"
	  "define('C',dirname('/x'));define('D',dirname('x'));"
	  "define('E',dirname('/a/b//'));",
	    "A=/srv/ost|B=/srv|C=/|D=.|E=/a|" },
	{ "<?php define('A',INCLUDE_DIR.'x');define('B',ROOT_DIR.'y');",
	    "A=/srv/ost/include/x|B=/srv/ost/y|" },
	{ "<?php define('A',getenv('X'));define('B',1+2);define('C',$x);"
	  "define('D',X);define('E',true?'a':'b');define('F',[1,2]);"
	  "define('G',function(){return 1;});define('H','a'=='b');",
	    "A=?|B=?|C=?|D=?|E=?|F=?|G=?|H=?|" },
	{ "<?php define($x,'a');define('B');define();define;define('C','c');",
	    "C=c|" },
	{ "<?php const A = 'x', B = A.'y'; class K { const A = 'z'; }",
	    "A=x|B=xy|" },
	/* conditions */
	{ "<?php if(!defined('A')) define('A','x');", "A=x|" },
	{ "<?php define('A','x'); if(!defined('A')) define('A','y');", "A=x|" },
	{ "<?php define('A','x'); if(!defined('A')) define('B','y');", "A=x|" },
	{ "<?php if(!defined('A')) { define('A','x'); define('B','y'); }",
	    "A=x|B=?|" },
	{ "<?php define('A','x'); if(defined('A')) define('B','y');"
	  " else define('B','z');",
	    "A=x|B=y|" },
	{ "<?php if(true) define('A','x'); else define('A','y');"
	  "if(0): define('B','x'); else: define('B','y'); endif;",
	    "A=x|B=y|" },
	{ "<?php if($x) define('A','x'); elseif($y) define('A','y');"
	  " else define('B','z');",
	    "A=?|B=?|" },
	{ "<?php defined('A') or define('A','x');"
	  "defined('A') || define('B','x');!defined('C') and define('C','z');",
	    "A=x|C=z|" },
	{ "<?php if(false) { if(true) { define('A','x'); } } define('A','y');",
	    "A=y|" },
	{ "<?php while($x) define('A','x'); for(;;) { define('B','y'); }"
	  "foreach($x as $y): define('C','z'); endforeach; define('D','w');",
	    "A=?|B=?|C=?|D=w|" },
	{ "<?php function f() { define('A','x'); } switch($x) { case 1:"
	  " define('B','y'); } try { define('C','z'); } finally { }",
	    "A=?|B=?|C=?|" },
	{ "<?php $x = $y && define('A','x'); f(define('B','y'));", "A=?|B=?|" },
	/* leaving */
	{ "<?php define('A','x'); return; define('B','y');", "A=x|" },
	{ "<?php define('A','x'); exit; define('B','y');", "A=x|" },
	{ "<?php if(!defined('INCLUDE_DIR')) die('no'); define('A','x');",
	    "A=x|" },
	{ "<?php defined('INCLUDE_DIR') or die(); define('A','x');", "A=x|" },
	{ "<?php defined('OTHER') or die('no'); define('A','x');", "A=x|" },
	{ "<?php if(!strcasecmp(basename($_SERVER['X']),basename(__FILE__))"
	  " || !defined('INCLUDE_DIR')) die('x'); define('A','x');",
	    "A=x|" },
	/* what cannot be followed */
	{ "<?php define('A','x", "line 1: a string has no end" },
	{ "<?php\n\ndefine('A',\"x", "line 3: a string has no end" },
	{ "<?php define('A',\"\\u{110000}\");",
	    "line 1: a \\u escape is wrong" },
	{ "<?php define('A',<<<X\nabc", "line 1: a <<< string has no end" },
	{ "<?php } ) ] ; define('A','x');", "A=x|" },
	{ "<?php if (", "" },
	{ "<?php if () else", "" },
	{ "<?php {{{", "" },
};

static void
constants_are_phps(void)
{
	for (size_t i = 0; i < OC_COUNT(files); i++) {
		struct oc_arena a = OC_ARENA_INIT;

		OC_ASSERT_STR(shown(&a, files[i].text), files[i].want);
		oc_arena_release(&a);
	}
}

static void
installers_file_is_read(void)
{
	static const char text[] =
	    "<?php\n#Install flag\ndefine('OSTINSTALLED',TRUE);\n"
	    "if(OSTINSTALLED!=TRUE){\n"
	    "    header('Location: '.ROOT_PATH.'setup/install.php');\n"
	    "    exit;\n}\n"
	    "define('SECRET_SALT','s4lt');\ndefine('ADMIN_EMAIL','a@b.cd');\n"
	    "define('DBTYPE','mysql');\ndefine('DBHOST','db:3307');\n"
	    "define('DBNAME','tickets');\ndefine('DBUSER','ost');\n"
	    "define('DBPASS','p\\'w');\n# define('DBCONNECT_TIMEOUT', 9);\n"
	    "define('TABLE_PREFIX','help_');\n"
	    "# define('DBSSLCA','/path/to/ca.crt');\n"
	    "define('TRUSTED_PROXIES', '');\n"
	    "define('LOCAL_NETWORKS', '127.0.0.0/24');\n"
	    "define('SESSION_SESSID', 'OSTSESSID')\n?>\n";
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ostconfig c = { 0 };
	const char *why = NULL;

	CU_ASSERT_EQUAL(parse(&a, text, &c, &why), OC_OK);
	OC_ASSERT_STR(why, NULL);
	CU_ASSERT_TRUE(c.installed);
	OC_ASSERT_STR(c.secret_salt, "s4lt");
	CU_ASSERT_FALSE(c.salt_is_known);
	OC_ASSERT_STR(c.admin_email, "a@b.cd");
	OC_ASSERT_STR(c.dbtype, "mysql");
	OC_ASSERT_STR(c.dbname, "tickets");
	OC_ASSERT_STR(c.dbuser, "ost");
	OC_ASSERT_STR(c.dbpass, "p'w");
	OC_ASSERT_STR(c.table_prefix, "help_");
	CU_ASSERT_EQUAL(c.connect_timeout, 3);
	OC_ASSERT_STR(c.ssl_ca, NULL);
	OC_ASSERT_STR(c.ssl_cert, NULL);
	OC_ASSERT_STR(c.root_path, NULL);
	OC_ASSERT_STR(c.trusted_proxies, "");
	OC_ASSERT_STR(c.session_sessid, "OSTSESSID");
	CU_ASSERT_EQUAL(c.nhosts, 1);
	OC_ASSERT_STR(c.hosts[0].name, "db");
	CU_ASSERT_EQUAL(c.hosts[0].port, 3307);
	oc_arena_release(&a);
}

static void
defaults_are_right(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ostconfig c;
	const char *why;

	CU_ASSERT_EQUAL(parse(&a, "<?php " REST, &c, &why), OC_OK);
	OC_ASSERT_STR(c.table_prefix, "ost_");
	OC_ASSERT_STR(c.admin_email, "");
	OC_ASSERT_STR(c.secret_salt, oc_md5_hex(&a, "ost_"));
	OC_ASSERT_STR(c.dbtype, "mysql");
	OC_ASSERT_STR(c.local_networks, "127.0.0.0/24");
	OC_ASSERT_STR(c.session_sessid, "OSTSESSID");
	OC_ASSERT_STR(c.session_backend, "database");
	OC_ASSERT_STR(c.memcache_servers, NULL);
	CU_ASSERT_EQUAL(parse(&a,
	                    "<?php define('TABLE_PREFIX','x_');"
	                    "define('ADMIN_EMAIL','a@b.cd');"
	                    "define('DBSSLCA',__DIR__.'/ca.pem');"
	                    "define('DBCONNECT_TIMEOUT', 10);" REST,
	                    &c, &why),
	    OC_OK);
	OC_ASSERT_STR(c.secret_salt, oc_md5_hex(&a, "x_a@b.cd"));
	CU_ASSERT_TRUE(c.salt_is_known);
	OC_ASSERT_STR(c.ssl_ca, "/srv/ost/include/ca.pem");
	OC_ASSERT_STR(c.ssl_cert, "");
	OC_ASSERT_STR(c.ssl_key, "");
	CU_ASSERT_EQUAL(c.connect_timeout, 10);
	oc_arena_release(&a);
}

static void
faults_have_reasons(void)
{
	static const struct {
		const char *first, *want;
	} rows[] = {
		{ "define('OSTINSTALLED',$x);",
		    "OSTINSTALLED uses a variable" },
		{ "define('DBNAME',getenv('X'));",
		    "DBNAME is the result of a function" },
		{ "define('DBPASS',\"a$b\");",
		    "DBPASS is a string that only PHP can read" },
		{ "define('DBUSER',$x);", "DBUSER uses a variable" },
		{ "define('DBUSER',XYZ);",
		    "DBUSER uses a constant that is not defined here" },
		{ "define('DBUSER','a' + 1);",
		    "DBUSER is more than this program can work out" },
		{ "if ($x) define('DBUSER','a');",
		    "DBUSER is defined under a condition only PHP can tell" },
		{ "define('DBUSER','');", "DBUSER is empty" },
		{ "define('DBNAME',false);", "DBNAME is empty" },
		{ "define('DBHOST','');", "DBHOST is empty" },
		{ "define('DBHOST',' , ');", "DBHOST is empty" },
		{ "define('DBHOST','a:0');", "DBHOST has a port that is none" },
		{ "define('DBHOST','a:65536');",
		    "DBHOST has a port that is none" },
		{ "define('DBHOST','[::1]x');",
		    "DBHOST has text after a bracket" },
		{ "define('DBHOST','1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,"
		  "18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33');",
		    "DBHOST has too many hosts" },
		{ "define('TABLE_PREFIX','ost-');",
		    "TABLE_PREFIX has more than letters, digits and \"_\"" },
		{ "define('TABLE_PREFIX','a`b');",
		    "TABLE_PREFIX has more than letters, digits and \"_\"" },
		{ "define('TABLE_PREFIX','\xC3\xA9');",
		    "TABLE_PREFIX has more than letters, digits and \"_\"" },
		{ "define('X','", "line 1: a string has no end" },
		{ "define('OSTINSTALLED',TRUE); return;",
		    "DBHOST is not defined" },
		{ "define('OSTINSTALLED',TRUE);define('DBHOST','a');"
		  "define('DBNAME','b');define('DBUSER','c'); return;",
		    "DBPASS is not defined" },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_ostconfig c = { .nhosts = 99 };
		const char *why = NULL;
		char *text;

		text = oc_sprintf(&a, "<?php %s" REST, rows[i].first);
		CU_ASSERT_EQUAL(parse(&a, text, &c, &why), OC_EINVAL);
		OC_ASSERT_STR(why, rows[i].want);
		CU_ASSERT_EQUAL(c.nhosts, 99);
		oc_arena_release(&a);
	}
}

static void
hosts_are_taken_apart(void)
{
	static const struct {
		const char *hosts, *want;
	} rows[] = {
		{ "localhost", "localhost 0 -|" },
		{ "db.example.com", "db.example.com 0 -|" },
		{ "db:3306", "db 3306 -|" },
		{ "localhost:3306", "127.0.0.1 3306 -|" },
		{ "LocalHost:3307", "127.0.0.1 3307 -|" },
		{ "localhost:/run/my.sock", "localhost 0 /run/my.sock|" },
		{ ":/run/my.sock", "localhost 0 /run/my.sock|" },
		{ ":3306", "127.0.0.1 3306 -|" },
		{ "p:db", "db 0 -|" },
		{ "p:db:3306", "db 3306 -|" },
		{ "p:localhost:/s", "localhost 0 /s|" },
		{ "a, b:1 ,p:c", "a 0 -|b 1 -|c 0 -|" },
		{ "a,,b,", "a 0 -|b 0 -|" },
		{ "[::1]", "::1 0 -|" },
		{ "[2001:db8::1]:3306", "2001:db8::1 3306 -|" },
		{ "2001:db8::1", "2001:db8::1 0 -|" },
		{ "127.0.0.1:3306", "127.0.0.1 3306 -|" },
		{ "db:", "db 0 -|" },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_buf *b = oc_buf_new(&a, 1000);
		struct oc_ostconfig c = { 0 };
		const char *why = "";
		char *text;

		text = oc_sprintf(
		    &a, "<?php define('DBHOST','%s');" REST, rows[i].hosts);
		CU_ASSERT_EQUAL(parse(&a, text, &c, &why), OC_OK);
		for (size_t k = 0; k < c.nhosts; k++)
			oc_buf_addf(b, "%s %u %s|", c.hosts[k].name,
			    c.hosts[k].port,
			    c.hosts[k].socket == NULL ? "-"
			                              : c.hosts[k].socket);
		OC_ASSERT_STR(oc_buf_str(b), rows[i].want);
		oc_arena_release(&a);
	}
}

static void
nothing_is_demanded_before_installation(void)
{
	static const char *const texts[] = { "", "<?php",
		"<?php define('OSTINSTALLED',FALSE);",
		"<?php define('TABLE_PREFIX','%CONFIG-PREFIX');",
		"<?php define('OSTINSTALLED',0);",
		"<?php define('OSTINSTALLED','');define('DBHOST','a:0');" };

	for (size_t i = 0; i < OC_COUNT(texts); i++) {
		struct oc_arena a = OC_ARENA_INIT;
		struct oc_ostconfig c = { .installed = true };
		const char *why = NULL;

		CU_ASSERT_EQUAL(parse(&a, texts[i], &c, &why), OC_OK);
		CU_ASSERT_FALSE(c.installed);
		CU_ASSERT_PTR_NOT_NULL(c.dbname);
		oc_arena_release(&a);
	}
}

static void
bounds_hold(void)
{
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_buf *b = oc_buf_new(&a, 1 << 20);
	struct oc_ostconfig c;
	const char *why = NULL;

	oc_buf_adds(b, "<?php ");
	for (int i = 0; i < 100000; i++)
		oc_buf_adds(b, "{");
	CU_ASSERT_EQUAL(parse(&a, b->data, &c, &why), OC_EINVAL);
	OC_ASSERT_STR(why, "line 1: nested too deeply");
	oc_buf_cut(b, 6);
	oc_buf_adds(b, "define('A',");
	for (int i = 0; i < 100000; i++)
		oc_buf_adds(b, "(");
	CU_ASSERT_EQUAL(parse(&a, b->data, &c, &why), OC_EINVAL);
	oc_buf_cut(b, 6);
	for (int i = 0; i < 1001; i++)
		oc_buf_addf(b, "define('A%d','');", i);
	CU_ASSERT_EQUAL(parse(&a, b->data, &c, &why), OC_EINVAL);
	OC_ASSERT_STR(why, "line 1: too many constants");
	oc_buf_cut(b, 6);
	while (b->len <= OC_OSTCONFIG_BYTES)
		oc_buf_adds(b, "# comment\n");
	CU_ASSERT_EQUAL(parse(&a, b->data, &c, &why), OC_EINVAL);
	OC_ASSERT_STR(why, "The file is too long");
	oc_arena_release(&a);
}

static void
files_are_loaded(void)
{
	static const char text[] =
	    "<?php define('DBSSLCA',__DIR__.'/ca');" REST;
	char dir[] = "/tmp/ostconfigXXXXXX", *path, *real;
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_ostconfig c;
	const char *why = NULL;
	FILE *f;

	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(dir));
	path = oc_sprintf(&a, "%s/ost-config.php", dir);
	CU_ASSERT_EQUAL(oc_ostconfig_load(&a, path, &c, &why), OC_ENOTFOUND);
	CU_ASSERT(why != NULL && strstr(why, "No such file") != NULL);
	CU_ASSERT_EQUAL(oc_ostconfig_load(&a, dir, &c, &why), OC_ENOTFOUND);
	f = fopen(path, "w");
	if (f == NULL)
		abort();
	fputs(text, f);
	fclose(f);
	CU_ASSERT_EQUAL(oc_ostconfig_load(&a, path, &c, &why), OC_OK);
	real = realpath(dir, NULL);
	OC_ASSERT_STR(c.ssl_ca, oc_sprintf(&a, "%s/ca", real));
	free(real);
	unlink(path);
	rmdir(dir);
	oc_arena_release(&a);
}

CU_TestInfo ostconfig_tests[] = {
	{ "constants are PHP's", constants_are_phps },
	{ "the installer's file is read", installers_file_is_read },
	{ "defaults are osTicket's", defaults_are_right },
	{ "faults have reasons", faults_have_reasons },
	{ "hosts are taken apart", hosts_are_taken_apart },
	{ "nothing is demanded before installation",
	    nothing_is_demanded_before_installation },
	{ "bounds hold", bounds_hold },
	{ "files are loaded", files_are_loaded },
	CU_TEST_INFO_NULL,
};
