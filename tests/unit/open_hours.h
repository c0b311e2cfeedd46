/*
 * open_hours.h - business hours of sites that differ in all that counts.
 *
 * OFFICE is as osTicket comes with; LUNCH, SHOP and others have holidays.
 */
#ifndef OC_TESTS_OPEN_HOURS_H
#define OC_TESTS_OPEN_HOURS_H

#include "osticket/schedule.h"

enum {
	OFFICE,
	ALWAYS,
	WORKWEEK,
	SHOP,
	SHIFTS,
	RARE,
	ENDING,
	NIGHTS,
	YORK,
	LUNCH,
	STRANGE,
	LORD_HOWE, /* its clocks change by half an hour */
	SITES
};

extern const struct oc_schedule open_hours[SITES];

#endif
