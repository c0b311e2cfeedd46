/* test_html_strip.c - tags, entities, emoji and images, taken out one by one.
 */
#include "config.h"

#include "osticket/html.h"
#include "osticket/html_entity.h"
#include "pairs.h"

/* All wanted results are recorded from PHP 8.2 and osTicket 1.18.1. */
static const struct pair tags[] = {
	{ "", "" },
	{ "plain", "plain" },
	{ "a<b>c</b>d", "acd" },
	{ "a < b", "a < b" },
	{ "a <b", "a " },
	{ "a<", "a" },
	{ "<", "" },
	{ ">a>", ">a>" },
	{ "a<!-- b > c -->d", "ad" },
	{ "a<!-->b", "ab" },
	{ "a<!doctype \"x>y\">b", "ab" },
	{ "a<?php echo \">\" ?>b", "ab" },
	{ "a<?xml v?>b", "ab" },
	{ "<?xml v?>b", "b" },
	{ "a<? ( > ) ?>b", "ab" },
	{ "<a title=\"x>y\">z</a>", "z" },
	{ "<a title='x\">y'>z</a>", "z" },
	{ "<a <b> c>d", "d" },
	{ "<a\n b>c", "c" },
	{ "a<\tb", "a<\tb" },
	{ "x <> y", "x  y" },
	{ "<!-- unclosed", "" },
	{ "<a \"unclosed>b", "" },
	{ "a<!x \\\"y\">b", "a" },
	{ "&lt;b&gt;", "&lt;b&gt;" },
	{ "<br/>a<br />", "a" },
	{ "1<2>3", "13" },
	{ "<<b>>", "" },
	{ "<a b='c>d", "" },
	{ "<!x doctype \"a>b\">c", "c" },
	{ "a<!<?doctype>b", "ab" },
	{ "<a <!-- b --> > c>d", "  c>d" },
};

static const struct pair escaped[] = {
	{ "", "" },
	{ "a&b", "a&amp;b" },
	{ "&amp;&lt;&gt;&quot;", "&amp;&lt;&gt;&quot;" },
	{ "&eacute;&bogus;&apos;", "&eacute;&amp;bogus;&amp;apos;" },
	{ "&#39;&#x27;&#;&#x;", "&#39;&#x27;&amp;#;&amp;#x;" },
	{ "<a href=\"x\">'y'</a>",
	    "&lt;a href=&quot;x&quot;&gt;'y'&lt;/a&gt;" },
	{ "\303\251\346\227\245", "\303\251\346\227\245" },
	{ "&#99999999;", "&amp;#99999999;" },
	{ "&amp", "&amp;amp" },
	{ "&&amp;;", "&amp;&amp;;" },
	{ "&#x110000;", "&amp;#x110000;" },
	{ "&thetasym;&THORN;", "&thetasym;&THORN;" },
	{ "bad \377 utf-8", "" },
};

static const struct pair decoded[] = {
	{ "", "" },
	{ "&lt;&gt;&amp;&quot;&apos;", "<>&\"&apos;" },
	{ "&#60;&#x3e;&#x3E;&#38;&#34;&#39;", "<>>&\"&#39;" },
	{ "&#060;&#x0003c;&#65;", "<<&#65;" },
	{ "&amp;lt;", "&lt;" },
	{ "&LT;&eacute;&nbsp;", "&LT;&eacute;&nbsp;" },
	{ "&lt", "&lt" },
	{ "&#x0x3c;", "<" },
	{ "a&amp;b&;&#60", "a&b&;&#60" },
};

static const struct pair entities[] = {
	{ "", "" },
	{ "&lt;&gt;&amp;&quot;&apos;", "<>&\"&apos;" },
	{ "&#60;&#x3e;&#x3E;&#38;&#34;&#39;", "<>>&\"'" },
	{ "&#060;&#x0003c;&#65;", "<<A" },
	{ "&amp;lt;", "&lt;" },
	{ "&LT;&eacute;&nbsp;", "&LT;\303\251\302\240" },
	{ "&lt", "&lt" },
	{ "&#x0x3c;", "<" },
	{ "a&amp;b&;&#60", "a&b&;&#60" },
	{ "&apos;&#39;&nbsp;&#160;&#128;&#9;&#1;",
	    "&apos;'\302\240\302\240&#128;\t&#1;" },
	{ "&thetasym;&Theta;&theta;&zwj;&AElig;",
	    "\317\221\316\230\316\270\342\200\215\303\206" },
};

static const struct pair emoji[] = {
	{ "\302\251 \302\256 \302\253\302\257", "  \302\257" },
	{ "\360\237\230\200x\360\237\231\217", "x" },
	{ "\342\214\242\342\214\241\342\214\240\342\214\220",
	    "\342\214\241\342\214\240" },
	{ "\342\234\202\342\236\261", "\342\236\261" },
	{ "\360\237\233\223\360\237\233\222", "\360\237\233\223" },
	{ "\342\217\237\342\217\240", "\342\217\237" },
	{ "plain", "plain" },
	{ "\364\200\202\266!", "!" },
	{ "bad \377 utf-8", "" },
};

static const struct pair images[] = {
	{ "<img src=\"http://e.example/a.png\">",
	    "<img src=\"http://e.example/a.png\">" },
	{ "<img src=\"http://e.example/track\">", "" },
	{ "<img src=\"http://e.example/a.php?x=a.png\">", "" },
	{ "<img src=\"b.JPG\" />", "" },
	{ "<img src=\"a.gif#x?y\">", "<img src=\"a.gif#x?y\">" },
	{ "<img src=\"cid:x\">", "<img src=\"cid:x\">" },
	{ "<img src=\"http://e.example/cid:x\">",
	    "<img src=\"http://e.example/cid:x\">" },
	{ "<img alt=\"src\" src=\"/x/y.jpeg\" title=\"z\" />t",
	    "<img alt=\"src\" src=\"/x/y.jpeg\" title=\"z\" />t" },
	{ "<img src=\"\">", "<img src=\"\">" },
	{ "<img src='a.exe'>", "<img src='a.exe'>" },
	{ "<img alt=\"x\"> <img src=\"q\">", "<img alt=\"x\"> " },
	{ "<IMG SRC=\"q\">", "<IMG SRC=\"q\">" },
	{ "<img src=\"//h.example:80/a.png\">",
	    "<img src=\"//h.example:80/a.png\">" },
	{ "<img src=\"//h.example:99999/a.png\">", "" },
	{ "<img src=\"http:///a.png\">", "" },
	{ "<img src=\"http://u:p@h/a.png.\">", "" },
	{ "<img src=\"mailto:x.png\">", "<img src=\"mailto:x.png\">" },
	{ "<img src=\"file:///c:/a.png\">", "<img src=\"file:///c:/a.png\">" },
	{ "<img src=\"a.png\" data-src=\"b\">", "" },
	{ "<img src=\"x>y.png\">z", "<img src=\"x>y.png\">z" },
	{ "<img src=\"png\">", "<img src=\"png\">" },
	{ "<img src=\"a:80/b.gif\">", "<img src=\"a:80/b.gif\">" },
	{ "<img src=\":80.png\">", "<img src=\":80.png\">" },
	{ "<img src=\"x", "<img src=\"x" },
	{ "<img src=\"http://h/a.p-ng\"><img src=\"http://h/a.png-1\">",
	    "<img src=\"http://h/a.png-1\">" },
};

static void
tags_go(void)
{
	check_pairs(tags, OC_COUNT(tags), oc_html_strip_tags);
}

static void
chars_are_escaped_once(void)
{
	check_pairs(escaped, OC_COUNT(escaped), oc_html_chars);
}

static void
special_chars_are_decoded_once(void)
{
	check_pairs(decoded, OC_COUNT(decoded), oc_html_decode);
}

static void
entities_are_decoded(void)
{
	check_pairs(entities, OC_COUNT(entities), oc_html_entity_decode);
}

static void
emoji_go(void)
{
	check_pairs(emoji, OC_COUNT(emoji), oc_html_strip_emoticons);
}

static void
external_images_go(void)
{
	check_pairs(images, OC_COUNT(images), oc_html_strip_external_images);
}

CU_TestInfo html_strip_tests[] = {
	{ "tags go", tags_go },
	{ "chars are escaped once", chars_are_escaped_once },
	{ "special chars are decoded once", special_chars_are_decoded_once },
	{ "entities are decoded", entities_are_decoded },
	{ "emoji go", emoji_go },
	{ "external images go", external_images_go },
	CU_TEST_INFO_NULL,
};
