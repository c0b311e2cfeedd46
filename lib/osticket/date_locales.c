/* date_locales.c - how languages and regions write dates (CLDR 42). */
#include "config.h"

#include "osticket/date_locales.h"

/*
 * A row has what differs from its parent's.  Names are in order (January,
 * Sunday, morning, before the era) with a bar between them.
 */
const struct oc_date_locale oc_date_locales[] = {
	{ "en", NULL,
	    { [OC_DL_MONTHS] = "January|February|March|April|May|June|July|"
	                       "August|September|October|November|December",
	        [OC_DL_MONTHS_SHORT] =
	            "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
	        [OC_DL_MONTHS_NARROW] = "J|F|M|A|M|J|J|A|S|O|N|D",
	        [OC_DL_DAYS] =
	            "Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday",
	        [OC_DL_DAYS_SHORT] = "Sun|Mon|Tue|Wed|Thu|Fri|Sat",
	        [OC_DL_DAYS_NARROW] = "S|M|T|W|T|F|S",
	        [OC_DL_AM_PM] = "AM|PM",
	        [OC_DL_ERAS] = "BC|AD",
	        [OC_DL_PERIODS] =
	            "00at night|06in the morning|12in the afternoon|18in the "
	            "evening|21at night|NNnoon",
	        [OC_DL_GMT] = "GMT+|GMT-|:||GMT",
	        [OC_DL_ZONES] =
	            "EST EDT CST CDT MST MDT PST PDT AKST AKDT AST ADT HST",
	        [OC_DL_ZERO] = "0",
	        [OC_DL_DATE] = "M/d/yy",
	        [OC_DL_TIME] = "h:mm\u202fa",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, MMMM d, y 'at' h:mm\u202fa",
	        [OC_DL_DATE_TIME] = "M/d/yy, h:mm\u202fa" } },
	{ "en_001 en_AG en_BB en_BM en_BS en_CY en_DM en_FJ en_FM en_GD en_GY "
	  "en_JM en_KI en_KN en_KY en_LC en_MY en_PG en_PK en_PW en_SB en_TC "
	  "en_TO en_TT en_VC en_VG en_VU en_WS",
	    "en",
	    { [OC_DL_MONTHS_SHORT] =
	            "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec",
	        [OC_DL_AM_PM] = "am|pm",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "dd/MM/y",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y 'at' h:mm\u202fa",
	        [OC_DL_DATE_TIME] = "dd/MM/y, h:mm\u202fa" } },
	{ "en_150 en_AT en_DE en_NL en_SI", "en_001",
	    { [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y 'at' HH:mm",
	        [OC_DL_DATE_TIME] = "dd/MM/y, HH:mm" } },
	{ "en_AE", "en_001",
	    { [OC_DL_MONTHS_SHORT] =
	            "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
	        [OC_DL_AM_PM] = "AM|PM" } },
	{ "en_AI en_CC en_CK en_CX en_DG en_FK en_GG en_GI en_IM en_IO en_JE "
	  "en_MS en_MT en_NF en_NR en_NU en_PN en_SC en_SH en_SX en_TK en_TV",
	    "en_150", { [OC_DL_ZONES] = "" } },
	{ "en_AU", "en_001",
	    { [OC_DL_MONTHS_SHORT] =
	            "Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec",
	        [OC_DL_ALONE_MONTHS_SHORT] =
	            "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec",
	        [OC_DL_DAYS_NARROW] = "Su.|M.|Tu.|W.|Th.|F.|Sa.",
	        [OC_DL_PERIODS] =
	            "00night|06morning|12afternoon|18evening|21night|NNmidday",
	        [OC_DL_ZONES] = "AEDT AEST ACDT ACST AWST NZDT NZST",
	        [OC_DL_DATE] = "d/M/yy",
	        [OC_DL_DATE_TIME] = "d/M/yy, h:mm\u202fa" } },
	{ "en_BE", "en_150",
	    { [OC_DL_DATE] = "dd/MM/yy",
	        [OC_DL_DATE_TIME] = "dd/MM/yy, HH:mm" } },
	{ "en_BI", "en",
	    { [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, MMMM d, y 'at' HH:mm",
	        [OC_DL_DATE_TIME] = "M/d/yy, HH:mm" } },
	{ "en_BW", "en_BE",
	    { [OC_DL_ZONES] = "SAST CAT EAT WAT",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, dd MMMM y 'at' HH:mm" } },
	{ "en_BZ", "en_BW", { [OC_DL_ZONES] = "" } },
	{ "en_CA", "en",
	    { [OC_DL_AM_PM] = "a.m.|p.m.",
	        [OC_DL_ZONES] = "EST EDT CST CDT MST MDT PST PDT AKST AKDT AST "
	                        "ADT NST NDT HST IST AEDT AEST AWST WIB" } },
	{ "en_CH", "en_150",
	    { [OC_DL_DATE] = "dd.MM.y",
	        [OC_DL_DATE_TIME] = "dd.MM.y, HH:mm" } },
	{ "en_CM en_KE en_MG en_MU en_NG en_RW en_TZ en_UG", "en_150",
	    { [OC_DL_ZONES] = "SAST CAT EAT WAT" } },
	{ "en_DK", "en_150",
	    { [OC_DL_TIME] = "HH.mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y 'at' HH.mm",
	        [OC_DL_DATE_TIME] = "dd/MM/y, HH.mm" } },
	{ "en_ER en_GH en_GM en_LR en_LS en_MW en_NA en_SD en_SL en_SS en_SZ "
	  "en_ZM",
	    "en_001", { [OC_DL_ZONES] = "SAST CAT EAT WAT" } },
	{ "en_FI", "en_150",
	    { [OC_DL_TIME] = "H.mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y 'at' H.mm",
	        [OC_DL_DATE_TIME] = "dd/MM/y, H.mm" } },
	{ "en_GB", "en_150",
	    { [OC_DL_ZONES] = "CET CEST EET EEST WET WEST BST" } },
	{ "en_HK", "en_001",
	    { [OC_DL_ZONES] = "HKT",
	        [OC_DL_DATE] = "d/M/y",
	        [OC_DL_DATE_TIME] = "d/M/y, h:mm\u202fa" } },
	{ "en_IE", "en_AI",
	    { [OC_DL_AM_PM] = "a.m.|p.m.",
	        [OC_DL_DAY_DATE_TIME] = "EEEE d MMMM y 'at' HH:mm" } },
	{ "en_IL", "en_001",
	    { [OC_DL_TIME] = "H:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y 'at' H:mm",
	        [OC_DL_DATE_TIME] = "dd/MM/y, H:mm" } },
	{ "en_IN", "en_001",
	    { [OC_DL_ZONES] = "IST",
	        [OC_DL_DATE] = "dd/MM/yy",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM, y 'at' h:mm\u202fa",
	        [OC_DL_DATE_TIME] = "dd/MM/yy, h:mm\u202fa" } },
	{ "en_MH en_MP", "en", { [OC_DL_ZONES] = "" } },
	{ "en_MO", "en_001", { [OC_DL_ZONES] = "HKT" } },
	{ "en_MV", "en_IE",
	    { [OC_DL_AM_PM] = "am|pm",
	        [OC_DL_DATE] = "d-M-yy",
	        [OC_DL_DATE_TIME] = "d-M-yy, HH:mm" } },
	{ "en_NZ", "en_001",
	    { [OC_DL_ZONES] = "AEDT AEST ACDT ACST AWST NZDT NZST",
	        [OC_DL_DATE] = "d/MM/yy",
	        [OC_DL_DATE_TIME] = "d/MM/yy, h:mm\u202fa" } },
	{ "en_SE", "en_150",
	    { [OC_DL_DATE] = "y-MM-dd",
	        [OC_DL_DATE_TIME] = "y-MM-dd, HH:mm" } },
	{ "en_SG", "en_001",
	    { [OC_DL_DATE] = "d/M/yy",
	        [OC_DL_DATE_TIME] = "d/M/yy, h:mm\u202fa" } },
	{ "en_ZA", "en_BW",
	    { [OC_DL_DATE] = "y/MM/dd",
	        [OC_DL_DATE_TIME] = "y/MM/dd, HH:mm" } },
	{ "en_ZW", "en_BW",
	    { [OC_DL_DATE] = "d/M/y", [OC_DL_DATE_TIME] = "d/M/y, HH:mm" } },
	{ "af", "en",
	    { [OC_DL_MONTHS] = "Januarie|Februarie|Maart|April|Mei|Junie|Julie|"
	                       "Augustus|September|Oktober|November|Desember",
	        [OC_DL_MONTHS_SHORT] = "Jan.|Feb.|Mrt.|Apr.|Mei|Jun.|Jul.|Aug.|"
	                               "Sep.|Okt.|Nov.|Des.",
	        [OC_DL_DAYS] =
	            "Sondag|Maandag|Dinsdag|Woensdag|Donderdag|Vrydag|Saterdag",
	        [OC_DL_DAYS_SHORT] = "So.|Ma.|Di.|Wo.|Do.|Vr.|Sa.",
	        [OC_DL_DAYS_NARROW] = "S|M|D|W|D|V|S",
	        [OC_DL_AM_PM] = "vm.|nm.",
	        [OC_DL_ERAS] = "v.C.|n.C.",
	        [OC_DL_PERIODS] =
	            "00die nag|05die oggend|12die middag|18die aand",
	        [OC_DL_ZONES] = "SAST CAT EAT WAT",
	        [OC_DL_DATE] = "y-MM-dd",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE dd MMMM y 'om' HH:mm",
	        [OC_DL_DATE_TIME] = "y-MM-dd HH:mm" } },
	{ "af_NA", "af",
	    { [OC_DL_TIME] = "h:mm\u202fa",
	        [OC_DL_DAY_DATE_TIME] = "EEEE dd MMMM y 'om' h:mm\u202fa",
	        [OC_DL_DATE_TIME] = "y-MM-dd h:mm\u202fa" } },
	{ "ar", "en",
	    { [OC_DL_MONTHS] = "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|"
	                       "سبتمبر|أكتوبر|نوفمبر|ديسمبر",
	        [OC_DL_MONTHS_SHORT] =
	            "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|"
	            "أكتوبر|نوفمبر|ديسمبر",
	        [OC_DL_MONTHS_NARROW] = "ي|ف|م|أ|و|ن|ل|غ|س|ك|ب|د",
	        [OC_DL_DAYS] =
	            "الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت",
	        [OC_DL_DAYS_SHORT] =
	            "الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت",
	        [OC_DL_DAYS_NARROW] = "ح|ن|ث|ر|خ|ج|س",
	        [OC_DL_AM_PM] = "ص|م",
	        [OC_DL_ERAS] = "ق.م|م",
	        [OC_DL_PERIODS] =
	            "00في المساء|01ليلاً|03فجرًا|06ص|12ظهرًا|13بعد الظهر|18مساءً",
	        [OC_DL_GMT] = "غرينتش+|غرينتش-|:||غرينتش",
	        [OC_DL_ZONES] = "",
	        [OC_DL_ZERO] = "٠",
	        [OC_DL_DATE] = "d\u200f/M\u200f/y",
	        [OC_DL_TIME] = "h:mm a",
	        [OC_DL_DAY_DATE_TIME] = "EEEE، d MMMM y في h:mm a",
	        [OC_DL_DATE_TIME] = "d\u200f/M\u200f/y، h:mm a" } },
	{ "ar_AE ar_EH", "ar", { [OC_DL_ZERO] = "0" } },
	{ "ar_DZ ar_TN", "ar_AE",
	    { [OC_DL_MONTHS] = "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|"
	                       "سبتمبر|أكتوبر|نوفمبر|ديسمبر",
	        [OC_DL_MONTHS_SHORT] = "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|"
	                               "أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
	        [OC_DL_MONTHS_NARROW] = "ج|ف|م|أ|م|ج|ج|أ|س|أ|ن|د" } },
	{ "ar_IL", "ar",
	    { [OC_DL_TIME] = "H:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE، d MMMM y في H:mm",
	        [OC_DL_DATE_TIME] = "d\u200f/M\u200f/y، H:mm" } },
	{ "ar_IQ", "ar",
	    { [OC_DL_MONTHS] = "كانون "
	                       "الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|"
	                       "أيلول|تشرين الأول|تشرين الثاني|كانون الأول",
	        [OC_DL_MONTHS_SHORT] =
	            "كانون "
	            "الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|"
	            "تشرين\u00a0الأول|تشرين الثاني|كانون الأول",
	        [OC_DL_MONTHS_NARROW] = "ك|ش|آ|ن|أ|ح|ت|آ|أ|ت|ت|ك",
	        [OC_DL_ALONE_MONTHS_SHORT] =
	            "كانون "
	            "الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين "
	            "الأول|تشرين الثاني|كانون الأول" } },
	{ "ar_JO ar_LB ar_PS ar_SY", "ar_IQ",
	    { [OC_DL_MONTHS_SHORT] =
	            "كانون "
	            "الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين "
	            "الأول|تشرين الثاني|كانون الأول" } },
	{ "ar_KM", "ar",
	    { [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE، d MMMM y في HH:mm",
	        [OC_DL_DATE_TIME] = "d\u200f/M\u200f/y، HH:mm" } },
	{ "ar_LY", "ar_AE",
	    { [OC_DL_PERIODS] =
	            "00في المساء|01ل|03فجرًا|06ص|12ظهرًا|13بعد الظهر|18مساءً" } },
	{ "ar_MA", "ar_KM",
	    { [OC_DL_MONTHS] = "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|"
	                       "شتنبر|أكتوبر|نونبر|دجنبر",
	        [OC_DL_MONTHS_SHORT] = "يناير|فبراير|مارس|أبريل|ماي|يونيو|"
	                               "يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر",
	        [OC_DL_MONTHS_NARROW] = "ي|ف|م|أ|م|ن|ل|غ|ش|ك|ب|د",
	        [OC_DL_ZERO] = "0" } },
	{ "ar_MR", "ar",
	    { [OC_DL_MONTHS] = "يناير|فبراير|مارس|إبريل|مايو|يونيو|يوليو|أغشت|"
	                       "شتمبر|أكتوبر|نوفمبر|دجمبر",
	        [OC_DL_MONTHS_SHORT] = "يناير|فبراير|مارس|إبريل|مايو|يونيو|"
	                               "يوليو|أغشت|شتمبر|أكتوبر|نوفمبر|دجمبر",
	        [OC_DL_MONTHS_NARROW] = "ي|ف|م|إ|و|ن|ل|غ|ش|ك|ب|د" } },
	{ "ar_SA", "ar_LY",
	    { [OC_DL_ZERO] = "٠",
	        [OC_DL_DATE] = "d\u200f/M\u200f/y GGGGG",
	        [OC_DL_DAY_DATE_TIME] = "EEEE، d MMMM y G في h:mm a",
	        [OC_DL_DATE_TIME] = "d\u200f/M\u200f/y GGGGG، h:mm a" } },
	{ "az", "en",
	    { [OC_DL_MONTHS] = "yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|"
	                       "sentyabr|oktyabr|noyabr|dekabr",
	        [OC_DL_MONTHS_SHORT] =
	            "yan|fev|mar|apr|may|iyn|iyl|avq|sen|okt|noy|dek",
	        [OC_DL_MONTHS_NARROW] = "1|2|3|4|5|6|7|8|9|10|11|12",
	        [OC_DL_DAYS] = "bazar|bazar ertəsi|çərşənbə "
	                       "axşamı|çərşənbə|cümə axşamı|cümə|şənbə",
	        [OC_DL_DAYS_SHORT] = "B.|B.e.|Ç.a.|Ç.|C.a.|C.|Ş.",
	        [OC_DL_DAYS_NARROW] = "7|1|2|3|4|5|6",
	        [OC_DL_ALONE_DAYS_SHORT] = "B.|B.E.|Ç.A.|Ç.|C.A.|C.|Ş.",
	        [OC_DL_ERAS] = "e.ə.|y.e.",
	        [OC_DL_PERIODS] = "00gecə|04sübh|06səhər|12gündüz|17axşamüstü|"
	                          "19axşam|NNgünorta",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "dd.MM.yy",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "d MMMM y, EEEE/HH:mm",
	        [OC_DL_DATE_TIME] = "dd.MM.yy, HH:mm" } },
	{ "az_Cyrl", "az",
	    { [OC_DL_MONTHS] = "јанвар|феврал|март|апрел|май|ијун|ијул|август|"
	                       "сентјабр|октјабр|нојабр|декабр",
	        [OC_DL_MONTHS_SHORT] =
	            "јан|фев|мар|апр|май|ијн|ијл|авг|сен|окт|ној|дек",
	        [OC_DL_ALONE_MONTHS] = "Јанвар|Феврал|Март|Апрел|Май|Ијун|Ијул|"
	                               "Август|Сентјабр|Октјабр|Нојабр|Декабр",
	        [OC_DL_DAYS] = "базар|базар ертәси|чәршәнбә "
	                       "ахшамы|чәршәнбә|ҹүмә ахшамы|ҹүмә|шәнбә",
	        [OC_DL_DAYS_SHORT] = "Б.|Б.Е.|Ч.А.|Ч.|Ҹ.А.|Ҹ.|Ш.",
	        [OC_DL_ALONE_DAYS_SHORT] = "Б.|Б.Е.|Ч.А.|Ч.|Ҹ.А.|Ҹ.|Ш.",
	        [OC_DL_AM_PM] = "АМ|ПМ",
	        [OC_DL_ERAS] = "е.ә.|ј.е.",
	        [OC_DL_PERIODS] = "00ҝеҹә|04сүбһ|06сәһәр|12ҝүндүз|17ахшамүстү|"
	                          "19ахшам|NNҝүнорта",
	        [OC_DL_DAY_DATE_TIME] = "d MMMM y, EEEE HH:mm",
	        [OC_DL_DATE_TIME] = "dd.MM.yy HH:mm" } },
	{ "be", "en",
	    { [OC_DL_MONTHS] =
	            "студзеня|лютага|сакавіка|красавіка|мая|чэрвеня|ліпеня|"
	            "жніўня|верасня|кастрычніка|лістапада|снежня",
	        [OC_DL_MONTHS_SHORT] =
	            "сту|лют|сак|кра|мая|чэр|ліп|жні|вер|кас|ліс|сне",
	        [OC_DL_MONTHS_NARROW] = "с|л|с|к|м|ч|л|ж|в|к|л|с",
	        [OC_DL_ALONE_MONTHS] =
	            "студзень|люты|сакавік|красавік|май|чэрвень|ліпень|жнівень|"
	            "верасень|кастрычнік|лістапад|снежань",
	        [OC_DL_ALONE_MONTHS_SHORT] =
	            "сту|лют|сак|кра|май|чэр|ліп|жні|вер|кас|ліс|сне",
	        [OC_DL_DAYS] =
	            "нядзеля|панядзелак|аўторак|серада|чацвер|пятніца|субота",
	        [OC_DL_DAYS_SHORT] = "нд|пн|аў|ср|чц|пт|сб",
	        [OC_DL_DAYS_NARROW] = "н|п|а|с|ч|п|с",
	        [OC_DL_ERAS] = "да н.э.|н.э.",
	        [OC_DL_PERIODS] = "00AM|12PM",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "d.MM.yy",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y\u202f'г'. 'у' HH:mm",
	        [OC_DL_DATE_TIME] = "d.MM.yy, HH:mm" } },
	{ "bg", "en",
	    { [OC_DL_MONTHS] = "януари|февруари|март|април|май|юни|юли|август|"
	                       "септември|октомври|ноември|декември",
	        [OC_DL_MONTHS_SHORT] =
	            "яну|фев|март|апр|май|юни|юли|авг|сеп|окт|ное|дек",
	        [OC_DL_MONTHS_NARROW] = "я|ф|м|а|м|ю|ю|а|с|о|н|д",
	        [OC_DL_DAYS] =
	            "неделя|понеделник|вторник|сряда|четвъртък|петък|събота",
	        [OC_DL_DAYS_SHORT] = "нд|пн|вт|ср|чт|пт|сб",
	        [OC_DL_DAYS_NARROW] = "н|п|в|с|ч|п|с",
	        [OC_DL_AM_PM] = "пр.об.|сл.об.",
	        [OC_DL_ERAS] = "пр.Хр.|сл.Хр.",
	        [OC_DL_PERIODS] = "00през нощта|04сутринта|11на "
	                          "обяд|14следобед|18вечерта|22през нощта",
	        [OC_DL_GMT] = "Гринуич+|Гринуич-|:||Гринуич",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "d.MM.yy\u202f'г'.",
	        [OC_DL_TIME] = "H:mm 'ч'.",
	        [OC_DL_DAY_DATE_TIME] =
	            "EEEE, d MMMM y\u202f'г'. 'в' H:mm 'ч'.",
	        [OC_DL_DATE_TIME] = "d.MM.yy\u202f'г'., H:mm 'ч'." } },
	{ "bn", "en",
	    { [OC_DL_MONTHS] = "জানুয়ারী|ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|"
	                       "সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর",
	        [OC_DL_MONTHS_SHORT] =
	            "জানু|ফেব|মার্চ|এপ্রি|মে|জুন|জুল|আগ|সেপ|অক্টো|নভে|ডিসে",
	        [OC_DL_MONTHS_NARROW] = "জা|ফে|মা|এ|মে|জুন|জু|আ|সে|অ|ন|ডি",
	        [OC_DL_ALONE_MONTHS_SHORT] =
	            "জানু|ফেব|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|"
	            "ডিসেম্বর",
	        [OC_DL_DAYS] =
	            "রবিবার|সোমবার|মঙ্গলবার|বুধবার|বৃহস্পতিবার|শুক্রবার|শনিবার",
	        [OC_DL_DAYS_SHORT] = "রবি|সোম|মঙ্গল|বুধ|বৃহস্পতি|শুক্র|শনি",
	        [OC_DL_DAYS_NARROW] = "র|সো|ম|বু|বৃ|শু|শ",
	        [OC_DL_ERAS] = "খ্রিস্টপূর্ব|খৃষ্টাব্দ",
	        [OC_DL_PERIODS] =
	            "00রাত্রি|04ভোর|06সকাল|12দুপুর|16বিকাল|18সন্ধ্যা|20রাত্রি",
	        [OC_DL_GMT] = "GMT +|GMT -|:||GMT",
	        [OC_DL_ZONES] = "IST",
	        [OC_DL_ZERO] = "০",
	        [OC_DL_DATE] = "d/M/yy",
	        [OC_DL_TIME] = "h:mm a",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM, y এ h:mm a",
	        [OC_DL_DATE_TIME] = "d/M/yy, h:mm a" } },
	{ "bn_IN", "bn",
	    { [OC_DL_MONTHS_SHORT] =
	            "জানু|ফেব|মার্চ|এপ্রি|মে|জুন|জুল|আগ|সেপ্টেঃ|অক্টোঃ|নভেঃ|ডিসেঃ",
	        [OC_DL_MONTHS_NARROW] = "জা|ফে|মা|এ|মে|জুন|জুল|আ|সে|অ|ন|ডি",
	        [OC_DL_ALONE_MONTHS_SHORT] = "জানু|ফেব|মার্চ|এপ্রিল|মে|জুন|জুলাই|"
	                                     "আগস্ট|সেপ্টেঃ|অক্টোঃ|নভেঃ|ডিসেঃ",
	        [OC_DL_ERAS] = "খ্রিঃপূঃ|খ্রিঃ" } },
	{ "bs", "en",
	    { [OC_DL_MONTHS] = "januar|februar|mart|april|maj|juni|juli|august|"
	                       "septembar|oktobar|novembar|decembar",
	        [OC_DL_MONTHS_SHORT] =
	            "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec",
	        [OC_DL_MONTHS_NARROW] = "j|f|m|a|m|j|j|a|s|o|n|d",
	        [OC_DL_DAYS] =
	            "nedjelja|ponedjeljak|utorak|srijeda|četvrtak|petak|subota",
	        [OC_DL_DAYS_SHORT] = "ned|pon|uto|sri|čet|pet|sub",
	        [OC_DL_DAYS_NARROW] = "N|P|U|S|Č|P|S",
	        [OC_DL_AM_PM] = "prijepodne|popodne",
	        [OC_DL_ERAS] = "p. n. e.|n. e.",
	        [OC_DL_PERIODS] =
	            "00po noći|04ujutro|12poslijepodne|18navečer|21po "
	            "noći|NNpodne",
	        [OC_DL_GMT] = "GMT +|GMT  -|:||GMT",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "d. M. y.",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d. MMMM y. 'u' HH:mm",
	        [OC_DL_DATE_TIME] = "d. M. y. HH:mm" } },
	{ "bs_Cyrl", "en",
	    { [OC_DL_MONTHS] = "јануар|фебруар|март|април|мај|јуни|јули|аугуст|"
	                       "септембар|октобар|новембар|децембар",
	        [OC_DL_MONTHS_SHORT] =
	            "јан|феб|мар|апр|мај|јун|јул|ауг|сеп|окт|нов|дец",
	        [OC_DL_MONTHS_NARROW] = "ј|ф|м|а|м|ј|ј|а|с|о|н|д",
	        [OC_DL_DAYS] =
	            "недјеља|понедјељак|уторак|сриједа|четвртак|петак|субота",
	        [OC_DL_DAYS_SHORT] = "нед|пон|уто|сри|чет|пет|суб",
	        [OC_DL_DAYS_NARROW] = "н|п|у|с|ч|п|с",
	        [OC_DL_AM_PM] = "прије подне|послије подне",
	        [OC_DL_ERAS] = "п. н. е.|н. е.",
	        [OC_DL_PERIODS] =
	            "00ноћу|04ујутру|12у подне|18увече|21ноћу|NNподне",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "d.M.yy.",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, dd. MMMM y. HH:mm",
	        [OC_DL_DATE_TIME] = "d.M.yy. HH:mm" } },
	{ "ca", "en",
	    { [OC_DL_MONTHS] = "de gener|de febrer|de març|d’abril|de maig|de "
	                       "juny|de juliol|d’agost|de "
	                       "setembre|d’octubre|de novembre|de desembre",
	        [OC_DL_MONTHS_SHORT] =
	            "de gen.|de febr.|de març|d’abr.|de maig|de juny|de "
	            "jul.|d’ag.|de set.|d’oct.|de nov.|de des.",
	        [OC_DL_MONTHS_NARROW] = "GN|FB|MÇ|AB|MG|JN|JL|AG|ST|OC|NV|DS",
	        [OC_DL_ALONE_MONTHS] =
	            "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|"
	            "octubre|novembre|desembre",
	        [OC_DL_ALONE_MONTHS_SHORT] = "gen.|febr.|març|abr.|maig|juny|"
	                                     "jul.|ag.|set.|oct.|nov.|des.",
	        [OC_DL_DAYS] = "diumenge|dilluns|dimarts|dimecres|dijous|"
	                       "divendres|dissabte",
	        [OC_DL_DAYS_SHORT] = "dg.|dl.|dt.|dc.|dj.|dv.|ds.",
	        [OC_DL_DAYS_NARROW] = "dg|dl|dt|dc|dj|dv|ds",
	        [OC_DL_AM_PM] = "a.\u00a0m.|p.\u00a0m.",
	        [OC_DL_ERAS] = "aC|dC",
	        [OC_DL_PERIODS] =
	            "00matinada|06matí|12migdia|13tarda|19vespre|21nit",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "d/M/yy",
	        [OC_DL_TIME] = "H:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM 'de' y, 'a' 'les' H:mm",
	        [OC_DL_DATE_TIME] = "d/M/yy H:mm" } },
	{ "cs", "en",
	    { [OC_DL_MONTHS] = "ledna|února|března|dubna|května|června|"
	                       "července|srpna|září|října|listopadu|prosince",
	        [OC_DL_MONTHS_SHORT] =
	            "led|úno|bře|dub|kvě|čvn|čvc|srp|zář|říj|lis|pro",
	        [OC_DL_MONTHS_NARROW] = "1|2|3|4|5|6|7|8|9|10|11|12",
	        [OC_DL_ALONE_MONTHS] =
	            "leden|únor|březen|duben|květen|červen|červenec|srpen|září|"
	            "říjen|listopad|prosinec",
	        [OC_DL_DAYS] =
	            "neděle|pondělí|úterý|středa|čtvrtek|pátek|sobota",
	        [OC_DL_DAYS_SHORT] = "ne|po|út|st|čt|pá|so",
	        [OC_DL_DAYS_NARROW] = "N|P|Ú|S|Č|P|S",
	        [OC_DL_AM_PM] = "dop.|odp.",
	        [OC_DL_ERAS] = "př. n. l.|n. l.",
	        [OC_DL_PERIODS] =
	            "00v n.|04r.|09dop.|12odp.|18več.|22v n.|NNpol.",
	        [OC_DL_ZONES] = "EST EDT CST CDT MST MDT PST PDT AKST AKDT AST "
	                        "ADT HST CET=SEČ CEST=SELČ",
	        [OC_DL_DATE] = "dd.MM.yy",
	        [OC_DL_TIME] = "H:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE d. MMMM y 'v' H:mm",
	        [OC_DL_DATE_TIME] = "dd.MM.yy H:mm" } },
	{ "cy", "en",
	    { [OC_DL_MONTHS] = "Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|"
	                       "Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr",
	        [OC_DL_MONTHS_SHORT] =
	            "Ion|Chwef|Maw|Ebr|Mai|Meh|Gorff|Awst|Medi|Hyd|Tach|Rhag",
	        [OC_DL_MONTHS_NARROW] = "I|Ch|M|E|M|M|G|A|M|H|T|Rh",
	        [OC_DL_ALONE_MONTHS_SHORT] =
	            "Ion|Chw|Maw|Ebr|Mai|Meh|Gor|Awst|Medi|Hyd|Tach|Rhag",
	        [OC_DL_DAYS] = "Dydd Sul|Dydd Llun|Dydd Mawrth|Dydd "
	                       "Mercher|Dydd Iau|Dydd Gwener|Dydd Sadwrn",
	        [OC_DL_DAYS_SHORT] = "Sul|Llun|Maw|Mer|Iau|Gwen|Sad",
	        [OC_DL_DAYS_NARROW] = "S|Ll|M|M|I|G|S",
	        [OC_DL_ALONE_DAYS_SHORT] = "Sul|Llun|Maw|Mer|Iau|Gwe|Sad",
	        [OC_DL_AM_PM] = "yb|yh",
	        [OC_DL_ERAS] = "CC|OC",
	        [OC_DL_PERIODS] =
	            "00y bore|12y prynhawn|18yr hwyr|NNcanol dydd",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "dd/MM/yy",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y 'am' HH:mm",
	        [OC_DL_DATE_TIME] = "dd/MM/yy, HH:mm" } },
	{ "da", "en",
	    { [OC_DL_MONTHS] = "januar|februar|marts|april|maj|juni|juli|"
	                       "august|september|oktober|november|december",
	        [OC_DL_MONTHS_SHORT] = "jan.|feb.|mar.|apr.|maj|jun.|jul.|aug.|"
	                               "sep.|okt.|nov.|dec.",
	        [OC_DL_DAYS] =
	            "søndag|mandag|tirsdag|onsdag|torsdag|fredag|lørdag",
	        [OC_DL_DAYS_SHORT] = "søn.|man.|tirs.|ons.|tors.|fre.|lør.",
	        [OC_DL_DAYS_NARROW] = "S|M|T|O|T|F|L",
	        [OC_DL_ERAS] = "f.Kr.|e.Kr.",
	        [OC_DL_PERIODS] = "00om natten|05om morgenen|10om "
	                          "formiddagen|12om eftermiddagen|18om aftenen",
	        [OC_DL_GMT] = "GMT+|GMT-|.||GMT",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "dd.MM.y",
	        [OC_DL_TIME] = "HH.mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE 'den' d. MMMM y 'kl'. HH.mm",
	        [OC_DL_DATE_TIME] = "dd.MM.y HH.mm" } },
	{ "de", "en",
	    { [OC_DL_MONTHS] = "Januar|Februar|März|April|Mai|Juni|Juli|August|"
	                       "September|Oktober|November|Dezember",
	        [OC_DL_MONTHS_SHORT] = "Jan.|Feb.|März|Apr.|Mai|Juni|Juli|Aug.|"
	                               "Sept.|Okt.|Nov.|Dez.",
	        [OC_DL_ALONE_MONTHS_SHORT] =
	            "Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez",
	        [OC_DL_DAYS] = "Sonntag|Montag|Dienstag|Mittwoch|Donnerstag|"
	                       "Freitag|Samstag",
	        [OC_DL_DAYS_SHORT] = "So.|Mo.|Di.|Mi.|Do.|Fr.|Sa.",
	        [OC_DL_DAYS_NARROW] = "S|M|D|M|D|F|S",
	        [OC_DL_ALONE_DAYS_SHORT] = "So|Mo|Di|Mi|Do|Fr|Sa",
	        [OC_DL_ERAS] = "v. Chr.|n. Chr.",
	        [OC_DL_PERIODS] =
	            "00nachts|05morgens|10vorm.|12mittags|13nachm.|18abends",
	        [OC_DL_ZONES] =
	            "CET=MEZ CEST=MESZ EET=OEZ EEST=OESZ WET=WEZ WEST=WESZ",
	        [OC_DL_DATE] = "dd.MM.yy",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d. MMMM y 'um' HH:mm",
	        [OC_DL_DATE_TIME] = "dd.MM.yy, HH:mm" } },
	{ "de_AT de_IT", "de",
	    { [OC_DL_MONTHS] = "Jänner|Februar|März|April|Mai|Juni|Juli|August|"
	                       "September|Oktober|November|Dezember",
	        [OC_DL_MONTHS_SHORT] = "Jän.|Feb.|März|Apr.|Mai|Juni|Juli|Aug.|"
	                               "Sep.|Okt.|Nov.|Dez.",
	        [OC_DL_ALONE_MONTHS_SHORT] =
	            "Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez" } },
	{ "el", "en",
	    { [OC_DL_MONTHS] = "Ιανουαρίου|Φεβρουαρίου|Μαρτίου|Απριλίου|Μαΐου|"
	                       "Ιουνίου|Ιουλίου|Αυγούστου|Σεπτεμβρίου|"
	                       "Οκτωβρίου|Νοεμβρίου|Δεκεμβρίου",
	        [OC_DL_MONTHS_SHORT] =
	            "Ιαν|Φεβ|Μαρ|Απρ|Μαΐ|Ιουν|Ιουλ|Αυγ|Σεπ|Οκτ|Νοε|Δεκ",
	        [OC_DL_MONTHS_NARROW] = "Ι|Φ|Μ|Α|Μ|Ι|Ι|Α|Σ|Ο|Ν|Δ",
	        [OC_DL_ALONE_MONTHS] =
	            "Ιανουάριος|Φεβρουάριος|Μάρτιος|Απρίλιος|Μάιος|Ιούνιος|"
	            "Ιούλιος|Αύγουστος|Σεπτέμβριος|Οκτώβριος|Νοέμβριος|"
	            "Δεκέμβριος",
	        [OC_DL_ALONE_MONTHS_SHORT] =
	            "Ιαν|Φεβ|Μάρ|Απρ|Μάι|Ιούν|Ιούλ|Αύγ|Σεπ|Οκτ|Νοέ|Δεκ",
	        [OC_DL_DAYS] =
	            "Κυριακή|Δευτέρα|Τρίτη|Τετάρτη|Πέμπτη|Παρασκευή|Σάββατο",
	        [OC_DL_DAYS_SHORT] = "Κυρ|Δευ|Τρί|Τετ|Πέμ|Παρ|Σάβ",
	        [OC_DL_DAYS_NARROW] = "Κ|Δ|Τ|Τ|Π|Π|Σ",
	        [OC_DL_AM_PM] = "π.μ.|μ.μ.",
	        [OC_DL_ERAS] = "π.Χ.|μ.Χ.",
	        [OC_DL_PERIODS] = "00βράδυ|04πρωί|12μεσημ.|17απόγ.|20βράδυ",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "d/M/yy",
	        [OC_DL_DAY_DATE_TIME] = "EEEE d MMMM y στις h:mm\u202fa",
	        [OC_DL_DATE_TIME] = "d/M/yy, h:mm\u202fa" } },
	{ "es", "en",
	    { [OC_DL_MONTHS] = "enero|febrero|marzo|abril|mayo|junio|julio|"
	                       "agosto|septiembre|octubre|noviembre|diciembre",
	        [OC_DL_MONTHS_SHORT] =
	            "ene|feb|mar|abr|may|jun|jul|ago|sept|oct|nov|dic",
	        [OC_DL_MONTHS_NARROW] = "E|F|M|A|M|J|J|A|S|O|N|D",
	        [OC_DL_DAYS] =
	            "domingo|lunes|martes|miércoles|jueves|viernes|sábado",
	        [OC_DL_DAYS_SHORT] = "dom|lun|mar|mié|jue|vie|sáb",
	        [OC_DL_DAYS_NARROW] = "D|L|M|X|J|V|S",
	        [OC_DL_AM_PM] = "a.\u00a0m.|p.\u00a0m.",
	        [OC_DL_ERAS] = "a. C.|d. C.",
	        [OC_DL_PERIODS] = "00de la madrugada|06de la mañana|12de la "
	                          "tarde|20de la noche|NNdel mediodía",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "d/M/yy",
	        [OC_DL_TIME] = "H:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d 'de' MMMM 'de' y, H:mm",
	        [OC_DL_DATE_TIME] = "d/M/yy, H:mm" } },
	{ "es_419 es_BO es_BR es_BZ es_CR es_CU es_EC es_NI es_SV", "es",
	    { [OC_DL_DAYS_NARROW] = "D|L|M|M|J|V|S",
	        [OC_DL_ERAS] = "a.C.|d.C.",
	        [OC_DL_ZONES] = "",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d 'de' MMMM 'de' y, HH:mm",
	        [OC_DL_DATE_TIME] = "d/M/yy, HH:mm" } },
	{ "es_AR", "es_419",
	    { [OC_DL_PERIODS] =
	            "00madrugada|06mañana|12tarde|20noche|NNmediodía" } },
	{ "es_CL", "es_419",
	    { [OC_DL_ALONE_MONTHS_SHORT] = "ene.|feb.|mar.|abr.|may.|jun.|jul.|"
	                                   "ago.|sept.|oct.|nov.|dic.",
	        [OC_DL_DATE] = "dd-MM-yy",
	        [OC_DL_DATE_TIME] = "dd-MM-yy, HH:mm" } },
	{ "es_CO", "es_CL",
	    { [OC_DL_PERIODS] =
	            "00de la mañana|12de la tarde|20de la noche|NNm.",
	        [OC_DL_DATE] = "d/MM/yy",
	        [OC_DL_TIME] = "h:mm\u202fa",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d 'de' MMMM 'de' y, h:mm\u202fa",
	        [OC_DL_DATE_TIME] = "d/MM/yy, h:mm\u202fa" } },
	{ "es_DO", "es_419",
	    { [OC_DL_TIME] = "h:mm\u202fa",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d 'de' MMMM 'de' y, h:mm\u202fa",
	        [OC_DL_DATE_TIME] = "d/M/yy, h:mm\u202fa" } },
	{ "es_GT", "es_419",
	    { [OC_DL_DATE] = "d/MM/yy",
	        [OC_DL_DATE_TIME] = "d/MM/yy, HH:mm" } },
	{ "es_HN", "es_419",
	    { [OC_DL_DAY_DATE_TIME] = "EEEE dd 'de' MMMM 'de' y, HH:mm" } },
	{ "es_MX", "es_419",
	    { [OC_DL_DATE] = "dd/MM/yy",
	        [OC_DL_DATE_TIME] = "dd/MM/yy, HH:mm" } },
	{ "es_PA", "es_DO",
	    { [OC_DL_PERIODS] = "00de la madrugada|06de la mañana|12de la "
	                        "tarde|20de la noche|NNmediodía",
	        [OC_DL_DATE] = "MM/dd/yy",
	        [OC_DL_DATE_TIME] = "MM/dd/yy, h:mm\u202fa" } },
	{ "es_PE", "es_GT",
	    { [OC_DL_MONTHS] = "enero|febrero|marzo|abril|mayo|junio|julio|"
	                       "agosto|setiembre|octubre|noviembre|diciembre",
	        [OC_DL_MONTHS_SHORT] = "ene.|feb.|mar.|abr.|may.|jun.|jul.|ago."
	                               "|set.|oct.|nov.|dic.",
	        [OC_DL_ALONE_MONTHS] =
	            "Enero|Febrero|Marzo|Abril|Mayo|Junio|Julio|Agosto|"
	            "Setiembre|Octubre|Noviembre|Diciembre",
	        [OC_DL_ALONE_MONTHS_SHORT] =
	            "Ene.|Feb.|Mar.|Abr.|May.|Jun.|Jul.|Ago.|Set.|Oct.|Nov.|"
	            "Dic." } },
	{ "es_PH", "es_DO",
	    { [OC_DL_DAYS_NARROW] = "D|L|M|X|J|V|S",
	        [OC_DL_ERAS] = "a. C.|d. C.",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST" } },
	{ "es_PR", "es_DO",
	    { [OC_DL_DATE] = "MM/dd/yy",
	        [OC_DL_DATE_TIME] = "MM/dd/yy, h:mm\u202fa" } },
	{ "es_PY", "es_419",
	    { [OC_DL_MONTHS_SHORT] = "ene.|feb.|mar.|abr.|may.|jun.|jul.|ago.|"
	                             "sept.|oct.|nov.|dic." } },
	{ "es_US", "es_DO",
	    { [OC_DL_ZONES] =
	            "EST EDT CST CDT MST MDT PST PDT AKST AKDT AST ADT HST",
	        [OC_DL_DATE] = "d/M/y",
	        [OC_DL_DATE_TIME] = "d/M/y, h:mm\u202fa" } },
	{ "es_UY", "es_PE",
	    { [OC_DL_DATE] = "d/M/yy", [OC_DL_DATE_TIME] = "d/M/yy, HH:mm" } },
	{ "es_VE", "es_DO",
	    { [OC_DL_MONTHS_SHORT] = "ene.|feb.|mar.|abr.|may.|jun.|jul.|ago.|"
	                             "sept.|oct.|nov.|dic." } },
	{ "et", "en",
	    { [OC_DL_MONTHS] = "jaanuar|veebruar|märts|aprill|mai|juuni|juuli|"
	                       "august|september|oktoober|november|detsember",
	        [OC_DL_MONTHS_SHORT] = "jaan|veebr|märts|apr|mai|juuni|juuli|"
	                               "aug|sept|okt|nov|dets",
	        [OC_DL_MONTHS_NARROW] = "J|V|M|A|M|J|J|A|S|O|N|D",
	        [OC_DL_DAYS] = "pühapäev|esmaspäev|teisipäev|kolmapäev|"
	                       "neljapäev|reede|laupäev",
	        [OC_DL_DAYS_SHORT] = "P|E|T|K|N|R|L",
	        [OC_DL_DAYS_NARROW] = "P|E|T|K|N|R|L",
	        [OC_DL_ERAS] = "eKr|pKr",
	        [OC_DL_PERIODS] = "00öösel|05hommikul|12pärastlõunal|18õhtul|"
	                          "23öösel|NNkeskpäeval",
	        [OC_DL_GMT] = "GMT +|GMT −|:||GMT",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "dd.MM.yy",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d. MMMM y, 'kell' HH:mm",
	        [OC_DL_DATE_TIME] = "dd.MM.yy, HH:mm" } },
	{ "eu", "en",
	    { [OC_DL_MONTHS] =
	            "urtarrila|otsaila|martxoa|apirila|maiatza|ekaina|uztaila|"
	            "abuztua|iraila|urria|azaroa|abendua",
	        [OC_DL_MONTHS_SHORT] = "urt.|ots.|mar.|api.|mai.|eka.|uzt.|abu."
	                               "|ira.|urr.|aza.|abe.",
	        [OC_DL_MONTHS_NARROW] = "U|O|M|A|M|E|U|A|I|U|A|A",
	        [OC_DL_DAYS] = "igandea|astelehena|asteartea|asteazkena|"
	                       "osteguna|ostirala|larunbata",
	        [OC_DL_DAYS_SHORT] = "ig.|al.|ar.|az.|og.|or.|lr.",
	        [OC_DL_DAYS_NARROW] = "I|A|A|A|O|O|L",
	        [OC_DL_ERAS] = "K.a.|K.o.",
	        [OC_DL_PERIODS] = "00goizald.|06goizeko|12eguerd.|14arrats.|"
	                          "19iluntz.|21gaueko",
	        [OC_DL_ZONES] = "EST EDT CST CDT MST MDT PST PDT AKST AKDT AST "
	                        "ADT HST CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "yy/M/d",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] =
	            "y('e')'ko' MMMM'ren' d('a'), EEEE (HH:mm)",
	        [OC_DL_DATE_TIME] = "yy/M/d, HH:mm" } },
	{ "fa", "en",
	    { [OC_DL_MONTHS] = "ژانویهٔ|فوریهٔ|مارس|آوریل|مهٔ|ژوئن|ژوئیهٔ|اوت|"
	                       "سپتامبر|اکتبر|نوامبر|دسامبر",
	        [OC_DL_MONTHS_SHORT] = "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|"
	                               "اوت|سپتامبر|اکتبر|نوامبر|دسامبر",
	        [OC_DL_MONTHS_NARROW] = "ژ|ف|م|آ|م|ژ|ژ|ا|س|ا|ن|د",
	        [OC_DL_ALONE_MONTHS] = "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|"
	                               "اوت|سپتامبر|اکتبر|نوامبر|دسامبر",
	        [OC_DL_DAYS] =
	            "یکشنبه|دوشنبه|سه\u200cشنبه|چهارشنبه|پنجشنبه|جمعه|شنبه",
	        [OC_DL_DAYS_SHORT] =
	            "یکشنبه|دوشنبه|سه\u200cشنبه|چهارشنبه|پنجشنبه|جمعه|شنبه",
	        [OC_DL_DAYS_NARROW] = "ی|د|س|چ|پ|ج|ش",
	        [OC_DL_AM_PM] = "قبل\u200cازظهر|بعدازظهر",
	        [OC_DL_ERAS] = "ق.م.|م.",
	        [OC_DL_PERIODS] =
	            "00نیمه\u200cشب|01بامداد|04صبح|12ظهر|13عصر|19شب",
	        [OC_DL_GMT] = "\u200e+|\u200e−|:| گرینویچ|گرینویچ",
	        [OC_DL_ZONES] = "",
	        [OC_DL_ZERO] = "۰",
	        [OC_DL_DATE] = "y/M/d",
	        [OC_DL_TIME] = "H:mm",
	        [OC_DL_DAY_DATE_TIME] = "y MMMM d, EEEE ساعت H:mm",
	        [OC_DL_DATE_TIME] = "y/M/d, H:mm" } },
	{ "fa_AF", "fa",
	    { [OC_DL_MONTHS] = "جنوری|فبروری|مارچ|اپریل|می|جون|جولای|اگست|"
	                       "سپتمبر|اکتوبر|نومبر|دسمبر",
	        [OC_DL_MONTHS_SHORT] = "جنو|فبروری|مارچ|اپریل|می|جون|جول|اگست|"
	                               "سپتمبر|اکتوبر|نومبر|دسم",
	        [OC_DL_MONTHS_NARROW] = "ج|ف|م|ا|م|ج|ج|ا|س|ا|ن|د",
	        [OC_DL_ALONE_MONTHS] = "جنوری|فبروری|مارچ|اپریل|می|جون|جولای|"
	                               "اگست|سپتمبر|اکتوبر|نومبر|دسمبر",
	        [OC_DL_ALONE_MONTHS_SHORT] =
	            "جنوری|فبروری|مارچ|اپریل|می|جون|جولای|اگست|سپتمبر|اکتوبر|"
	            "نومبر|دسمبر",
	        [OC_DL_PERIODS] =
	            "00نیمه\u200cشب|01بامداد|04صبح|12ظهر|13بعدازچاشت|19شب" } },
	{ "fi", "en",
	    { [OC_DL_MONTHS] = "tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|"
	                       "toukokuuta|kesäkuuta|heinäkuuta|elokuuta|"
	                       "syyskuuta|lokakuuta|marraskuuta|joulukuuta",
	        [OC_DL_MONTHS_SHORT] =
	            "tammik.|helmik.|maalisk.|huhtik.|toukok.|kesäk.|heinäk.|"
	            "elok.|syysk.|lokak.|marrask.|jouluk.",
	        [OC_DL_MONTHS_NARROW] = "T|H|M|H|T|K|H|E|S|L|M|J",
	        [OC_DL_ALONE_MONTHS] =
	            "tammikuu|helmikuu|maaliskuu|huhtikuu|toukokuu|kesäkuu|"
	            "heinäkuu|elokuu|syyskuu|lokakuu|marraskuu|joulukuu",
	        [OC_DL_ALONE_MONTHS_SHORT] =
	            "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|"
	            "marras|joulu",
	        [OC_DL_DAYS] = "sunnuntaina|maanantaina|tiistaina|"
	                       "keskiviikkona|torstaina|perjantaina|lauantaina",
	        [OC_DL_DAYS_SHORT] = "su|ma|ti|ke|to|pe|la",
	        [OC_DL_DAYS_NARROW] = "S|M|T|K|T|P|L",
	        [OC_DL_ALONE_DAYS] = "sunnuntai|maanantai|tiistai|keskiviikko|"
	                             "torstai|perjantai|lauantai",
	        [OC_DL_AM_PM] = "ap.|ip.",
	        [OC_DL_ERAS] = "eKr.|jKr.",
	        [OC_DL_PERIODS] = "00yöllä|05aamulla|10aamup.|12iltap.|"
	                          "18illalla|23yöllä|NNkeskip.",
	        [OC_DL_GMT] = "UTC+|UTC-|.||UTC",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "d.M.y",
	        [OC_DL_TIME] = "H.mm",
	        [OC_DL_DAY_DATE_TIME] = "cccc d. MMMM y 'klo' H.mm",
	        [OC_DL_DATE_TIME] = "d.M.y H.mm" } },
	{ "fil", "en",
	    { [OC_DL_MONTHS] = "Enero|Pebrero|Marso|Abril|Mayo|Hunyo|Hulyo|"
	                       "Agosto|Setyembre|Oktubre|Nobyembre|Disyembre",
	        [OC_DL_MONTHS_SHORT] =
	            "Ene|Peb|Mar|Abr|May|Hun|Hul|Ago|Set|Okt|Nob|Dis",
	        [OC_DL_MONTHS_NARROW] =
	            "Ene|Peb|Mar|Abr|May|Hun|Hul|Ago|Set|Okt|Nob|Dis",
	        [OC_DL_ALONE_MONTHS_NARROW] =
	            "E|P|M|A|M|Hun|Hul|Ago|Set|Okt|Nob|Dis",
	        [OC_DL_DAYS] =
	            "Linggo|Lunes|Martes|Miyerkules|Huwebes|Biyernes|Sabado",
	        [OC_DL_DAYS_SHORT] = "Lin|Lun|Mar|Miy|Huw|Biy|Sab",
	        [OC_DL_DAYS_NARROW] = "Lin|Lun|Mar|Miy|Huw|Biy|Sab",
	        [OC_DL_PERIODS] =
	            "00nang umaga|06madaling-araw|12tanghali|16ng "
	            "gabi|18gabi|NNtanghaling-tapat",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DAY_DATE_TIME] =
	            "EEEE, MMMM d, y 'nang' h:mm\u202fa" } },
	{ "fr", "en",
	    { [OC_DL_MONTHS] = "janvier|février|mars|avril|mai|juin|juillet|"
	                       "août|septembre|octobre|novembre|décembre",
	        [OC_DL_MONTHS_SHORT] = "janv.|févr.|mars|avr.|mai|juin|juil.|"
	                               "août|sept.|oct.|nov.|déc.",
	        [OC_DL_DAYS] =
	            "dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi",
	        [OC_DL_DAYS_SHORT] = "dim.|lun.|mar.|mer.|jeu.|ven.|sam.",
	        [OC_DL_DAYS_NARROW] = "D|L|M|M|J|V|S",
	        [OC_DL_ERAS] = "av. J.-C.|ap. J.-C.",
	        [OC_DL_PERIODS] = "00nuit|04matin|12après-midi|18soir|NNmidi",
	        [OC_DL_GMT] = "UTC+|UTC−|:||UTC",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "dd/MM/y",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE d MMMM y 'à' HH:mm",
	        [OC_DL_DATE_TIME] = "dd/MM/y HH:mm" } },
	{ "fr_BE", "fr",
	    { [OC_DL_DATE] = "d/MM/yy", [OC_DL_DATE_TIME] = "d/MM/yy HH:mm" } },
	{ "fr_CA", "fr",
	    { [OC_DL_MONTHS_SHORT] = "janv.|févr.|mars|avr.|mai|juin|juill.|"
	                             "août|sept.|oct.|nov.|déc.",
	        [OC_DL_AM_PM] = "a.m.|p.m.",
	        [OC_DL_PERIODS] = "00du mat.|12après-midi|18du soir|NNmidi",
	        [OC_DL_ZONES] = "EST=HNE EDT=HAE CST=HNC CDT=HAC MST=HNR "
	                        "MDT=HAR PST=HNP PDT=HAP NST=HNT NDT=HAT",
	        [OC_DL_DATE] = "y-MM-dd",
	        [OC_DL_TIME] = "HH 'h' mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE d MMMM y 'à' HH 'h' mm",
	        [OC_DL_DATE_TIME] = "y-MM-dd HH 'h' mm" } },
	{ "fr_CH", "fr",
	    { [OC_DL_PERIODS] = "00du mat.|12de l’ap.m.|18du soir|NNmidi",
	        [OC_DL_DATE] = "dd.MM.yy",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y 'à' HH:mm",
	        [OC_DL_DATE_TIME] = "dd.MM.yy HH:mm" } },
	{ "fr_CM", "fr", { [OC_DL_AM_PM] = "matin|soir" } },
	{ "fr_DJ fr_DZ fr_MR fr_SY fr_TD fr_TN fr_VU", "fr",
	    { [OC_DL_TIME] = "h:mm\u202fa",
	        [OC_DL_DAY_DATE_TIME] = "EEEE d MMMM y 'à' h:mm\u202fa",
	        [OC_DL_DATE_TIME] = "dd/MM/y h:mm\u202fa" } },
	{ "fr_MA", "fr",
	    { [OC_DL_MONTHS_SHORT] = "jan.|fév.|mar.|avr.|mai|jui.|juil.|août|"
	                             "sept.|oct.|nov.|déc.",
	        [OC_DL_AM_PM] = "a.m.|p.m." } },
	{ "fr_RE fr_SN", "fr",
	    { [OC_DL_PERIODS] = "00nuit|04mat.|12ap.m.|18soir|NNmidi" } },
	{ "gl", "en",
	    { [OC_DL_MONTHS] = "xaneiro|febreiro|marzo|abril|maio|xuño|xullo|"
	                       "agosto|setembro|outubro|novembro|decembro",
	        [OC_DL_MONTHS_SHORT] = "xan.|feb.|mar.|abr.|maio|xuño|xul.|ago."
	                               "|set.|out.|nov.|dec.",
	        [OC_DL_MONTHS_NARROW] = "x.|f.|m.|a.|m.|x.|x.|a.|s.|o.|n.|d.",
	        [OC_DL_ALONE_MONTHS] =
	            "Xaneiro|Febreiro|Marzo|Abril|Maio|Xuño|Xullo|Agosto|"
	            "Setembro|Outubro|Novembro|Decembro",
	        [OC_DL_ALONE_MONTHS_SHORT] = "Xan.|Feb.|Mar.|Abr.|Maio|Xuño|"
	                                     "Xul.|Ago.|Set.|Out.|Nov.|Dec.",
	        [OC_DL_ALONE_MONTHS_NARROW] = "X|F|M|A|M|X|X|A|S|O|N|D",
	        [OC_DL_DAYS] =
	            "domingo|luns|martes|mércores|xoves|venres|sábado",
	        [OC_DL_DAYS_SHORT] = "dom.|luns|mar.|mér.|xov.|ven.|sáb.",
	        [OC_DL_DAYS_NARROW] = "d.|l.|m.|m.|x.|v.|s.",
	        [OC_DL_ALONE_DAYS] =
	            "Domingo|Luns|Martes|Mércores|Xoves|Venres|Sábado",
	        [OC_DL_ALONE_DAYS_SHORT] = "Dom.|Luns|Mar.|Mér.|Xov.|Ven.|Sáb.",
	        [OC_DL_AM_PM] = "a.m.|p.m.",
	        [OC_DL_ERAS] = "a.C.|d.C.",
	        [OC_DL_PERIODS] = "00da madrugada|06da mañá|12do mediodía|13da "
	                          "tarde|21da noite",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "dd/MM/yy",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d 'de' MMMM 'de' y, HH:mm",
	        [OC_DL_DATE_TIME] = "dd/MM/yy, HH:mm" } },
	{ "he", "en",
	    { [OC_DL_MONTHS] = "ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|"
	                       "ספטמבר|אוקטובר|נובמבר|דצמבר",
	        [OC_DL_MONTHS_SHORT] =
	            "ינו׳|פבר׳|מרץ|אפר׳|מאי|יוני|יולי|אוג׳|ספט׳|אוק׳|נוב׳|דצמ׳",
	        [OC_DL_MONTHS_NARROW] = "1|2|3|4|5|6|7|8|9|10|11|12",
	        [OC_DL_DAYS] = "יום ראשון|יום שני|יום שלישי|יום רביעי|יום "
	                       "חמישי|יום שישי|יום שבת",
	        [OC_DL_DAYS_SHORT] =
	            "יום א׳|יום ב׳|יום ג׳|יום ד׳|יום ה׳|יום ו׳|שבת",
	        [OC_DL_DAYS_NARROW] = "א׳|ב׳|ג׳|ד׳|ה׳|ו׳|ש׳",
	        [OC_DL_AM_PM] = "לפנה״צ|אחה״צ",
	        [OC_DL_ERAS] = "לפנה״ס|לספירה",
	        [OC_DL_PERIODS] = "00לילה|03לפנות בוקר|06בוקר|12צהריים|16אחר "
	                          "הצהריים|18ערב|22לילה",
	        [OC_DL_GMT] = "GMT\u200e+|GMT-|:|\u200e|GMT",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "d.M.y",
	        [OC_DL_TIME] = "H:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d בMMMM y בשעה H:mm",
	        [OC_DL_DATE_TIME] = "d.M.y, H:mm" } },
	{ "hi", "en",
	    { [OC_DL_MONTHS] = "जनवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|"
	                       "अक्तूबर|नवंबर|दिसंबर",
	        [OC_DL_MONTHS_SHORT] =
	            "जन॰|फ़र॰|मार्च|अप्रैल|मई|जून|जुल॰|अग॰|सित॰|अक्तू॰|नव॰|दिस॰",
	        [OC_DL_MONTHS_NARROW] = "ज|फ़|मा|अ|म|जू|जु|अ|सि|अ|न|दि",
	        [OC_DL_DAYS] = "रविवार|सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार",
	        [OC_DL_DAYS_SHORT] = "रवि|सोम|मंगल|बुध|गुरु|शुक्र|शनि",
	        [OC_DL_DAYS_NARROW] = "र|सो|मं|बु|गु|शु|श",
	        [OC_DL_AM_PM] = "am|pm",
	        [OC_DL_ERAS] = "ईसा-पूर्व|ईस्वी",
	        [OC_DL_PERIODS] = "00रात|04सुबह|12दोपहर|16शाम|20रात",
	        [OC_DL_ZONES] = "HST=एचएसटी IST",
	        [OC_DL_DATE] = "d/M/yy",
	        [OC_DL_TIME] = "h:mm a",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y को h:mm a बजे",
	        [OC_DL_DATE_TIME] = "d/M/yy, h:mm a" } },
	{ "hi_Latn", "en",
	    { [OC_DL_ALONE_MONTHS_SHORT] =
	            "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec",
	        [OC_DL_DAYS] = "Raviwaar|Somwaar|Mangalwaar|Budhwaar|Guruwaar|"
	                       "Shukrawaar|Shaniwaar",
	        [OC_DL_DAYS_SHORT] = "Ravi|Som|Mangal|Budh|Guru|Shukra|Shani",
	        [OC_DL_DAYS_NARROW] = "Ra|So|Ma|Bu|Gu|Sh|Sha",
	        [OC_DL_PERIODS] =
	            "00raat|04subah|12dopahar|16shaam|20raat|NNnoon",
	        [OC_DL_ZONES] = "IST",
	        [OC_DL_DATE] = "dd/MM/y",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM, y, h:mm\u202fa 'baje'",
	        [OC_DL_DATE_TIME] = "dd/MM/y, h:mm\u202fa" } },
	{ "hr", "en",
	    { [OC_DL_MONTHS] =
	            "siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|"
	            "kolovoza|rujna|listopada|studenoga|prosinca",
	        [OC_DL_MONTHS_SHORT] =
	            "sij|velj|ožu|tra|svi|lip|srp|kol|ruj|lis|stu|pro",
	        [OC_DL_MONTHS_NARROW] =
	            "1.|2.|3.|4.|5.|6.|7.|8.|9.|10.|11.|12.",
	        [OC_DL_ALONE_MONTHS] =
	            "siječanj|veljača|ožujak|travanj|svibanj|lipanj|srpanj|"
	            "kolovoz|rujan|listopad|studeni|prosinac",
	        [OC_DL_DAYS] =
	            "nedjelja|ponedjeljak|utorak|srijeda|četvrtak|petak|subota",
	        [OC_DL_DAYS_SHORT] = "ned|pon|uto|sri|čet|pet|sub",
	        [OC_DL_DAYS_NARROW] = "N|P|U|S|Č|P|S",
	        [OC_DL_ERAS] = "pr. Kr.|po. Kr.",
	        [OC_DL_PERIODS] =
	            "00noću|04ujutro|12popodne|18navečer|21noću|NNpodne",
	        [OC_DL_GMT] = "GMT+|GMT -|:||GMT",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "dd. MM. y.",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d. MMMM y. 'u' HH:mm",
	        [OC_DL_DATE_TIME] = "dd. MM. y. HH:mm" } },
	{ "hr_BA", "hr",
	    { [OC_DL_DATE] = "d. M. yy.",
	        [OC_DL_DATE_TIME] = "d. M. yy. HH:mm" } },
	{ "hu", "en",
	    { [OC_DL_MONTHS] =
	            "január|február|március|április|május|június|július|"
	            "augusztus|szeptember|október|november|december",
	        [OC_DL_MONTHS_SHORT] = "jan.|febr.|márc.|ápr.|máj.|jún.|júl.|"
	                               "aug.|szept.|okt.|nov.|dec.",
	        [OC_DL_MONTHS_NARROW] = "J|F|M|Á|M|J|J|A|Sz|O|N|D",
	        [OC_DL_DAYS] =
	            "vasárnap|hétfő|kedd|szerda|csütörtök|péntek|szombat",
	        [OC_DL_DAYS_SHORT] = "V|H|K|Sze|Cs|P|Szo",
	        [OC_DL_DAYS_NARROW] = "V|H|K|Sz|Cs|P|Sz",
	        [OC_DL_AM_PM] = "de.|du.",
	        [OC_DL_ERAS] = "i. e.|i. sz.",
	        [OC_DL_PERIODS] = "00éjjel|04hajnal|06reggel|09de.|12du.|"
	                          "18este|21éjjel|NNdél",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "y. MM. dd.",
	        [OC_DL_TIME] = "H:mm",
	        [OC_DL_DAY_DATE_TIME] = "y. MMMM d., EEEE H:mm",
	        [OC_DL_DATE_TIME] = "y. MM. dd. H:mm" } },
	{ "hy", "en",
	    { [OC_DL_MONTHS] =
	            "հունվարի|փետրվարի|մարտի|ապրիլի|մայիսի|հունիսի|հուլիսի|"
	            "օգոստոսի|սեպտեմբերի|հոկտեմբերի|նոյեմբերի|դեկտեմբերի",
	        [OC_DL_MONTHS_SHORT] =
	            "հնվ|փտվ|մրտ|ապր|մյս|հնս|հլս|օգս|սեպ|հոկ|նոյ|դեկ",
	        [OC_DL_MONTHS_NARROW] = "Հ|Փ|Մ|Ա|Մ|Հ|Հ|Օ|Ս|Հ|Ն|Դ",
	        [OC_DL_ALONE_MONTHS] =
	            "հունվար|փետրվար|մարտ|ապրիլ|մայիս|հունիս|հուլիս|օգոստոս|"
	            "սեպտեմբեր|հոկտեմբեր|նոյեմբեր|դեկտեմբեր",
	        [OC_DL_DAYS] = "կիրակի|երկուշաբթի|երեքշաբթի|չորեքշաբթի|"
	                       "հինգշաբթի|ուրբաթ|շաբաթ",
	        [OC_DL_DAYS_SHORT] = "կիր|երկ|երք|չրք|հնգ|ուր|շբթ",
	        [OC_DL_DAYS_NARROW] = "Կ|Ե|Ե|Չ|Հ|Ո|Շ",
	        [OC_DL_ERAS] = "մ.թ.ա.|մ.թ.",
	        [OC_DL_PERIODS] =
	            "00գիշերը|06առավոտյան|12ցերեկը|18երեկոյան|NNկեսօր",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "dd.MM.yy",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "y թ. MMMM d, EEEE, HH:mm",
	        [OC_DL_DATE_TIME] = "dd.MM.yy, HH:mm" } },
	{ "id", "en",
	    { [OC_DL_MONTHS] = "Januari|Februari|Maret|April|Mei|Juni|Juli|"
	                       "Agustus|September|Oktober|November|Desember",
	        [OC_DL_MONTHS_SHORT] =
	            "Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des",
	        [OC_DL_DAYS] = "Minggu|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu",
	        [OC_DL_DAYS_SHORT] = "Min|Sen|Sel|Rab|Kam|Jum|Sab",
	        [OC_DL_DAYS_NARROW] = "M|S|S|R|K|J|S",
	        [OC_DL_ERAS] = "SM|M",
	        [OC_DL_PERIODS] = "00pagi|10siang|15sore|18malam|NNtengah hari",
	        [OC_DL_GMT] = "GMT+|GMT-|.||GMT",
	        [OC_DL_ZONES] = "EST EDT CST CDT MST MDT PST PDT AKST AKDT AST "
	                        "ADT NST NDT HST=HAST WIB",
	        [OC_DL_DATE] = "dd/MM/yy",
	        [OC_DL_TIME] = "HH.mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, dd MMMM y 'pukul' HH.mm",
	        [OC_DL_DATE_TIME] = "dd/MM/yy, HH.mm" } },
	{ "is", "en",
	    { [OC_DL_MONTHS] = "janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|"
	                       "september|október|nóvember|desember",
	        [OC_DL_MONTHS_SHORT] = "jan.|feb.|mar.|apr.|maí|jún.|júl.|ágú.|"
	                               "sep.|okt.|nóv.|des.",
	        [OC_DL_MONTHS_NARROW] = "J|F|M|A|M|J|J|Á|S|O|N|D",
	        [OC_DL_DAYS] = "sunnudagur|mánudagur|þriðjudagur|miðvikudagur|"
	                       "fimmtudagur|föstudagur|laugardagur",
	        [OC_DL_DAYS_SHORT] = "sun.|mán.|þri.|mið.|fim.|fös.|lau.",
	        [OC_DL_DAYS_NARROW] = "S|M|Þ|M|F|F|L",
	        [OC_DL_AM_PM] = "f.h.|e.h.",
	        [OC_DL_ERAS] = "f.Kr.|e.Kr.",
	        [OC_DL_PERIODS] =
	            "00að nóttu|06að morgni|12síðdegis|18að kvöldi|NNhádegi",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "d.M.y",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d. MMMM y 'kl'. HH:mm",
	        [OC_DL_DATE_TIME] = "d.M.y, HH:mm" } },
	{ "it", "en",
	    { [OC_DL_MONTHS] =
	            "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|"
	            "settembre|ottobre|novembre|dicembre",
	        [OC_DL_MONTHS_SHORT] =
	            "gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic",
	        [OC_DL_MONTHS_NARROW] = "G|F|M|A|M|G|L|A|S|O|N|D",
	        [OC_DL_DAYS] =
	            "domenica|lunedì|martedì|mercoledì|giovedì|venerdì|sabato",
	        [OC_DL_DAYS_SHORT] = "dom|lun|mar|mer|gio|ven|sab",
	        [OC_DL_DAYS_NARROW] = "D|L|M|M|G|V|S",
	        [OC_DL_ERAS] = "a.C.|d.C.",
	        [OC_DL_PERIODS] = "00di notte|06di mattina|12di "
	                          "pomeriggio|18di sera|NNmezzogiorno",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "dd/MM/yy",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE d MMMM y 'alle' 'ore' HH:mm",
	        [OC_DL_DATE_TIME] = "dd/MM/yy, HH:mm" } },
	{ "it_CH", "it",
	    { [OC_DL_DATE] = "dd.MM.yy",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y 'alle' 'ore' HH:mm",
	        [OC_DL_DATE_TIME] = "dd.MM.yy, HH:mm" } },
	{ "ja", "en",
	    { [OC_DL_MONTHS] =
	            "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
	        [OC_DL_MONTHS_SHORT] =
	            "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
	        [OC_DL_MONTHS_NARROW] = "1|2|3|4|5|6|7|8|9|10|11|12",
	        [OC_DL_DAYS] =
	            "日曜日|月曜日|火曜日|水曜日|木曜日|金曜日|土曜日",
	        [OC_DL_DAYS_SHORT] = "日|月|火|水|木|金|土",
	        [OC_DL_DAYS_NARROW] = "日|月|火|水|木|金|土",
	        [OC_DL_AM_PM] = "午前|午後",
	        [OC_DL_ERAS] = "紀元前|西暦",
	        [OC_DL_PERIODS] = "00夜中|04朝|12昼|16夕方|19夜|23夜中|NN正午",
	        [OC_DL_ZONES] = "JST",
	        [OC_DL_DATE] = "y/MM/dd",
	        [OC_DL_TIME] = "H:mm",
	        [OC_DL_DAY_DATE_TIME] = "y年M月d日EEEE H:mm",
	        [OC_DL_DATE_TIME] = "y/MM/dd H:mm" } },
	{ "ka", "en",
	    { [OC_DL_MONTHS] =
	            "იანვარი|თებერვალი|მარტი|აპრილი|მაისი|ივნისი|ივლისი|"
	            "აგვისტო|სექტემბერი|ოქტომბერი|ნოემბერი|დეკემბერი",
	        [OC_DL_MONTHS_SHORT] =
	            "იან|თებ|მარ|აპრ|მაი|ივნ|ივლ|აგვ|სექ|ოქტ|ნოე|დეკ",
	        [OC_DL_MONTHS_NARROW] = "ი|თ|მ|ა|მ|ი|ი|ა|ს|ო|ნ|დ",
	        [OC_DL_DAYS] = "კვირა|ორშაბათი|სამშაბათი|ოთხშაბათი|ხუთშაბათი|"
	                       "პარასკევი|შაბათი",
	        [OC_DL_DAYS_SHORT] = "კვი|ორშ|სამ|ოთხ|ხუთ|პარ|შაბ",
	        [OC_DL_DAYS_NARROW] = "კ|ო|ს|ო|ხ|პ|შ",
	        [OC_DL_ERAS] = "ძვ. წ.|ახ. წ.",
	        [OC_DL_PERIODS] =
	            "00ღამ.|05დილ.|12ნაშუადღ.|18საღ.|21ღამ.|NNშუადღ.",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "dd.MM.yy",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, dd MMMM, y, HH:mm",
	        [OC_DL_DATE_TIME] = "dd.MM.yy, HH:mm" } },
	{ "kk", "en",
	    { [OC_DL_MONTHS] = "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|"
	                       "тамыз|қыркүйек|қазан|қараша|желтоқсан",
	        [OC_DL_MONTHS_SHORT] = "қаң.|ақп.|нау.|сәу.|мам.|мау.|шіл.|там."
	                               "|қыр.|қаз.|қар.|жел.",
	        [OC_DL_MONTHS_NARROW] = "Қ|А|Н|С|М|М|Ш|Т|Қ|Қ|Қ|Ж",
	        [OC_DL_ALONE_MONTHS] =
	            "Қаңтар|Ақпан|Наурыз|Сәуір|Мамыр|Маусым|Шілде|Тамыз|"
	            "Қыркүйек|Қазан|Қараша|Желтоқсан",
	        [OC_DL_DAYS] =
	            "жексенбі|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі",
	        [OC_DL_DAYS_SHORT] = "жс|дс|сс|ср|бс|жм|сб",
	        [OC_DL_DAYS_NARROW] = "Ж|Д|С|С|Б|Ж|С",
	        [OC_DL_ERAS] = "б.з.д.|б.з.",
	        [OC_DL_PERIODS] =
	            "00түнгі|06таңғы|12түстен кейінгі|18кешкі|21түнгі|NNтүскі",
	        [OC_DL_ZONES] = "EET EEST",
	        [OC_DL_DATE] = "dd.MM.yy",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "y\u202f'ж'. d MMMM, EEEE, HH:mm",
	        [OC_DL_DATE_TIME] = "dd.MM.yy, HH:mm" } },
	{ "km", "en",
	    { [OC_DL_MONTHS] =
	            "មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ",
	        [OC_DL_MONTHS_SHORT] =
	            "មករា|កុម្ភៈ|មីនា|មេសា|ឧសភា|មិថុនា|កក្កដា|សីហា|កញ្ញា|តុលា|វិច្ឆិកា|ធ្នូ",
	        [OC_DL_MONTHS_NARROW] = "ម|ក|ម|ម|ឧ|ម|ក|ស|ក|ត|វ|ធ",
	        [OC_DL_DAYS] = "អាទិត្យ|ច័ន្ទ|អង្គារ|ពុធ|ព្រហស្បតិ៍|សុក្រ|សៅរ៍",
	        [OC_DL_DAYS_SHORT] = "អាទិត្យ|ចន្ទ|អង្គារ|ពុធ|ព្រហ|សុក្រ|សៅរ៍",
	        [OC_DL_DAYS_NARROW] = "អ|ច|អ|ព|ព|ស|ស",
	        [OC_DL_ALONE_DAYS] = "អាទិត្យ|ចន្ទ|អង្គារ|ពុធ|ព្រហស្បតិ៍|សុក្រ|សៅរ៍",
	        [OC_DL_ERAS] = "មុន គ.ស.|គ.ស.",
	        [OC_DL_PERIODS] = "00នៅពេល\u200bព្រឹក|12នៅពេលរសៀល|"
	                          "18នៅពេល\u200bល្ងាច|21នៅពេល\u200bយប់|NNថ្ងៃត្រង់",
	        [OC_DL_GMT] = "ម៉ោង\u200bសកល +|ម៉ោង\u200bសកល -|:||ម៉ោង\u200bសកល",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "d/M/yy",
	        [OC_DL_TIME] = "h:mm a",
	        [OC_DL_DAY_DATE_TIME] = "EEEE d MMMM y នៅ\u200bម៉ោង h:mm a",
	        [OC_DL_DATE_TIME] = "d/M/yy, h:mm a" } },
	{ "ko", "en",
	    { [OC_DL_MONTHS] =
	            "1월|2월|3월|4월|5월|6월|7월|8월|9월|10월|11월|12월",
	        [OC_DL_MONTHS_SHORT] =
	            "1월|2월|3월|4월|5월|6월|7월|8월|9월|10월|11월|12월",
	        [OC_DL_MONTHS_NARROW] =
	            "1월|2월|3월|4월|5월|6월|7월|8월|9월|10월|11월|12월",
	        [OC_DL_DAYS] =
	            "일요일|월요일|화요일|수요일|목요일|금요일|토요일",
	        [OC_DL_DAYS_SHORT] = "일|월|화|수|목|금|토",
	        [OC_DL_DAYS_NARROW] = "일|월|화|수|목|금|토",
	        [OC_DL_AM_PM] = "오전|오후",
	        [OC_DL_PERIODS] =
	            "00밤|03새벽|06오전|12오후|18저녁|21밤|NN정오",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "yy. M. d.",
	        [OC_DL_TIME] = "a h:mm",
	        [OC_DL_DAY_DATE_TIME] = "y년 M월 d일 EEEE a h:mm",
	        [OC_DL_DATE_TIME] = "yy. M. d. a h:mm" } },
	{ "lt", "en",
	    { [OC_DL_MONTHS] =
	            "sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|"
	            "rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio",
	        [OC_DL_MONTHS_SHORT] = "saus.|vas.|kov.|bal.|geg.|birž.|liep.|"
	                               "rugp.|rugs.|spal.|lapkr.|gruod.",
	        [OC_DL_MONTHS_NARROW] = "S|V|K|B|G|B|L|R|R|S|L|G",
	        [OC_DL_ALONE_MONTHS] =
	            "sausis|vasaris|kovas|balandis|gegužė|birželis|liepa|"
	            "rugpjūtis|rugsėjis|spalis|lapkritis|gruodis",
	        [OC_DL_DAYS] =
	            "sekmadienis|pirmadienis|antradienis|trečiadienis|"
	            "ketvirtadienis|penktadienis|šeštadienis",
	        [OC_DL_DAYS_SHORT] = "sk|pr|an|tr|kt|pn|št",
	        [OC_DL_DAYS_NARROW] = "S|P|A|T|K|P|Š",
	        [OC_DL_AM_PM] = "priešpiet|popiet",
	        [OC_DL_ERAS] = "pr. Kr.|po Kr.",
	        [OC_DL_PERIODS] =
	            "00naktis|06rytas|12popietė|18vakaras|NNperpiet",
	        [OC_DL_GMT] = "GMT+|GMT−|:||GMT",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "y-MM-dd",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "y 'm'. MMMM d 'd'., EEEE HH:mm",
	        [OC_DL_DATE_TIME] = "y-MM-dd HH:mm" } },
	{ "lv", "en",
	    { [OC_DL_MONTHS] =
	            "janvāris|februāris|marts|aprīlis|maijs|jūnijs|jūlijs|"
	            "augusts|septembris|oktobris|novembris|decembris",
	        [OC_DL_MONTHS_SHORT] = "janv.|febr.|marts|apr.|maijs|jūn.|jūl.|"
	                               "aug.|sept.|okt.|nov.|dec.",
	        [OC_DL_DAYS] = "svētdiena|pirmdiena|otrdiena|trešdiena|"
	                       "ceturtdiena|piektdiena|sestdiena",
	        [OC_DL_DAYS_SHORT] =
	            "svētd.|pirmd.|otrd.|trešd.|ceturtd.|piektd.|sestd.",
	        [OC_DL_DAYS_NARROW] = "S|P|O|T|C|P|S",
	        [OC_DL_ALONE_DAYS] = "Svētdiena|Pirmdiena|Otrdiena|Trešdiena|"
	                             "Ceturtdiena|Piektdiena|Sestdiena",
	        [OC_DL_ALONE_DAYS_SHORT] =
	            "Svētd.|Pirmd.|Otrd.|Trešd.|Ceturtd.|Piektd.|Sestd.",
	        [OC_DL_AM_PM] = "priekšpusdienā|pēcpusdienā",
	        [OC_DL_ERAS] = "p.m.ē.|m.ē.",
	        [OC_DL_PERIODS] =
	            "00naktī|06no rīta|12pēcpusd.|18vakarā|23naktī|NNpusd.",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "dd.MM.yy",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, y. 'gada' d. MMMM HH:mm",
	        [OC_DL_DATE_TIME] = "dd.MM.yy HH:mm" } },
	{ "mk", "en",
	    { [OC_DL_MONTHS] = "јануари|февруари|март|април|мај|јуни|јули|"
	                       "август|септември|октомври|ноември|декември",
	        [OC_DL_MONTHS_SHORT] = "јан.|фев.|мар.|апр.|мај|јун.|јул.|авг.|"
	                               "септ.|окт.|ноем.|дек.",
	        [OC_DL_MONTHS_NARROW] = "ј|ф|м|а|м|ј|ј|а|с|о|н|д",
	        [OC_DL_DAYS] =
	            "недела|понеделник|вторник|среда|четврток|петок|сабота",
	        [OC_DL_DAYS_SHORT] = "нед.|пон.|вто.|сре.|чет.|пет.|саб.",
	        [OC_DL_DAYS_NARROW] = "н|п|в|с|ч|п|с",
	        [OC_DL_AM_PM] = "претпл.|попл.",
	        [OC_DL_ERAS] = "п.н.е.|н.е.",
	        [OC_DL_PERIODS] = "00ноќе|04наутро|10претпладне|12попладне|"
	                          "18навечер|NNнапладне",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "d.M.yy",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y, 'во' HH:mm",
	        [OC_DL_DATE_TIME] = "d.M.yy, 'во' HH:mm" } },
	{ "mn", "en",
	    { [OC_DL_MONTHS] =
	            "нэгдүгээр сар|хоёрдугаар сар|гуравдугаар сар|дөрөвдүгээр "
	            "сар|тавдугаар сар|зургаадугаар сар|долоодугаар "
	            "сар|наймдугаар сар|есдүгээр сар|аравдугаар сар|арван "
	            "нэгдүгээр сар|арван хоёрдугаар сар",
	        [OC_DL_MONTHS_SHORT] =
	            "1-р сар|2-р сар|3-р сар|4-р сар|5-р сар|6-р сар|7-р "
	            "сар|8-р сар|9-р сар|10-р сар|11-р сар|12-р сар",
	        [OC_DL_MONTHS_NARROW] = "I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII",
	        [OC_DL_ALONE_MONTHS] =
	            "Нэгдүгээр сар|Хоёрдугаар сар|Гуравдугаар сар|Дөрөвдүгээр "
	            "сар|Тавдугаар сар|Зургаадугаар сар|Долоодугаар "
	            "сар|Наймдугаар сар|Есдүгээр сар|Аравдугаар сар|Арван "
	            "нэгдүгээр сар|Арван хоёрдугаар сар",
	        [OC_DL_DAYS] = "ням|даваа|мягмар|лхагва|пүрэв|баасан|бямба",
	        [OC_DL_DAYS_SHORT] = "Ня|Да|Мя|Лх|Пү|Ба|Бя",
	        [OC_DL_DAYS_NARROW] = "Ня|Да|Мя|Лх|Пү|Ба|Бя",
	        [OC_DL_ALONE_DAYS] =
	            "Ням|Даваа|Мягмар|Лхагва|Пүрэв|Баасан|Бямба",
	        [OC_DL_AM_PM] = "ү.ө.|ү.х.",
	        [OC_DL_ERAS] = "МЭӨ|МЭ",
	        [OC_DL_PERIODS] =
	            "00шөнө|06өглөө|12өдөр|18орой|21шөнө|NNүд дунд",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "y.MM.dd",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] =
	            "y\u202f'оны' MMMM'ын' d, EEEE 'гараг' HH:mm",
	        [OC_DL_DATE_TIME] = "y.MM.dd HH:mm" } },
	{ "ms", "en",
	    { [OC_DL_MONTHS] = "Januari|Februari|Mac|April|Mei|Jun|Julai|Ogos|"
	                       "September|Oktober|November|Disember",
	        [OC_DL_MONTHS_SHORT] =
	            "Jan|Feb|Mac|Apr|Mei|Jun|Jul|Ogo|Sep|Okt|Nov|Dis",
	        [OC_DL_MONTHS_NARROW] = "J|F|M|A|M|J|J|O|S|O|N|D",
	        [OC_DL_DAYS] = "Ahad|Isnin|Selasa|Rabu|Khamis|Jumaat|Sabtu",
	        [OC_DL_DAYS_SHORT] = "Ahd|Isn|Sel|Rab|Kha|Jum|Sab",
	        [OC_DL_DAYS_NARROW] = "A|I|S|R|K|J|S",
	        [OC_DL_AM_PM] = "PG|PTG",
	        [OC_DL_ERAS] = "S.M.|TM",
	        [OC_DL_PERIODS] = "00pagi|12tengah hari|14petang|19malam",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "d/MM/yy",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y 'pada' h:mm\u202fa",
	        [OC_DL_DATE_TIME] = "d/MM/yy, h:mm\u202fa" } },
	{ "ms_BN", "ms",
	    { [OC_DL_DAY_DATE_TIME] = "dd MMMM y 'pada' h:mm\u202fa" } },
	{ "ms_ID", "ms",
	    { [OC_DL_GMT] = "GMT+|GMT-|.||GMT",
	        [OC_DL_DATE] = "dd/MM/yy",
	        [OC_DL_TIME] = "HH.mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, dd MMMM y 'pada' HH.mm",
	        [OC_DL_DATE_TIME] = "dd/MM/yy, HH.mm" } },
	{ "nb no", "en",
	    { [OC_DL_MONTHS] = "januar|februar|mars|april|mai|juni|juli|august|"
	                       "september|oktober|november|desember",
	        [OC_DL_MONTHS_SHORT] = "jan.|feb.|mar.|apr.|mai|jun.|jul.|aug.|"
	                               "sep.|okt.|nov.|des.",
	        [OC_DL_ALONE_MONTHS_SHORT] =
	            "jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des",
	        [OC_DL_DAYS] =
	            "søndag|mandag|tirsdag|onsdag|torsdag|fredag|lørdag",
	        [OC_DL_DAYS_SHORT] = "søn.|man.|tir.|ons.|tor.|fre.|lør.",
	        [OC_DL_DAYS_NARROW] = "S|M|T|O|T|F|L",
	        [OC_DL_AM_PM] = "a.m.|p.m.",
	        [OC_DL_ERAS] = "f.Kr.|e.Kr.",
	        [OC_DL_PERIODS] = "00natt|06morg.|10form.|12etterm.|18kveld",
	        [OC_DL_ZONES] = "EST EDT CST CDT MST MDT PST PDT AKST AKDT AST "
	                        "ADT HST=HAST CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "dd.MM.y",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE d. MMMM y 'kl'. HH:mm",
	        [OC_DL_DATE_TIME] = "dd.MM.y, HH:mm" } },
	{ "nl", "en",
	    { [OC_DL_MONTHS] = "januari|februari|maart|april|mei|juni|juli|"
	                       "augustus|september|oktober|november|december",
	        [OC_DL_MONTHS_SHORT] =
	            "jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec",
	        [OC_DL_DAYS] = "zondag|maandag|dinsdag|woensdag|donderdag|"
	                       "vrijdag|zaterdag",
	        [OC_DL_DAYS_SHORT] = "zo|ma|di|wo|do|vr|za",
	        [OC_DL_DAYS_NARROW] = "Z|M|D|W|D|V|Z",
	        [OC_DL_AM_PM] = "a.m.|p.m.",
	        [OC_DL_ERAS] = "v.Chr.|n.Chr.",
	        [OC_DL_PERIODS] =
	            "00’s nachts|06’s ochtends|12’s middags|18’s avonds",
	        [OC_DL_ZONES] = "EST EDT CST CDT MST MDT PST PDT AKST AKDT AST "
	                        "ADT HST CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "dd-MM-y",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE d MMMM y 'om' HH:mm",
	        [OC_DL_DATE_TIME] = "dd-MM-y HH:mm" } },
	{ "nl_BE", "nl",
	    { [OC_DL_DATE] = "d/MM/y", [OC_DL_DATE_TIME] = "d/MM/y HH:mm" } },
	{ "nn", "en",
	    { [OC_DL_MONTHS] = "januar|februar|mars|april|mai|juni|juli|august|"
	                       "september|oktober|november|desember",
	        [OC_DL_MONTHS_SHORT] = "jan.|feb.|mars|apr.|mai|juni|juli|aug.|"
	                               "sep.|okt.|nov.|des.",
	        [OC_DL_ALONE_MONTHS_SHORT] =
	            "jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des",
	        [OC_DL_DAYS] =
	            "søndag|måndag|tysdag|onsdag|torsdag|fredag|laurdag",
	        [OC_DL_DAYS_SHORT] = "sø.|må.|ty.|on.|to.|fr.|la.",
	        [OC_DL_DAYS_NARROW] = "S|M|T|O|T|F|L",
	        [OC_DL_ALONE_DAYS_SHORT] = "søn|mån|tys|ons|tor|fre|lau",
	        [OC_DL_AM_PM] = "a.m.|p.m.",
	        [OC_DL_ERAS] = "f.Kr.|e.Kr.",
	        [OC_DL_PERIODS] = "00natt|06morg.|10form.|12etterm.|18kveld",
	        [OC_DL_ZONES] = "EST EDT CST CDT MST MDT PST PDT AKST AKDT AST "
	                        "ADT HST=HAST CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "dd.MM.y",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE d. MMMM y 'kl'. HH:mm",
	        [OC_DL_DATE_TIME] = "dd.MM.y, HH:mm" } },
	{ "pl", "en",
	    { [OC_DL_MONTHS] =
	            "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|"
	            "sierpnia|września|października|listopada|grudnia",
	        [OC_DL_MONTHS_SHORT] =
	            "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru",
	        [OC_DL_MONTHS_NARROW] = "s|l|m|k|m|c|l|s|w|p|l|g",
	        [OC_DL_ALONE_MONTHS] =
	            "styczeń|luty|marzec|kwiecień|maj|czerwiec|lipiec|sierpień|"
	            "wrzesień|październik|listopad|grudzień",
	        [OC_DL_ALONE_MONTHS_NARROW] = "S|L|M|K|M|C|L|S|W|P|L|G",
	        [OC_DL_DAYS] = "niedziela|poniedziałek|wtorek|środa|czwartek|"
	                       "piątek|sobota",
	        [OC_DL_DAYS_SHORT] = "niedz.|pon.|wt.|śr.|czw.|pt.|sob.",
	        [OC_DL_DAYS_NARROW] = "n|p|w|ś|c|p|s",
	        [OC_DL_ERAS] = "p.n.e.|n.e.",
	        [OC_DL_PERIODS] = "00w nocy|06rano|10przed południem|12po "
	                          "południu|18wieczorem|21w nocy|NNw południe",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "d.MM.y",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y HH:mm",
	        [OC_DL_DATE_TIME] = "d.MM.y, HH:mm" } },
	{ "pt", "en",
	    { [OC_DL_MONTHS] = "janeiro|fevereiro|março|abril|maio|junho|julho|"
	                       "agosto|setembro|outubro|novembro|dezembro",
	        [OC_DL_MONTHS_SHORT] = "jan.|fev.|mar.|abr.|mai.|jun.|jul.|ago."
	                               "|set.|out.|nov.|dez.",
	        [OC_DL_DAYS] = "domingo|segunda-feira|terça-feira|quarta-feira|"
	                       "quinta-feira|sexta-feira|sábado",
	        [OC_DL_DAYS_SHORT] = "dom.|seg.|ter.|qua.|qui.|sex.|sáb.",
	        [OC_DL_DAYS_NARROW] = "D|S|T|Q|Q|S|S",
	        [OC_DL_ERAS] = "a.C.|d.C.",
	        [OC_DL_PERIODS] = "00da madrugada|06da manhã|12da tarde|19da "
	                          "noite|NNmeio-dia",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "dd/MM/y",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d 'de' MMMM 'de' y 'às' HH:mm",
	        [OC_DL_DATE_TIME] = "dd/MM/y, HH:mm" } },
	{ "pt_PT pt_CH pt_GQ pt_LU", "pt",
	    { [OC_DL_DAYS_SHORT] =
	            "domingo|segunda|terça|quarta|quinta|sexta|sábado",
	        [OC_DL_AM_PM] = "da manhã|da tarde",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "dd/MM/yy",
	        [OC_DL_DATE_TIME] = "dd/MM/yy, HH:mm" } },
	{ "pt_AO pt_CV pt_GW pt_MZ pt_ST pt_TL", "pt_PT",
	    { [OC_DL_ZONES] = "" } },
	{ "pt_MO", "pt_AO",
	    { [OC_DL_TIME] = "h:mm\u202fa",
	        [OC_DL_DAY_DATE_TIME] =
	            "EEEE, d 'de' MMMM 'de' y 'às' h:mm\u202fa",
	        [OC_DL_DATE_TIME] = "dd/MM/yy, h:mm\u202fa" } },
	{ "ro", "en",
	    { [OC_DL_MONTHS] =
	            "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|"
	            "septembrie|octombrie|noiembrie|decembrie",
	        [OC_DL_MONTHS_SHORT] = "ian.|feb.|mar.|apr.|mai|iun.|iul.|aug.|"
	                               "sept.|oct.|nov.|dec.",
	        [OC_DL_MONTHS_NARROW] = "I|F|M|A|M|I|I|A|S|O|N|D",
	        [OC_DL_DAYS] =
	            "duminică|luni|marți|miercuri|joi|vineri|sâmbătă",
	        [OC_DL_DAYS_SHORT] = "dum.|lun.|mar.|mie.|joi|vin.|sâm.",
	        [OC_DL_DAYS_NARROW] = "D|L|M|M|J|V|S",
	        [OC_DL_AM_PM] = "a.m.|p.m.",
	        [OC_DL_ERAS] = "î.Hr.|d.Hr.",
	        [OC_DL_PERIODS] = "00noaptea|05dimineața|12după-amiaza|18seara|"
	                          "22noaptea|NNamiază",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "dd.MM.y",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y 'la' HH:mm",
	        [OC_DL_DATE_TIME] = "dd.MM.y, HH:mm" } },
	{ "ro_MD", "ro",
	    { [OC_DL_DAYS_SHORT] = "Dum|Lun|Mar|Mie|Joi|Vin|Sâm",
	        [OC_DL_DAYS_NARROW] = "D|L|Ma|Mi|J|V|S" } },
	{ "ru", "en",
	    { [OC_DL_MONTHS] = "января|февраля|марта|апреля|мая|июня|июля|"
	                       "августа|сентября|октября|ноября|декабря",
	        [OC_DL_MONTHS_SHORT] = "янв.|февр.|мар.|апр.|мая|июн.|июл.|авг."
	                               "|сент.|окт.|нояб.|дек.",
	        [OC_DL_MONTHS_NARROW] = "Я|Ф|М|А|М|И|И|А|С|О|Н|Д",
	        [OC_DL_ALONE_MONTHS] =
	            "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|"
	            "октябрь|ноябрь|декабрь",
	        [OC_DL_ALONE_MONTHS_SHORT] = "янв.|февр.|март|апр.|май|июнь|"
	                                     "июль|авг.|сент.|окт.|нояб.|дек.",
	        [OC_DL_DAYS] = "воскресенье|понедельник|вторник|среда|четверг|"
	                       "пятница|суббота",
	        [OC_DL_DAYS_SHORT] = "вс|пн|вт|ср|чт|пт|сб",
	        [OC_DL_DAYS_NARROW] = "В|П|В|С|Ч|П|С",
	        [OC_DL_ERAS] = "до н. э.|н. э.",
	        [OC_DL_PERIODS] = "00ночи|04утра|12дня|18вечера|22ночи|NNполд.",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "dd.MM.y",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y\u202f'г'. 'в' HH:mm",
	        [OC_DL_DATE_TIME] = "dd.MM.y, HH:mm" } },
	{ "sk", "en",
	    { [OC_DL_MONTHS] = "januára|februára|marca|apríla|mája|júna|júla|"
	                       "augusta|septembra|októbra|novembra|decembra",
	        [OC_DL_MONTHS_SHORT] =
	            "jan|feb|mar|apr|máj|jún|júl|aug|sep|okt|nov|dec",
	        [OC_DL_MONTHS_NARROW] = "j|f|m|a|m|j|j|a|s|o|n|d",
	        [OC_DL_ALONE_MONTHS] =
	            "január|február|marec|apríl|máj|jún|júl|august|september|"
	            "október|november|december",
	        [OC_DL_DAYS] =
	            "nedeľa|pondelok|utorok|streda|štvrtok|piatok|sobota",
	        [OC_DL_DAYS_SHORT] = "ne|po|ut|st|št|pi|so",
	        [OC_DL_DAYS_NARROW] = "n|p|u|s|š|p|s",
	        [OC_DL_ERAS] = "pred Kr.|po Kr.",
	        [OC_DL_PERIODS] =
	            "00v noci|04ráno|09dopol.|12popol.|18večer|22v "
	            "noci|NNnapol.",
	        [OC_DL_ZONES] = "HST CET=SEČ CEST=SELČ",
	        [OC_DL_DATE] = "d. M. y",
	        [OC_DL_TIME] = "H:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE d. MMMM y 'o' H:mm",
	        [OC_DL_DATE_TIME] = "d. M. y H:mm" } },
	{ "sl", "en",
	    { [OC_DL_MONTHS] = "januar|februar|marec|april|maj|junij|julij|"
	                       "avgust|september|oktober|november|december",
	        [OC_DL_MONTHS_SHORT] = "jan.|feb.|mar.|apr.|maj|jun.|jul.|avg.|"
	                               "sep.|okt.|nov.|dec.",
	        [OC_DL_MONTHS_NARROW] = "j|f|m|a|m|j|j|a|s|o|n|d",
	        [OC_DL_DAYS] =
	            "nedelja|ponedeljek|torek|sreda|četrtek|petek|sobota",
	        [OC_DL_DAYS_SHORT] = "ned.|pon.|tor.|sre.|čet.|pet.|sob.",
	        [OC_DL_DAYS_NARROW] = "n|p|t|s|č|p|s",
	        [OC_DL_AM_PM] = "dop.|pop.",
	        [OC_DL_ERAS] = "pr. Kr.|po Kr.",
	        [OC_DL_PERIODS] =
	            "00ponoči|06zjut.|10dop.|12pop.|18zveč.|22ponoči|NNopold.",
	        [OC_DL_GMT] = "GMT+|GMT-|.||GMT",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "d. MM. yy",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d. MMMM y 'ob' HH:mm",
	        [OC_DL_DATE_TIME] = "d. MM. yy, HH:mm" } },
	{ "sq", "en",
	    { [OC_DL_MONTHS] = "janar|shkurt|mars|prill|maj|qershor|korrik|"
	                       "gusht|shtator|tetor|nëntor|dhjetor",
	        [OC_DL_MONTHS_SHORT] =
	            "jan|shk|mar|pri|maj|qer|korr|gush|sht|tet|nën|dhj",
	        [OC_DL_MONTHS_NARROW] = "j|sh|m|p|m|q|k|g|sh|t|n|dh",
	        [OC_DL_DAYS] =
	            "e diel|e hënë|e martë|e mërkurë|e enjte|e premte|e shtunë",
	        [OC_DL_DAYS_SHORT] = "Die|Hën|Mar|Mër|Enj|Pre|Sht",
	        [OC_DL_DAYS_NARROW] = "d|h|m|m|e|p|sh",
	        [OC_DL_ALONE_DAYS_SHORT] = "die|hën|mar|mër|enj|pre|sht",
	        [OC_DL_AM_PM] = "e paradites|e pasdites",
	        [OC_DL_ERAS] = "p.K.|mb.K.",
	        [OC_DL_PERIODS] = "00e natës|04e mëngjesit|09e paradites|12e "
	                          "pasdites|18e mbrëmjes|NNe mesditës",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "d.M.yy",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y 'në' h:mm\u202fa",
	        [OC_DL_DATE_TIME] = "d.M.yy, h:mm\u202fa" } },
	{ "sq_MK sq_XK", "sq",
	    { [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y 'në' HH:mm",
	        [OC_DL_DATE_TIME] = "d.M.yy, HH:mm" } },
	{ "sr", "en",
	    { [OC_DL_MONTHS] = "јануар|фебруар|март|април|мај|јун|јул|август|"
	                       "септембар|октобар|новембар|децембар",
	        [OC_DL_MONTHS_SHORT] =
	            "јан|феб|мар|апр|мај|јун|јул|авг|сеп|окт|нов|дец",
	        [OC_DL_MONTHS_NARROW] = "ј|ф|м|а|м|ј|ј|а|с|о|н|д",
	        [OC_DL_DAYS] =
	            "недеља|понедељак|уторак|среда|четвртак|петак|субота",
	        [OC_DL_DAYS_SHORT] = "нед|пон|уто|сре|чет|пет|суб",
	        [OC_DL_DAYS_NARROW] = "н|п|у|с|ч|п|с",
	        [OC_DL_ERAS] = "п. н. е.|н. е.",
	        [OC_DL_PERIODS] =
	            "00ноћу|06ујутро|12по подне|18увече|21ноћу|NNподне",
	        [OC_DL_ZONES] = "CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "d.M.yy.",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d. MMMM y. HH:mm",
	        [OC_DL_DATE_TIME] = "d.M.yy. HH:mm" } },
	{ "sr_BA sr_Cyrl_BA", "sr",
	    { [OC_DL_DAYS] =
	            "недјеља|понедјељак|уторак|сриједа|четвртак|петак|субота",
	        [OC_DL_DAYS_SHORT] = "нед|пон|уто|сри|чет|пет|суб",
	        [OC_DL_AM_PM] = "прије подне|по подне" } },
	{ "sr_Latn", "sr",
	    { [OC_DL_MONTHS] = "januar|februar|mart|april|maj|jun|jul|avgust|"
	                       "septembar|oktobar|novembar|decembar",
	        [OC_DL_MONTHS_SHORT] =
	            "jan|feb|mar|apr|maj|jun|jul|avg|sep|okt|nov|dec",
	        [OC_DL_MONTHS_NARROW] = "j|f|m|a|m|j|j|a|s|o|n|d",
	        [OC_DL_DAYS] =
	            "nedelja|ponedeljak|utorak|sreda|četvrtak|petak|subota",
	        [OC_DL_DAYS_SHORT] = "ned|pon|uto|sre|čet|pet|sub",
	        [OC_DL_DAYS_NARROW] = "n|p|u|s|č|p|s",
	        [OC_DL_ERAS] = "p. n. e.|n. e.",
	        [OC_DL_PERIODS] =
	            "00noću|06ujutro|12po podne|18uveče|21noću|NNpodne" } },
	{ "sr_ME sr_Latn_ME", "sr_Latn",
	    { [OC_DL_MONTHS_SHORT] =
	            "jan|feb|mart|apr|maj|jun|jul|avg|sept|okt|nov|dec",
	        [OC_DL_DAYS] =
	            "nedjelja|ponedeljak|utorak|srijeda|četvrtak|petak|subota",
	        [OC_DL_AM_PM] = "prije podne|po podne",
	        [OC_DL_PERIODS] =
	            "00noću|06jutro|12po pod.|18veče|21noću|NNpodne" } },
	{ "sr_XK sr_Cyrl_XK", "sr",
	    { [OC_DL_MONTHS_SHORT] =
	            "јан|феб|март|апр|мај|јун|јул|авг|септ|окт|нов|дец",
	        [OC_DL_PERIODS] =
	            "00ноћу|06јутро|12по под.|18увече|21ноћу|NNподне" } },
	{ "sr_Cyrl_ME", "sr_XK",
	    { [OC_DL_DAYS] =
	            "недјеља|понедељак|уторак|сриједа|четвртак|петак|субота",
	        [OC_DL_AM_PM] = "прије подне|по подне",
	        [OC_DL_PERIODS] =
	            "00ноћу|06јутро|12по под.|18вече|21ноћу|NNподне" } },
	{ "sr_Latn_BA", "sr_Latn",
	    { [OC_DL_DAYS] =
	            "nedjelja|ponedjeljak|utorak|srijeda|četvrtak|petak|subota",
	        [OC_DL_DAYS_SHORT] = "ned|pon|uto|sri|čet|pet|sub",
	        [OC_DL_AM_PM] = "prije podne|po podne" } },
	{ "sr_Latn_XK", "sr_Latn",
	    { [OC_DL_MONTHS_SHORT] =
	            "jan|feb|mart|apr|maj|jun|jul|avg|sept|okt|nov|dec",
	        [OC_DL_PERIODS] =
	            "00noću|06jutro|12po pod.|18uveče|21noću|NNpodne" } },
	{ "sv", "en",
	    { [OC_DL_MONTHS] = "januari|februari|mars|april|maj|juni|juli|"
	                       "augusti|september|oktober|november|december",
	        [OC_DL_MONTHS_SHORT] = "jan.|feb.|mars|apr.|maj|juni|juli|aug.|"
	                               "sep.|okt.|nov.|dec.",
	        [OC_DL_DAYS] =
	            "söndag|måndag|tisdag|onsdag|torsdag|fredag|lördag",
	        [OC_DL_DAYS_SHORT] = "sön|mån|tis|ons|tors|fre|lör",
	        [OC_DL_DAYS_NARROW] = "S|M|T|O|T|F|L",
	        [OC_DL_AM_PM] = "fm|em",
	        [OC_DL_ERAS] = "f.Kr.|e.Kr.",
	        [OC_DL_PERIODS] = "00på natten|05på morg.|10på förm.|12på "
	                          "efterm.|18på kvällen",
	        [OC_DL_GMT] = "GMT+|GMT−|:||GMT",
	        [OC_DL_ZONES] =
	            "HST=Honolulunormaltid CET CEST EET EEST WET WEST",
	        [OC_DL_DATE] = "y-MM-dd",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE d MMMM y 'kl'. HH:mm",
	        [OC_DL_DATE_TIME] = "y-MM-dd HH:mm" } },
	{ "sw", "en",
	    { [OC_DL_MONTHS] = "Januari|Februari|Machi|Aprili|Mei|Juni|Julai|"
	                       "Agosti|Septemba|Oktoba|Novemba|Desemba",
	        [OC_DL_MONTHS_SHORT] =
	            "Jan|Feb|Mac|Apr|Mei|Jun|Jul|Ago|Sep|Okt|Nov|Des",
	        [OC_DL_DAYS] = "Jumapili|Jumatatu|Jumanne|Jumatano|Alhamisi|"
	                       "Ijumaa|Jumamosi",
	        [OC_DL_DAYS_SHORT] = "Jumapili|Jumatatu|Jumanne|Jumatano|"
	                             "Alhamisi|Ijumaa|Jumamosi",
	        [OC_DL_ERAS] = "KK|BK",
	        [OC_DL_PERIODS] = "00usiku|04alfajiri|07asubuhi|12mchana|"
	                          "16jioni|19usiku|NNadhuhuri",
	        [OC_DL_GMT] = "GMT +|GMT -|:||GMT",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "dd/MM/y",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y, HH:mm",
	        [OC_DL_DATE_TIME] = "dd/MM/y, HH:mm" } },
	{ "sw_KE", "sw",
	    { [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y 'saa' HH:mm" } },
	{ "th", "en",
	    { [OC_DL_MONTHS] = "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|"
	                       "กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม",
	        [OC_DL_MONTHS_SHORT] = "ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส."
	                               "ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค.",
	        [OC_DL_MONTHS_NARROW] = "ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส."
	                                "ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค.",
	        [OC_DL_DAYS] =
	            "วันอาทิตย์|วันจันทร์|วันอังคาร|วันพุธ|วันพฤหัสบดี|วันศุกร์|วันเสาร์",
	        [OC_DL_DAYS_SHORT] = "อา.|จ.|อ.|พ.|พฤ.|ศ.|ส.",
	        [OC_DL_DAYS_NARROW] = "อา|จ|อ|พ|พฤ|ศ|ส",
	        [OC_DL_AM_PM] = "ก่อนเที่ยง|หลังเที่ยง",
	        [OC_DL_ERAS] = "ก่อน ค.ศ.|ค.ศ.",
	        [OC_DL_PERIODS] = "00กลางคืน|06ในตอนเช้า|12ในตอนบ่าย|13บ่าย|"
	                          "16ในตอนเย็น|18ค่ำ|21กลางคืน|NNเที่ยง",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "d/M/yy",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEEที่ d MMMM G y เวลา HH:mm",
	        [OC_DL_DATE_TIME] = "d/M/yy HH:mm" } },
	{ "tr", "en",
	    { [OC_DL_MONTHS] = "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|"
	                       "Ağustos|Eylül|Ekim|Kasım|Aralık",
	        [OC_DL_MONTHS_SHORT] =
	            "Oca|Şub|Mar|Nis|May|Haz|Tem|Ağu|Eyl|Eki|Kas|Ara",
	        [OC_DL_MONTHS_NARROW] = "O|Ş|M|N|M|H|T|A|E|E|K|A",
	        [OC_DL_DAYS] =
	            "Pazar|Pazartesi|Salı|Çarşamba|Perşembe|Cuma|Cumartesi",
	        [OC_DL_DAYS_SHORT] = "Paz|Pzt|Sal|Çar|Per|Cum|Cmt",
	        [OC_DL_DAYS_NARROW] = "P|P|S|Ç|P|C|C",
	        [OC_DL_AM_PM] = "ÖÖ|ÖS",
	        [OC_DL_ERAS] = "MÖ|MS",
	        [OC_DL_PERIODS] = "00gece|06sabah|11öğleden önce|12öğleden "
	                          "sonra|18akşamüstü|19akşam|21gece|NNöğle",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "d.MM.y",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "d MMMM y EEEE HH:mm",
	        [OC_DL_DATE_TIME] = "d.MM.y HH:mm" } },
	{ "tr_CY", "tr",
	    { [OC_DL_TIME] = "h:mm\u202fa",
	        [OC_DL_DAY_DATE_TIME] = "d MMMM y EEEE h:mm\u202fa",
	        [OC_DL_DATE_TIME] = "d.MM.y h:mm\u202fa" } },
	{ "uk", "en",
	    { [OC_DL_MONTHS] = "січня|лютого|березня|квітня|травня|червня|"
	                       "липня|серпня|вересня|жовтня|листопада|грудня",
	        [OC_DL_MONTHS_SHORT] = "січ.|лют.|бер.|квіт.|трав.|черв.|лип.|"
	                               "серп.|вер.|жовт.|лист.|груд.",
	        [OC_DL_MONTHS_NARROW] = "с|л|б|к|т|ч|л|с|в|ж|л|г",
	        [OC_DL_ALONE_MONTHS] =
	            "січень|лютий|березень|квітень|травень|червень|липень|"
	            "серпень|вересень|жовтень|листопад|грудень",
	        [OC_DL_ALONE_MONTHS_SHORT] =
	            "січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру",
	        [OC_DL_ALONE_MONTHS_NARROW] = "С|Л|Б|К|Т|Ч|Л|С|В|Ж|Л|Г",
	        [OC_DL_DAYS] =
	            "неділя|понеділок|вівторок|середа|четвер|пʼятниця|субота",
	        [OC_DL_DAYS_SHORT] = "нд|пн|вт|ср|чт|пт|сб",
	        [OC_DL_DAYS_NARROW] = "Н|П|В|С|Ч|П|С",
	        [OC_DL_AM_PM] = "дп|пп",
	        [OC_DL_ERAS] = "до н. е.|н. е.",
	        [OC_DL_PERIODS] = "00ночі|04ранку|12дня|18вечора|NNпополудні",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "dd.MM.yy",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d MMMM y\u202f'р'. 'о' HH:mm",
	        [OC_DL_DATE_TIME] = "dd.MM.yy, HH:mm" } },
	{ "ur", "en",
	    { [OC_DL_MONTHS] = "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|"
	                       "ستمبر|اکتوبر|نومبر|دسمبر",
	        [OC_DL_MONTHS_SHORT] = "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|"
	                               "اگست|ستمبر|اکتوبر|نومبر|دسمبر",
	        [OC_DL_DAYS] = "اتوار|پیر|منگل|بدھ|جمعرات|جمعہ|ہفتہ",
	        [OC_DL_DAYS_SHORT] = "اتوار|پیر|منگل|بدھ|جمعرات|جمعہ|ہفتہ",
	        [OC_DL_ERAS] = "قبل مسیح|عیسوی",
	        [OC_DL_PERIODS] = "00رات|04صبح|12دوپہر|16سہ پہر|18شام|20رات",
	        [OC_DL_GMT] = "GMT +|GMT -|:||GMT",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "d/M/yy",
	        [OC_DL_TIME] = "h:mm a",
	        [OC_DL_DAY_DATE_TIME] = "EEEE، d MMMM، y کو h:mm a",
	        [OC_DL_DATE_TIME] = "d/M/yy، h:mm a" } },
	{ "ur_IN", "ur",
	    { [OC_DL_GMT] = "GMT+|GMT-|:||GMT", [OC_DL_ZERO] = "۰" } },
	{ "vi", "en",
	    { [OC_DL_MONTHS] =
	            "tháng 1|tháng 2|tháng 3|tháng 4|tháng 5|tháng 6|tháng "
	            "7|tháng 8|tháng 9|tháng 10|tháng 11|tháng 12",
	        [OC_DL_MONTHS_SHORT] =
	            "thg 1|thg 2|thg 3|thg 4|thg 5|thg 6|thg 7|thg 8|thg 9|thg "
	            "10|thg 11|thg 12",
	        [OC_DL_MONTHS_NARROW] = "1|2|3|4|5|6|7|8|9|10|11|12",
	        [OC_DL_ALONE_MONTHS] =
	            "Tháng 1|Tháng 2|Tháng 3|Tháng 4|Tháng 5|Tháng 6|Tháng "
	            "7|Tháng 8|Tháng 9|Tháng 10|Tháng 11|Tháng 12",
	        [OC_DL_ALONE_MONTHS_SHORT] =
	            "Thg 1|Thg 2|Thg 3|Thg 4|Thg 5|Thg 6|Thg 7|Thg 8|Thg 9|Thg "
	            "10|Thg 11|Thg 12",
	        [OC_DL_DAYS] =
	            "Chủ Nhật|Thứ Hai|Thứ Ba|Thứ Tư|Thứ Năm|Thứ Sáu|Thứ Bảy",
	        [OC_DL_DAYS_SHORT] = "CN|Th 2|Th 3|Th 4|Th 5|Th 6|Th 7",
	        [OC_DL_DAYS_NARROW] = "CN|T2|T3|T4|T5|T6|T7",
	        [OC_DL_AM_PM] = "SA|CH",
	        [OC_DL_ERAS] = "TCN|CN",
	        [OC_DL_PERIODS] = "00đêm|04sáng|12chiều|18tối|21đêm|NNTR",
	        [OC_DL_DATE] = "dd/MM/y",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "'lúc' HH:mm EEEE, d MMMM, y",
	        [OC_DL_DATE_TIME] = "HH:mm dd/MM/y" } },
	{ "zh", "en",
	    { [OC_DL_MONTHS] = "一月|二月|三月|四月|五月|六月|七月|八月|九月|"
	                       "十月|十一月|十二月",
	        [OC_DL_MONTHS_SHORT] =
	            "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
	        [OC_DL_MONTHS_NARROW] = "1|2|3|4|5|6|7|8|9|10|11|12",
	        [OC_DL_DAYS] =
	            "星期日|星期一|星期二|星期三|星期四|星期五|星期六",
	        [OC_DL_DAYS_SHORT] = "周日|周一|周二|周三|周四|周五|周六",
	        [OC_DL_DAYS_NARROW] = "日|一|二|三|四|五|六",
	        [OC_DL_AM_PM] = "上午|下午",
	        [OC_DL_ERAS] = "公元前|公元",
	        [OC_DL_PERIODS] = "00凌晨|05早上|08上午|12中午|13下午|19晚上",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "y/M/d",
	        [OC_DL_TIME] = "HH:mm",
	        [OC_DL_DAY_DATE_TIME] = "y年M月d日EEEE HH:mm",
	        [OC_DL_DATE_TIME] = "y/M/d HH:mm" } },
	{ "zh_Hant zh_TW", "zh",
	    { [OC_DL_MONTHS] =
	            "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月",
	        [OC_DL_DAYS_SHORT] = "週日|週一|週二|週三|週四|週五|週六",
	        [OC_DL_ERAS] = "西元前|西元",
	        [OC_DL_PERIODS] = "00凌晨|05清晨|08上午|12中午|13下午|19晚上",
	        [OC_DL_ZONES] = "EST EDT CST CDT MST MDT PST PDT AKST AKDT AST "
	                        "ADT HST=HAST",
	        [OC_DL_TIME] = "Bh:mm",
	        [OC_DL_DAY_DATE_TIME] = "y年M月d日 EEEE Bh:mm",
	        [OC_DL_DATE_TIME] = "y/M/d Bh:mm" } },
	{ "zh_HK zh_MO zh_Hant_HK zh_Hant_MO", "zh_Hant",
	    { [OC_DL_ERAS] = "公元前|公元",
	        [OC_DL_PERIODS] = "00凌晨|05早上|08上午|12中午|13下午|19晚上",
	        [OC_DL_DATE] = "d/M/y",
	        [OC_DL_TIME] = "ah:mm",
	        [OC_DL_DAY_DATE_TIME] = "y年M月d日EEEE ah:mm",
	        [OC_DL_DATE_TIME] = "d/M/y ah:mm" } },
	{ "zh_SG zh_Hans_SG", "zh",
	    { [OC_DL_DATE] = "dd/MM/yy",
	        [OC_DL_TIME] = "ah:mm",
	        [OC_DL_DAY_DATE_TIME] = "y年M月d日EEEE ah:mm",
	        [OC_DL_DATE_TIME] = "dd/MM/yy ah:mm" } },
	{ "zh_Hans_HK zh_Hans_MO", "zh_SG",
	    { [OC_DL_DATE] = "d/M/yy", [OC_DL_DATE_TIME] = "d/M/yy ah:mm" } },
	{ "in", "en",
	    { [OC_DL_MONTHS] = "Januari|Februari|Maret|April|Mei|Juni|Juli|"
	                       "Agustus|September|Oktober|November|Desember",
	        [OC_DL_MONTHS_SHORT] =
	            "Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des",
	        [OC_DL_DAYS] = "Minggu|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu",
	        [OC_DL_DAYS_SHORT] = "Min|Sen|Sel|Rab|Kam|Jum|Sab",
	        [OC_DL_DAYS_NARROW] = "M|S|S|R|K|J|S",
	        [OC_DL_ERAS] = "SM|M",
	        [OC_DL_PERIODS] = "00AM|12PM",
	        [OC_DL_GMT] = "GMT+|GMT-|.||GMT",
	        [OC_DL_ZONES] = "EST EDT CST CDT MST MDT PST PDT AKST AKDT AST "
	                        "ADT NST NDT HST=HAST WIB",
	        [OC_DL_DATE] = "dd/MM/yy",
	        [OC_DL_TIME] = "HH.mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, dd MMMM y 'pukul' HH.mm",
	        [OC_DL_DATE_TIME] = "dd/MM/yy, HH.mm" } },
	{ "iw", "en",
	    { [OC_DL_MONTHS] = "ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|"
	                       "ספטמבר|אוקטובר|נובמבר|דצמבר",
	        [OC_DL_MONTHS_SHORT] =
	            "ינו׳|פבר׳|מרץ|אפר׳|מאי|יוני|יולי|אוג׳|ספט׳|אוק׳|נוב׳|דצמ׳",
	        [OC_DL_MONTHS_NARROW] = "1|2|3|4|5|6|7|8|9|10|11|12",
	        [OC_DL_DAYS] = "יום ראשון|יום שני|יום שלישי|יום רביעי|יום "
	                       "חמישי|יום שישי|יום שבת",
	        [OC_DL_DAYS_SHORT] =
	            "יום א׳|יום ב׳|יום ג׳|יום ד׳|יום ה׳|יום ו׳|שבת",
	        [OC_DL_DAYS_NARROW] = "א׳|ב׳|ג׳|ד׳|ה׳|ו׳|ש׳",
	        [OC_DL_AM_PM] = "לפנה״צ|אחה״צ",
	        [OC_DL_ERAS] = "לפנה״ס|לספירה",
	        [OC_DL_PERIODS] = "00לפנה״צ|12אחה״צ",
	        [OC_DL_GMT] = "GMT\u200e+|GMT-|:|\u200e|GMT",
	        [OC_DL_ZONES] = "",
	        [OC_DL_DATE] = "d.M.y",
	        [OC_DL_TIME] = "H:mm",
	        [OC_DL_DAY_DATE_TIME] = "EEEE, d בMMMM y בשעה H:mm",
	        [OC_DL_DATE_TIME] = "d.M.y, H:mm" } },
};

const size_t oc_date_locales_n =
    sizeof oc_date_locales / sizeof *oc_date_locales;
