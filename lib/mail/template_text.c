/* template_text.c - mails for which neither the site nor osTicket's files
 * have a text; these words are ours. */
#include "config.h"

#include "base/str.h"
#include "mail/template.h"

#define TO_CLIENT(...)                                                         \
	"<p>Hello %{recipient.name.first},</p>" __VA_ARGS__                    \
	"<p>%{signature}</p>"
#define TO_AGENT(...) "<p>Hello %{recipient.name.first},</p>" __VA_ARGS__
#define CLIENT_LINK                                                            \
	"<p>You find the ticket <a href=\"%{recipient.ticket_link}\">here</a>" \
	".</p>"
#define AGENT_LINK "<p><a href=\"%{ticket.staff_link}\">Open the ticket</a></p>"
#define FACTS                                                                  \
	"<p>From: %{ticket.name} &lt;%{ticket.email}&gt;<br />"                \
	"Subject: %{ticket.subject}<br />"                                     \
	"Department: %{ticket.dept.name}</p>"

static const struct {
	const char *code_name;
	struct oc_template text;
} texts[] = {
	{ "ticket.autoresp",
	    { "Ticket #%{ticket.number}: %{ticket.subject}",
	        TO_CLIENT("<p>we have received your request. Its number is "
	                  "%{ticket.number}.</p>" CLIENT_LINK) } },
	{ "ticket.autoreply",
	    { "Re: %{ticket.subject} [#%{ticket.number}]",
	        TO_CLIENT("%{response}"
	                  "<p>Is there more to say? Just answer this "
	                  "mail.</p>" CLIENT_LINK) } },
	{ "message.autoresp",
	    { "Your message has arrived",
	        TO_CLIENT("<p>we have added your message to ticket "
	                  "#%{ticket.number}.</p>" CLIENT_LINK) } },
	{ "ticket.notice",
	    { "%{ticket.subject} [#%{ticket.number}]",
	        TO_CLIENT("<p>we have opened ticket #%{ticket.number} for "
	                  "you:</p>%{message}" CLIENT_LINK) } },
	{ "ticket.overlimit",
	    { "You have reached the number of open tickets",
	        "<p>Hello %{ticket.name.first},</p>"
	        "<p>you now have as many open tickets as there may be at one "
	        "time. A new one is possible when one of them is closed.</p>"
	        "<p>%{signature}</p>" } },
	{ "ticket.reply", { "Re: %{ticket.subject} [#%{ticket.number}]",
	                      TO_CLIENT("%{response}" CLIENT_LINK) } },
	{ "ticket.activity.notice",
	    { "Re: %{ticket.subject} [#%{ticket.number}]",
	        TO_CLIENT("<p>%{poster.name} wrote in ticket "
	                  "#%{ticket.number}, in which you take part:</p>"
	                  "%{message}" CLIENT_LINK) } },
	{ "ticket.alert", { "New ticket #%{ticket.number}",
	                      TO_AGENT("<p>there is a new ticket.</p>" FACTS
	                               "%{message}" AGENT_LINK) } },
	{ "message.alert", { "New message in ticket #%{ticket.number}",
	                       TO_AGENT("<p>%{poster} has written.</p>" FACTS
	                                "%{message}" AGENT_LINK) } },
	{ "note.alert",
	    { "Activity in ticket #%{ticket.number}",
	        TO_AGENT("<p>%{activity.title}: %{note.title}</p>" FACTS
	                 "%{note}" AGENT_LINK) } },
	{ "assigned.alert",
	    { "Ticket #%{ticket.number} is yours",
	        TO_AGENT("<p>%{assigner.name} has assigned you a "
	                 "ticket.</p>" FACTS "%{comments}" AGENT_LINK) } },
	{ "transfer.alert",
	    { "Ticket #%{ticket.number} moved to %{ticket.dept.name}",
	        TO_AGENT("<p>%{staff.name} has moved a ticket to the "
	                 "department %{ticket.dept.name}.</p>" FACTS
	                 "%{comments}" AGENT_LINK) } },
	{ "ticket.overdue",
	    { "Ticket #%{ticket.number} is overdue",
	        TO_AGENT("<p>a ticket should have been dealt with by "
	                 "%{ticket.due_date.user}.</p>" FACTS AGENT_LINK) } },
};

bool
oc_template_text(const char *code_name, struct oc_template *out)
{
	for (size_t i = 0; i < OC_COUNT(texts); i++)
		if (oc_streq(texts[i].code_name, code_name)) {
			*out = texts[i].text;
			return true;
		}
	return false;
}
