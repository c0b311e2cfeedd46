/*
 * test_date_format.c - how osTicket writes and reads dates.  The wants are
 * what PHP 8.2.36 with ICU 72.1 writes for osTicket 1.18.1's settings.
 */
#include "config.h"

#include "osticket/date_format.h"
#include "unit.h"

/* Sunday, 2026-07-05 13:35:05 UTC. */
#define T INT64_C(1783258505)

enum { FORMS = 4 };

/* Date, date and time, time, date and time with weekday; Europe/Warsaw. */
static const struct {
	const char *locale;
	const char *want[FORMS];
} usual[] = {
	{ "ar", { "٥\u200f/٧\u200f/٢٠٢٦", "٥\u200f/٧\u200f/٢٠٢٦ ٣:٣٥ م",
	            "٣:٣٥ م", "الأحد، ٥ يوليو ٢٠٢٦ في ٣:٣٥ م" } },
	{ "ar_EG", { "٥\u200f/٧\u200f/٢٠٢٦", "٥\u200f/٧\u200f/٢٠٢٦ ٣:٣٥ م",
	               "٣:٣٥ م", "الأحد، ٥ يوليو ٢٠٢٦ في ٣:٣٥ م" } },
	{ "ar_SA", { "٥\u200f/٧\u200f/٢٠٢٦ م", "٥\u200f/٧\u200f/٢٠٢٦ م ٣:٣٥ م",
	               "٣:٣٥ م", "الأحد، ٥ يوليو ٢٠٢٦ م في ٣:٣٥ م" } },
	{ "az", { "05.07.26", "05.07.26 15:35", "15:35",
	            "5 iyul 2026, bazar/15:35" } },
	{ "bg", { "5.07.26\u202fг.", "5.07.26\u202fг. 15:35 ч.", "15:35 ч.",
	            "неделя, 5 юли 2026\u202fг. в 15:35 ч." } },
	{ "bn", { "৫/৭/২৬", "৫/৭/২৬ ৩:৩৫ PM", "৩:৩৫ PM",
	            "রবিবার, ৫ জুলাই, ২০২৬ এ ৩:৩৫ PM" } },
	{ "bs", { "5. 7. 2026.", "5. 7. 2026. 15:35", "15:35",
	            "nedjelja, 5. juli 2026. u 15:35" } },
	{ "ca", { "5/7/26", "5/7/26 15:35", "15:35",
	            "diumenge, 5 de juliol de 2026, a les 15:35" } },
	{ "cs", { "05.07.26", "05.07.26 15:35", "15:35",
	            "neděle 5. července 2026 v 15:35" } },
	{ "cy", { "05/07/26", "05/07/26 15:35", "15:35",
	            "Dydd Sul, 5 Gorffennaf 2026 am 15:35" } },
	{ "da", { "05.07.2026", "05.07.2026 15.35", "15.35",
	            "søndag den 5. juli 2026 kl. 15.35" } },
	{ "de", { "05.07.26", "05.07.26 15:35", "15:35",
	            "Sonntag, 5. Juli 2026 um 15:35" } },
	{ "de_AT", { "05.07.26", "05.07.26 15:35", "15:35",
	               "Sonntag, 5. Juli 2026 um 15:35" } },
	{ "de_CH", { "05.07.26", "05.07.26 15:35", "15:35",
	               "Sonntag, 5. Juli 2026 um 15:35" } },
	{ "el", { "5/7/26", "5/7/26 3:35\u202fμ.μ.", "3:35\u202fμ.μ.",
	            "Κυριακή 5 Ιουλίου 2026 στις 3:35\u202fμ.μ." } },
	{ "en_US", { "7/5/26", "7/5/26 3:35\u202fPM", "3:35\u202fPM",
	               "Sunday, July 5, 2026 at 3:35\u202fPM" } },
	{ "en_GB", { "05/07/2026", "05/07/2026 15:35", "15:35",
	               "Sunday, 5 July 2026 at 15:35" } },
	{ "en_AU", { "5/7/26", "5/7/26 3:35\u202fpm", "3:35\u202fpm",
	               "Sunday, 5 July 2026 at 3:35\u202fpm" } },
	{ "en_CA", { "7/5/26", "7/5/26 3:35\u202fp.m.", "3:35\u202fp.m.",
	               "Sunday, July 5, 2026 at 3:35\u202fp.m." } },
	{ "en_IN", { "05/07/26", "05/07/26 3:35\u202fpm", "3:35\u202fpm",
	               "Sunday, 5 July, 2026 at 3:35\u202fpm" } },
	{ "en_IE", { "05/07/2026", "05/07/2026 15:35", "15:35",
	               "Sunday 5 July 2026 at 15:35" } },
	{ "en_ZA", { "2026/07/05", "2026/07/05 15:35", "15:35",
	               "Sunday, 05 July 2026 at 15:35" } },
	{ "es_AR", { "5/7/26", "5/7/26 15:35", "15:35",
	               "domingo, 5 de julio de 2026, 15:35" } },
	{ "es_ES", { "5/7/26", "5/7/26 15:35", "15:35",
	               "domingo, 5 de julio de 2026, 15:35" } },
	{ "es_MX", { "05/07/26", "05/07/26 15:35", "15:35",
	               "domingo, 5 de julio de 2026, 15:35" } },
	{ "et", { "05.07.26", "05.07.26 15:35", "15:35",
	            "pühapäev, 5. juuli 2026, kell 15:35" } },
	{ "eu", { "26/7/5", "26/7/5 15:35", "15:35",
	            "2026(e)ko uztailaren 5(a), igandea (15:35)" } },
	{ "fa", { "۲۰۲۶/۷/۵", "۲۰۲۶/۷/۵ ۱۵:۳۵", "۱۵:۳۵",
	            "۲۰۲۶ ژوئیهٔ ۵, یکشنبه ساعت ۱۵:۳۵" } },
	{ "fi", { "5.7.2026", "5.7.2026 15.35", "15.35",
	            "sunnuntai 5. heinäkuuta 2026 klo 15.35" } },
	{ "fr", { "05/07/2026", "05/07/2026 15:35", "15:35",
	            "dimanche 5 juillet 2026 à 15:35" } },
	{ "fr_CA", { "2026-07-05", "2026-07-05 15 h 35", "15 h 35",
	               "dimanche 5 juillet 2026 à 15 h 35" } },
	{ "gl", { "05/07/26", "05/07/26 15:35", "15:35",
	            "domingo, 5 de xullo de 2026, 15:35" } },
	{ "he", { "5.7.2026", "5.7.2026 15:35", "15:35",
	            "יום ראשון, 5 ביולי 2026 בשעה 15:35" } },
	{ "hi", { "5/7/26", "5/7/26 3:35 pm", "3:35 pm",
	            "रविवार, 5 जुलाई 2026 को 3:35 pm बजे" } },
	{ "hr", { "05. 07. 2026.", "05. 07. 2026. 15:35", "15:35",
	            "nedjelja, 5. srpnja 2026. u 15:35" } },
	{ "hu", { "2026. 07. 05.", "2026. 07. 05. 15:35", "15:35",
	            "2026. július 5., vasárnap 15:35" } },
	{ "hy", { "05.07.26", "05.07.26 15:35", "15:35",
	            "2026 թ. հուլիսի 5, կիրակի, 15:35" } },
	{ "id", { "05/07/26", "05/07/26 15.35", "15.35",
	            "Minggu, 05 Juli 2026 pukul 15.35" } },
	{ "is", { "5.7.2026", "5.7.2026 15:35", "15:35",
	            "sunnudagur, 5. júlí 2026 kl. 15:35" } },
	{ "it", { "05/07/26", "05/07/26 15:35", "15:35",
	            "domenica 5 luglio 2026 alle ore 15:35" } },
	{ "ja", { "2026/07/05", "2026/07/05 15:35", "15:35",
	            "2026年7月5日日曜日 15:35" } },
	{ "ka", { "05.07.26", "05.07.26 15:35", "15:35",
	            "კვირა, 05 ივლისი, 2026, 15:35" } },
	{ "kk", { "05.07.26", "05.07.26 15:35", "15:35",
	            "2026\u202fж. 5 шілде, жексенбі, 15:35" } },
	{ "km", { "5/7/26", "5/7/26 3:35 PM", "3:35 PM",
	            "អាទិត្យ 5 កក្កដា 2026 នៅ\u200bម៉ោង 3:35 PM" } },
	{ "ko", { "26. 7. 5.", "26. 7. 5. 오후 3:35", "오후 3:35",
	            "2026년 7월 5일 일요일 오후 3:35" } },
	{ "lt", { "2026-07-05", "2026-07-05 15:35", "15:35",
	            "2026 m. liepos 5 d., sekmadienis 15:35" } },
	{ "lv", { "05.07.26", "05.07.26 15:35", "15:35",
	            "svētdiena, 2026. gada 5. jūlijs 15:35" } },
	{ "mk", { "5.7.26", "5.7.26 15:35", "15:35",
	            "недела, 5 јули 2026, во 15:35" } },
	{ "mn", { "2026.07.05", "2026.07.05 15:35", "15:35",
	            "2026\u202fоны долоодугаар сарын 5, ням гараг 15:35" } },
	{ "ms", { "5/07/26", "5/07/26 3:35\u202fPTG", "3:35\u202fPTG",
	            "Ahad, 5 Julai 2026 pada 3:35\u202fPTG" } },
	{ "nb", { "05.07.2026", "05.07.2026 15:35", "15:35",
	            "søndag 5. juli 2026 kl. 15:35" } },
	{ "nl", { "05-07-2026", "05-07-2026 15:35", "15:35",
	            "zondag 5 juli 2026 om 15:35" } },
	{ "nl_BE", { "5/07/2026", "5/07/2026 15:35", "15:35",
	               "zondag 5 juli 2026 om 15:35" } },
	{ "no", { "05.07.2026", "05.07.2026 15:35", "15:35",
	            "søndag 5. juli 2026 kl. 15:35" } },
	{ "pl", { "5.07.2026", "5.07.2026 15:35", "15:35",
	            "niedziela, 5 lipca 2026 15:35" } },
	{ "pt_BR", { "05/07/2026", "05/07/2026 15:35", "15:35",
	               "domingo, 5 de julho de 2026 às 15:35" } },
	{ "pt_PT", { "05/07/26", "05/07/26 15:35", "15:35",
	               "domingo, 5 de julho de 2026 às 15:35" } },
	{ "ro", { "05.07.2026", "05.07.2026 15:35", "15:35",
	            "duminică, 5 iulie 2026 la 15:35" } },
	{ "ru", { "05.07.2026", "05.07.2026 15:35", "15:35",
	            "воскресенье, 5 июля 2026\u202fг. в 15:35" } },
	{ "sk", { "5. 7. 2026", "5. 7. 2026 15:35", "15:35",
	            "nedeľa 5. júla 2026 o 15:35" } },
	{ "sl", { "5. 07. 26", "5. 07. 26 15:35", "15:35",
	            "nedelja, 5. julij 2026 ob 15:35" } },
	{ "sq",
	    { "5.7.26", "5.7.26 3:35\u202fe pasdites", "3:35\u202fe pasdites",
	        "e diel, 5 korrik 2026 në 3:35\u202fe pasdites" } },
	{ "sr", { "5.7.26.", "5.7.26. 15:35", "15:35",
	            "недеља, 5. јул 2026. 15:35" } },
	{ "sr_CS", { "5.7.26.", "5.7.26. 15:35", "15:35",
	               "недеља, 5. јул 2026. 15:35" } },
	{ "sr_Latn", { "5.7.26.", "5.7.26. 15:35", "15:35",
	                 "nedelja, 5. jul 2026. 15:35" } },
	{ "sv_SE", { "2026-07-05", "2026-07-05 15:35", "15:35",
	               "söndag 5 juli 2026 kl. 15:35" } },
	{ "sw", { "05/07/2026", "05/07/2026 15:35", "15:35",
	            "Jumapili, 5 Julai 2026, 15:35" } },
	{ "th", { "5/7/26", "5/7/26 15:35", "15:35",
	            "วันอาทิตย์ที่ 5 กรกฎาคม ค.ศ. 2026 เวลา 15:35" } },
	{ "tr", { "5.07.2026", "5.07.2026 15:35", "15:35",
	            "5 Temmuz 2026 Pazar 15:35" } },
	{ "uk", { "05.07.26", "05.07.26 15:35", "15:35",
	            "неділя, 5 липня 2026\u202fр. о 15:35" } },
	{ "ur_IN", { "۵/۷/۲۶", "۵/۷/۲۶ ۳:۳۵ PM", "۳:۳۵ PM",
	               "اتوار، ۵ جولائی، ۲۰۲۶ کو ۳:۳۵ PM" } },
	{ "ur_PK", { "5/7/26", "5/7/26 3:35 PM", "3:35 PM",
	               "اتوار، 5 جولائی، 2026 کو 3:35 PM" } },
	{ "vi", { "05/07/2026", "05/07/2026 15:35", "15:35",
	            "lúc 15:35 Chủ Nhật, 5 tháng 7, 2026" } },
	{ "zh_CN", { "2026/7/5", "2026/7/5 15:35", "15:35",
	               "2026年7月5日星期日 15:35" } },
	{ "zh_HK", { "5/7/2026", "5/7/2026 下午3:35", "下午3:35",
	               "2026年7月5日星期日 下午3:35" } },
	{ "zh_TW", { "2026/7/5", "2026/7/5 下午3:35", "下午3:35",
	               "2026年7月5日 星期日 下午3:35" } },
};

/* Mornings, noon and midnight in January. */
static const struct {
	const char *locale;
	int64_t t;
	const char *want[FORMS];
} early[] = {
	{ "en_US", 1767247262,
	    { "1/1/26", "1/1/26 7:01\u202fAM", "7:01\u202fAM",
	        "Thursday, January 1, 2026 at 7:01\u202fAM" } },
	{ "en_GB", 1767247262,
	    { "01/01/2026", "01/01/2026 07:01", "07:01",
	        "Thursday, 1 January 2026 at 07:01" } },
	{ "de", 1767247262,
	    { "01.01.26", "01.01.26 07:01", "07:01",
	        "Donnerstag, 1. Januar 2026 um 07:01" } },
	{ "pl", 1767247262,
	    { "1.01.2026", "1.01.2026 07:01", "07:01",
	        "czwartek, 1 stycznia 2026 07:01" } },
	{ "zh_TW", 1767222000,
	    { "2026/1/1", "2026/1/1 凌晨12:00", "凌晨12:00",
	        "2026年1月1日 星期四 凌晨12:00" } },
	{ "zh_TW", 1767265200,
	    { "2026/1/1", "2026/1/1 中午12:00", "中午12:00",
	        "2026年1月1日 星期四 中午12:00" } },
	{ "zh_TW", 1767265260,
	    { "2026/1/1", "2026/1/1 中午12:01", "中午12:01",
	        "2026年1月1日 星期四 中午12:01" } },
	{ "zh_TW", 1767240000,
	    { "2026/1/1", "2026/1/1 清晨5:00", "清晨5:00",
	        "2026年1月1日 星期四 清晨5:00" } },
	{ "fa", 1767247262,
	    { "۲۰۲۶/۱/۱", "۲۰۲۶/۱/۱ ۷:۰۱", "۷:۰۱",
	        "۲۰۲۶ ژانویهٔ ۱, پنجشنبه ساعت ۷:۰۱" } },
	{ "es_MX", 1767247262,
	    { "01/01/26", "01/01/26 07:01", "07:01",
	        "jueves, 1 de enero de 2026, 07:01" } },
	{ "fr_CA", 1767247262,
	    { "2026-01-01", "2026-01-01 07 h 01", "07 h 01",
	        "jeudi 1 janvier 2026 à 07 h 01" } },
	{ "ko", 1767247262,
	    { "26. 1. 1.", "26. 1. 1. 오전 7:01", "오전 7:01",
	        "2026년 1월 1일 목요일 오전 7:01" } },
	{ "hi", 1767247262,
	    { "1/1/26", "1/1/26 7:01 am", "7:01 am",
	        "गुरुवार, 1 जनवरी 2026 को 7:01 am बजे" } },
	{ "pt_PT", 1767247262,
	    { "01/01/26", "01/01/26 07:01", "07:01",
	        "quinta-feira, 1 de janeiro de 2026 às 07:01" } },
	{ "fi", 1767247262,
	    { "1.1.2026", "1.1.2026 7.01", "7.01",
	        "torstai 1. tammikuuta 2026 klo 7.01" } },
};

/* Date formats "24", which is for dates with time only; UTC. */
static const struct {
	const char *locale;
	const char *want[FORMS];
} hours24[] = {
	{ "en_US", { "7/5/26", "7/5/26 13:35\u202f", "1:35\u202fPM",
	               "Sunday, July 5, 2026 at 1:35\u202fPM" } },
	{ "en_GB", { "05/07/2026", "05/07/2026 13:35", "13:35",
	               "Sunday, 5 July 2026 at 13:35" } },
	{ "fr_CA", { "2026-07-05", "2026-07-05 13 H 35", "13 h 35",
	               "dimanche 5 juillet 2026 à 13 h 35" } },
	{ "ko", { "26. 7. 5.", "26. 7. 5. 13:35", "오후 1:35",
	            "2026년 7월 5일 일요일 오후 1:35" } },
	{ "ar", { "٥\u200f/٧\u200f/٢٠٢٦", "٥\u200f/٧\u200f/٢٠٢٦ ١٣:٣٥",
	            "١:٣٥ م", "الأحد، ٥ يوليو ٢٠٢٦ في ١:٣٥ م" } },
	{ "zh_TW", { "2026/7/5", "2026/7/5 下午13:35", "下午1:35",
	               "2026年7月5日 星期日 下午1:35" } },
	{ "bg", { "5.07.26\u202fг.", "5.07.26\u202fг. 13:35 ч.", "13:35 ч.",
	            "неделя, 5 юли 2026\u202fг. в 13:35 ч." } },
	{ "hi", { "5/7/26", "5/7/26 13:35", "1:35 pm",
	            "रविवार, 5 जुलाई 2026 को 1:35 pm बजे" } },
	{ "en_AU", { "5/7/26", "5/7/26 13:35\u202f", "1:35\u202fpm",
	               "Sunday, 5 July 2026 at 1:35\u202fpm" } },
};

static const struct {
	const char *locale, *zone, *pattern, *want;
} patterns[] = {
	{ "en_US", "America/New_York", "yyyy-MM-dd", "2026-07-05" },
	{ "en_US", "America/New_York", "dd/MM/yyyy hh:mm a",
	    "05/07/2026 09:35 AM" },
	{ "en_US", "America/New_York", "EEEE, MMMM d, y",
	    "Sunday, July 5, 2026" },
	{ "en_US", "America/New_York", "EEE, MMM d yyyy h:mma",
	    "Sun, Jul 5 2026 9:35AM" },
	{ "en_US", "America/New_York", "d. LLLL y", "5. July 2026" },
	{ "en_US", "America/New_York", "LLL", "Jul" },
	{ "en_US", "America/New_York", "MMMMM", "J" },
	{ "en_US", "America/New_York", "EEEEE", "S" },
	{ "en_US", "America/New_York", "ccc", "Sun" },
	{ "en_US", "America/New_York", "cccc", "Sunday" },
	{ "en_US", "America/New_York", "e", "1" },
	{ "en_US", "America/New_York", "yy", "26" },
	{ "en_US", "America/New_York", "h K H k", "9 9 9 9" },
	{ "en_US", "America/New_York", "hh KK HH kk", "09 09 09 09" },
	{ "en_US", "America/New_York", "m:s", "35:5" },
	{ "en_US", "America/New_York", "mm:ss", "35:05" },
	{ "en_US", "America/New_York", "D", "186" },
	{ "en_US", "America/New_York", "DDD", "186" },
	{ "en_US", "America/New_York", "w", "28" },
	{ "en_US", "America/New_York", "ww", "28" },
	{ "en_US", "America/New_York", "YYYY", "2026" },
	{ "en_US", "America/New_York", "W", "2" },
	{ "en_US", "America/New_York", "F", "1" },
	{ "en_US", "America/New_York", "Q", "3" },
	{ "en_US", "America/New_York", "QQ", "03" },
	{ "en_US", "America/New_York", "G", "AD" },
	{ "en_US", "America/New_York", "B", "in the morning" },
	{ "en_US", "America/New_York", "a", "AM" },
	{ "en_US", "America/New_York", "A", "34505000" },
	{ "en_US", "America/New_York", "SSS", "000" },
	{ "en_US", "America/New_York", "u", "2026" },
	{ "en_US", "America/New_York", "g", "2461227" },
	{ "en_US", "America/New_York", "Z", "-0400" },
	{ "en_US", "America/New_York", "ZZZZ", "GMT-04:00" },
	{ "en_US", "America/New_York", "ZZZZZ", "-04:00" },
	{ "en_US", "America/New_York", "X", "-04" },
	{ "en_US", "America/New_York", "XX", "-0400" },
	{ "en_US", "America/New_York", "XXX", "-04:00" },
	{ "en_US", "America/New_York", "x", "-04" },
	{ "en_US", "America/New_York", "xxx", "-04:00" },
	{ "en_US", "America/New_York", "O", "GMT-4" },
	{ "en_US", "America/New_York", "OOOO", "GMT-04:00" },
	{ "en_US", "America/New_York", "z", "EDT" },
	{ "en_US", "America/New_York", "zzzz", "Eastern Daylight Time" },
	{ "en_US", "America/New_York", "VV", "America/New_York" },
	{ "en_US", "America/New_York", "VVV", "New York" },
	{ "en_US", "America/New_York", "h 'o''clock'", "9 o'clock" },
	{ "en_US", "America/New_York", "''yy", "'26" },
	{ "en_US", "America/New_York", "yyyy-MM-dd'T'HH:mm:ssXXX",
	    "2026-07-05T09:35:05-04:00" },
	{ "en_US", "America/New_York", "d 'de' MMMM", "5 de July" },
	{ "en_US", "America/New_York", "Y-m-d H:i", "2026-35-5 9:" },
	{ "en_US", "America/New_York", "d j M", "5 " },
	{ "en_US", "America/New_York", "d日", "5日" },
	{ "en_US", "America/New_York", "dddd", "0005" },
	{ "en_US", "America/New_York", "jj", "" },
	{ "en_US", "America/New_York", "d 'open", "5 open" },
	{ "de", "Europe/Warsaw", "EEEE, d. MMMM y", "Sonntag, 5. Juli 2026" },
	{ "de", "Europe/Warsaw", "LLL ccc", "Jul So" },
	{ "de", "Europe/Warsaw", "EEE MMM", "So. Juli" },
	{ "de", "Europe/Warsaw", "z", "MESZ" },
	{ "de", "Europe/Warsaw", "e w", "7 27" },
	{ "pl", "Europe/Warsaw", "d MMMM y", "5 lipca 2026" },
	{ "pl", "Europe/Warsaw", "LLLL y", "lipiec 2026" },
	{ "ru", "Europe/Warsaw", "d MMMM, LLLL", "5 июля, июль" },
	{ "fa", "Europe/Warsaw", "yyyy/MM/dd HH:mm", "۲۰۲۶/۰۷/۰۵ ۱۵:۳۵" },
	{ "bn", "Europe/Warsaw", "d", "৫" },
	{ "fi", "Europe/Warsaw", "cccc d. MMMM", "sunnuntai 5. heinäkuuta" },
	{ "fr", "America/New_York", "O OOOO", "UTC−4 UTC−04:00" },
	{ "fr_CA", "America/New_York", "z", "HAE" },
	{ "ja", "Europe/Warsaw", "y年M月d日EEEE", "2026年7月5日日曜日" },
	{ "en_AU", "America/New_York", "MMM e", "July 7" },
	{ "ar_EG", "Europe/Warsaw", "EEEE d MMMM y G", "الأحد ٥ يوليو ٢٠٢٦ م" },
	{ "sv_SE", "Europe/Warsaw", "EEE d MMM y", "sön 5 juli 2026" },
	{ "uk", "Europe/Warsaw", "LLLL MMMM", "липень липня" },
	{ "cs", "Europe/Warsaw", "d. MMMM y", "5. července 2026" },
};

static void
check_forms(const struct oc_date_style *style, int64_t t, const char *zone,
    const char *const want[FORMS])
{
	struct oc_arena a = OC_ARENA_INIT;

	for (int i = 0; i < FORMS; i++)
		OC_ASSERT_STR(
		    oc_date_format(&a, t, zone, style, (enum oc_date_form)i),
		    want[i]);
	oc_arena_release(&a);
}

static void
writes_as_the_locale_does(void)
{
	for (size_t i = 0; i < OC_COUNT(usual); i++)
		check_forms(
		    &(struct oc_date_style){ .locale = usual[i].locale }, T,
		    "Europe/Warsaw", usual[i].want);
	for (size_t i = 0; i < OC_COUNT(early); i++)
		check_forms(&(struct oc_date_style){ .locale = early[i].locale,
		                .date_formats = "" },
		    early[i].t, "Europe/Warsaw", early[i].want);
}

static void
writes_24_hours(void)
{
	for (size_t i = 0; i < OC_COUNT(hours24); i++)
		check_forms(
		    &(struct oc_date_style){
		        .locale = hours24[i].locale, .date_formats = "24" },
		    T, "UTC", hours24[i].want);
}

static void
writes_icu_patterns(void)
{
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(patterns); i++) {
		struct oc_date_style st = { .locale = patterns[i].locale,
			.date_formats = "custom",
			.date_format = patterns[i].pattern };
		char *got;

		got =
		    oc_date_format(&a, T, patterns[i].zone, &st, OC_DATE_SHORT);
		if (!oc_streq(got, patterns[i].want))
			fprintf(stderr, "pattern %s:\n", patterns[i].pattern);
		OC_ASSERT_STR(got, patterns[i].want);
	}
	oc_arena_release(&a);
}

static void
obeys_the_settings(void)
{
	static const struct {
		struct oc_date_style style;
		const char *want[FORMS];
	} rows[] = {
		/* Reader and system differ. */
		{ { "de", "en_US", "", NULL, NULL, NULL, NULL },
		    { "05.07.26", "7/5/26 1:35\u202fPM", "13:35",
		        "Sonntag, 5. Juli 2026 um 13:35" } },
		{ { "en_US", "de", "24", NULL, NULL, NULL, NULL },
		    { "7/5/26", "05.07.26 13:35", "1:35\u202fPM",
		        "Sunday, July 5, 2026 at 1:35\u202fPM" } },
		/* Own patterns count only with "custom", ... */
		{ { "en_GB", NULL, "", "'a'", "'b'", "'c'", "'d'" },
		    { "05/07/2026", "05/07/2026 13:35", "13:35",
		        "Sunday, 5 July 2026 at 13:35" } },
		{ { "en_US", NULL, "custom", "'a'", "'b'", "'c'", "'d'" },
		    { "b", "c", "a", "d" } },
		/* ... and the one for dates stands in for the others. */
		{ { "en_US", NULL, "custom", "", "dd.MM.yy", "", "" },
		    { "05.07.26", "05.07.26", "05.07.26", "05.07.26" } },
		{ { "en_US", NULL, "custom", "HH:mm", "", NULL, NULL },
		    { "7/5/26", "7/5/26, 1:35\u202fPM", "13:35",
		        "Sunday, July 5, 2026 at 1:35\u202fPM" } },
		{ { "en_US", NULL, "custom", "0", "0", "yyyy", "EEEE" },
		    { "0", "2026", "0", "Sunday" } },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++)
		check_forms(&rows[i].style, T, "UTC", rows[i].want);
	check_forms(
	    &rows[0].style, 0, "UTC", (const char *const[]){ "", "", "", "" });
}

/* What is not known is written as its nearest relative. */
static void
finds_the_locale(void)
{
	static const struct {
		const char *tag, *want;
	} rows[] = {
		{ "de_LU", "05.07.26" },
		{ "de-de", "05.07.26" },
		{ "DE", "05.07.26" },
		{ "de_DE.UTF-8", "05.07.26" },
		{ "de@calendar=gregorian", "05.07.26" },
		{ "de_XX", "05.07.26" },
		{ "zh_hant_tw", "2026/7/5" },
		{ "en_us", "7/5/26" },
		{ "en_GB_oed", "05/07/2026" },
		{ "xx_YY", "7/5/26" },
		{ "_", "7/5/26" },
		{ "-----------------------------------------", "7/5/26" },
		{ "", "7/5/26" },
		{ NULL, "7/5/26" },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_date_style st = { .locale = rows[i].tag };

		OC_ASSERT_STR(oc_date_format(&a, T, "UTC", &st, OC_DATE_SHORT),
		    rows[i].want);
	}
	oc_arena_release(&a);
}

static void
stays_within_bounds(void)
{
	static char pattern[100000];
	struct oc_arena a = OC_ARENA_INIT;
	struct oc_date_style st = { .date_formats = "custom",
		.date_format = pattern };

	memset(pattern, 'd', sizeof pattern - 1);
	CU_ASSERT_TRUE(
	    strlen(oc_date_format(&a, T, "UTC", &st, OC_DATE_SHORT)) < 5000);
	for (size_t i = 0; i + 1 < sizeof pattern; i++)
		pattern[i] = "EEEE, MMMM''"[i % 12];
	CU_ASSERT_TRUE(
	    strlen(oc_date_format(&a, T, "UTC", &st, OC_DATE_SHORT)) < 5000);
	st.date_format = "yyyy";
	for (int i = 0; i < 64; i++)
		oc_date_format(
		    &a, (int64_t)(UINT64_C(1) << i), "UTC", &st, OC_DATE_SHORT);
	oc_arena_release(&a);
}

static void
knows_zones_of_settings(void)
{
	static const struct {
		const char *setting, *want;
	} rows[] = {
		{ "UTC", "UTC" },
		{ "", "UTC" },
		{ NULL, "UTC" },
		{ "0", "UTC" },
		{ "+00:00", "UTC" },
		{ "Europe/Warsaw", "Europe/Warsaw" },
		{ "GMT", "Europe/London" },
		{ "gmt", "UTC" },
		{ "EST", "America/New_York" },
		{ "cest", "Europe/Berlin" },
		{ "3600", "Europe/Paris" },
		{ "-18000", "America/New_York" },
		{ "1234", NULL },
		{ "Japan", NULL },
		{ "Z", NULL },
		{ "SYSTEM", NULL },
		{ "Nowhere/Else", NULL },
		{ "+02:00", NULL },
		{ "../UTC", NULL },
	};

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		char out[OC_ZONE_MAX] = "untouched";
		bool known = oc_date_zone(rows[i].setting, out);

		CU_ASSERT_EQUAL(known, rows[i].want != NULL);
		OC_ASSERT_STR(out, known ? rows[i].want : "untouched");
	}
}

static void
reads_dates(void)
{
	static const struct {
		const char *text, *zone, *stored; /* in America/New_York */
	} rows[] = {
		{ "", NULL, NULL },
		{ "0", NULL, NULL },
		{ "1", "UTC", "1969-12-31 19:00:01 EST" },
		{ "12", "UTC", "1969-12-31 19:00:12 EST" },
		{ "-5", "UTC", "1969-12-31 18:59:55 EST" },
		{ "+5", "UTC", "1969-12-31 19:00:05 EST" },
		{ "1e5", NULL, NULL },
		{ "1.5", NULL, NULL },
		{ " 12", NULL, NULL },
		{ "12 ", NULL, NULL },
		{ "1767225600", "UTC", "2025-12-31 19:00:00 EST" },
		{ "99999999999999999999", NULL, NULL },
		{ "0x1A", NULL, NULL },
		{ "2026-01-01 EST", "America/New_York",
		    "2026-01-01 00:00:00 EST" },
		{ "2026-01-01 GMT", "Europe/London",
		    "2025-12-31 19:00:00 EST" },
		{ "2026-01-01 UTC", "UTC", "2025-12-31 19:00:00 EST" },
		{ "2026-01-01 utc", "UTC", "2025-12-31 19:00:00 EST" },
		{ "2026-01-01 Z", "UTC", "2025-12-31 19:00:00 EST" },
		{ "2026-01-01 Japan", "UTC", "2025-12-31 10:00:00 EST" },
		{ "2026-01-01 +02:00", "Europe/Helsinki",
		    "2025-12-31 17:00:00 EST" },
		{ "2026-01-01 -00:00", "UTC", "2025-12-31 19:00:00 EST" },
		{ "2026-01-01 +04:30", "UTC", "2025-12-31 14:30:00 EST" },
		{ "2026-01-01 +05:30", "Asia/Kolkata",
		    "2025-12-31 13:30:00 EST" },
		{ "2026-01-01 Europe/Paris", "Europe/Paris",
		    "2025-12-31 18:00:00 EST" },
		{ "2026-01-01 a", "UTC", "2025-12-31 18:00:00 EST" },
		{ "hello", NULL, NULL },
		{ "0000-00-00 00:00:00", "UTC", "-0001-11-29 19:03:58 LMT" },
		{ "20260101", "UTC", "1970-08-23 07:48:21 EDT" },
		{ "2027-03-04", "UTC", "2027-03-03 19:00:00 EST" },
		{ "2027-03-04 05:06:00 UTC", "UTC", "2027-03-04 00:06:00 EST" },
		{ "2027-03-04 00:06:00 EST", "America/New_York",
		    "2027-03-04 00:06:00 EST" },
		{ "@1767225600", "UTC", "2025-12-31 19:00:00 EST" },
		{ "2026-07-01T10:00:00+14:00", "UTC",
		    "2026-06-30 16:00:00 EDT" },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++) {
		struct oc_datetime d = { 0 };
		bool ok = oc_date_parse(rows[i].text, T, &d);

		CU_ASSERT_EQUAL(ok, rows[i].zone != NULL);
		if (!ok)
			continue;
		OC_ASSERT_STR(d.zone, rows[i].zone);
		OC_ASSERT_STR(oc_date_stored(&a, d.t, "America/New_York"),
		    rows[i].stored);
	}
	oc_arena_release(&a);
}

static void
tells_how_long_ago(void)
{
	static const struct {
		int64_t ago;
		const char *want;
	} rows[] = {
		{ 0, "just now" },
		{ 2, "just now" },
		{ -2, "now" },
		{ 3, "3 seconds ago" },
		{ -3, "in 3 seconds" },
		{ 59, "59 seconds ago" },
		{ 60, "about a minute ago" },
		{ -60, "in about a minute" },
		{ 119, "about a minute ago" },
		{ 120, "2 minutes ago" },
		{ 3599, "59 minutes ago" },
		{ 3600, "about an hour ago" },
		{ -7199, "in about an hour" },
		{ 7200, "2 hours ago" },
		{ -86399, "in 23 hours" },
		{ 86400, "1 days ago" },
		{ 129599, "1 days ago" },
		{ 129600, "2 days ago" },
		{ -432000, "in 5 days" },
		{ 2505599, "29 days ago" },
		{ 2505600, "about a month ago" },
		{ -2592000, "in about a month" },
		{ 5183999, "about a month ago" },
		{ 5184000, "2 months ago" },
		{ -5184000, "in 2 months" },
		{ 8640000, "4 months ago" },
		{ -17280000, "in 6 months" },
		{ 29376000, "a year ago" },
		{ 31968000, "a year ago" },
		{ -34560000, "in a year" },
		{ 51840000, "2 years ago" },
		{ -77760000, "in 2 years" },
		{ 172800000, "5 years ago" },
		{ -432000000, "in 14 years" },
	};
	struct oc_arena a = OC_ARENA_INIT;

	for (size_t i = 0; i < OC_COUNT(rows); i++)
		OC_ASSERT_STR(
		    oc_date_humanize(&a, T - rows[i].ago, T), rows[i].want);
	oc_arena_release(&a);
}

CU_TestInfo date_format_tests[] = {
	{ "writes as the locale does", writes_as_the_locale_does },
	{ "writes 24 hours", writes_24_hours },
	{ "writes ICU patterns", writes_icu_patterns },
	{ "obeys the settings", obeys_the_settings },
	{ "finds the locale", finds_the_locale },
	{ "stays within bounds", stays_within_bounds },
	{ "knows zones of settings", knows_zones_of_settings },
	{ "reads dates", reads_dates },
	{ "tells how long ago", tells_how_long_ago },
	CU_TEST_INFO_NULL,
};
