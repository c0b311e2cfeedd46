-- The demonstration help desk: Northwind Community Library.
--
-- Everything in here is invented. Load it after share/sql/osticket-1.18.sql,
-- with these four words replaced by bcrypt hashes ($2a$08$...):
--
--   @ADMIN_HASH@      agent admin
--   @AGENT_HASH@      agents tess liam vera colin ines oscar paula gus
--   @TUTORIAL_HASH@   user tutorial@example.com
--   @USER_HASH@       users maria chloe david emma felix grace ivy
--
-- Agents              role            department   note
--   admin             All Access      Front Desk   administrator
--   tess              Expanded        Technology   its manager; has others too
--   liam              Limited         Front Desk
--   vera              View only       Front Desk
--   colin             Expanded        Collections  on vacation
--   ines              All Access      Collections  its manager
--   oscar             Expanded        Front Desk   sees assigned tickets only
--   paula             Expanded        Networks     has to change her password
--   gus               Expanded        Technology   inactive, cannot sign in
--
-- Users               sign in with the address, or with the name in brackets
--   tutorial@example.com
--   maria@riverside.example (maria)   primary contact, two addresses
--   chloe@council.example             primary contact
--   david@council.example
--   emma@friends.example              primary contact
--   felix@friends.example             account not confirmed yet
--   grace@patron.example              account locked
--   ivy@patron.example                has to change her password
--   ben@riverside.example, henry@patron.example: no account
--
-- All dates count back from now, so the help desk looks fresh whenever loaded.
-- The database user needs the right to create a function, for a moment.

SET NAMES utf8mb3;
SET sql_mode = '';                      -- as osTicket

SET @now      = NOW();
SET @day      = @now - INTERVAL 90 DAY;         -- on which we set things up
SET @saturday = DATE(@now) - INTERVAL WEEKDAY(@now) + 2 DAY;    -- a past one
SET @never    = '0000-00-00 00:00:00';

-- ago('2 5') is two days and five hours before now. Dropped at the end.
CREATE OR REPLACE FUNCTION ago(days_hours VARCHAR(8))
RETURNS DATETIME DETERMINISTIC RETURN @now - INTERVAL days_hours DAY_HOUR;

-- ----- Settings. An empty value is how osTicket stores "off". ------------

INSERT INTO ost_config (namespace, `key`, value) VALUES
-- who and where
('core', 'helpdesk_title', 'Northwind Community Library'),
('core', 'helpdesk_url', 'http://127.0.0.1:3969/'),
('core', 'admin_email', 'admin@example.com'),
('core', 'schema_signature', '5fb92bef17f3b603659e024c01cc7a59'),
('core', 'isonline', '1'), ('core', 'system_language', 'en_US'),
('core', 'secondary_langs', 'de'),
-- date and time
('core', 'default_timezone', 'UTC'), ('core', 'enable_daylight_saving', ''),
('core', 'time_format', 'hh:mm a'), ('core', 'date_format', 'MM/dd/y'),
('core', 'datetime_format', 'MM/dd/y h:mm a'),
('core', 'daydatetime_format', 'EEE, MMM d y h:mm a'),
-- what a ticket gets when nothing else says so
('core', 'default_dept_id', '1'), ('core', 'default_help_topic', '1'),
('core', 'default_priority_id', '2'), ('core', 'default_sla_id', '1'),
('core', 'default_ticket_status_id', '1'), ('core', 'schedule_id', '1'),
('core', 'ticket_number_format', '######'),
('core', 'ticket_sequence_id', '1'), ('core', 'task_number_format', '#'),
('core', 'task_sequence_id', '2'),
-- how tickets are handled
('core', 'max_open_tickets', ''), ('core', 'autolock_minutes', '3'),
('core', 'auto_claim_tickets', '1'), ('core', 'auto_refer_closed', '1'),
('core', 'require_topic_to_close', ''),
('core', 'collaborator_ticket_visibility', '1'),
('core', 'disable_agent_collabs', ''), ('core', 'show_related_tickets', '1'),
('core', 'show_assigned_tickets', '1'), ('core', 'show_answered_tickets', ''),
('core', 'hide_staff_name', ''), ('core', 'default_ticket_queue', '1'),
('core', 'queue_bucket_counts', ''), ('core', 'max_page_size', '25'),
-- signing in
('core', 'staff_ip_binding', ''), ('core', 'staff_max_logins', '4'),
('core', 'staff_login_timeout', '2'), ('core', 'staff_session_timeout', '30'),
('core', 'passwd_reset_period', ''), ('core', 'client_max_logins', '4'),
('core', 'client_login_timeout', '2'),
('core', 'client_session_timeout', '30'),
('core', 'client_registration', 'public'), ('core', 'enable_captcha', ''),
-- mail
('core', 'default_email_id', '1'), ('core', 'alert_email_id', '2'),
('core', 'default_smtp_id', ''), ('core', 'default_template_id', '1'),
('core', 'verify_email_addrs', '0'),    -- no DNS look-ups in a demonstration
('core', 'reply_separator', '-- reply above this line --'),
('core', 'strip_quoted_reply', '1'), ('core', 'save_email_headers', '1'),
('core', 'use_email_priority', ''), ('core', 'email_attachments', '1'),
('core', 'enable_mail_polling', ''), ('core', 'enable_auto_cron', ''),
-- mail to users
('core', 'ticket_autoresponder', '1'), ('core', 'message_autoresponder', '1'),
('core', 'ticket_notice_active', '1'), ('core', 'overlimit_notice_active', ''),
-- mail to agents and to the administrator
('core', 'ticket_alert_active', '1'), ('core', 'ticket_alert_admin', '1'),
('core', 'ticket_alert_dept_manager', '1'),
('core', 'ticket_alert_dept_members', ''),
('core', 'message_alert_active', '1'),
('core', 'message_alert_laststaff', '1'),
('core', 'message_alert_assigned', '1'),
('core', 'message_alert_dept_manager', ''), ('core', 'note_alert_active', ''),
('core', 'note_alert_laststaff', '1'), ('core', 'note_alert_assigned', '1'),
('core', 'note_alert_dept_manager', ''),
('core', 'assigned_alert_active', '1'), ('core', 'assigned_alert_staff', '1'),
('core', 'assigned_alert_team_lead', ''),
('core', 'assigned_alert_team_members', ''),
('core', 'transfer_alert_active', ''), ('core', 'transfer_alert_assigned', ''),
('core', 'transfer_alert_dept_manager', '1'),
('core', 'transfer_alert_dept_members', ''),
('core', 'overdue_alert_active', '1'), ('core', 'overdue_alert_assigned', '1'),
('core', 'overdue_alert_dept_manager', '1'),
('core', 'overdue_alert_dept_members', ''), ('core', 'send_sys_errors', '1'),
('core', 'send_sql_errors', '1'), ('core', 'send_login_errors', '1'),
-- files, knowledge base, pages, log
('core', 'max_file_size', '1048576'), ('core', 'allow_external_images', ''),
('core', 'embedded_domain_whitelist', 'youtube.com, vimeo.com'),
('core', 'enable_kb', '1'), ('core', 'enable_premade', '1'),
('core', 'landing_page_id', '1'), ('core', 'thank-you_page_id', '2'),
('core', 'offline_page_id', '3'), ('core', 'log_level', '2'),
('core', 'log_graceperiod', '12'),
-- other namespaces: holidays of a schedule, search index, Felix's activation
('schedule.2', 'configuration', '{"holidays":[3]}'),
('mysqlsearch', 'reindex', '0'),
('pwreset', 'NorthwindDemoActivationLinkOfFelixBraun_01234567', 'c7');

INSERT INTO ost_sequence (id, name, flags, next, increment, padding, updated)
VALUES
(1, 'General Tickets', 1, 1015, 1, '0', @now),
(2, 'Tasks Sequence',  1,    3, 1, '0', @now),
(3, 'Room bookings',   0,    3, 1, '0', @now);

INSERT INTO ost_event (id, name) VALUES
(1, 'created'), (2, 'closed'), (3, 'reopened'), (4, 'assigned'),
(5, 'released'), (6, 'transferred'), (7, 'referred'), (8, 'overdue'),
(9, 'edited'), (10, 'viewed'), (11, 'error'), (12, 'collab'),
(13, 'resent'), (14, 'deleted'), (15, 'merged'), (16, 'unlinked'),
(17, 'linked'), (18, 'login'), (19, 'logout'), (20, 'message'), (21, 'note');

-- The keys begin with a letter: osTicket reads one of digits only as a number.
INSERT INTO ost_api_key (id, isactive, ipaddr, apikey, can_create_tickets,
                         can_exec_cron, updated, created) VALUES
(1, 1, '127.0.0.1', 'DE300000000000000000000000000001', 1, 1, @day, @day),
(2, 0, '127.0.0.1', 'DE300000000000000000000000000002', 1, 1, @day, @day),
(3, 1, '127.0.0.1', 'DE300000000000000000000000000003', 0, 1, @day, @day),
(4, 1, '127.0.0.1', 'DE300000000000000000000000000004', 1, 0, @day, @day),
(5, 1, '192.0.2.10', 'DE300000000000000000000000000005', 1, 1, @day, @day);

-- ----- Service levels and calendars --------------------------------------

-- flags: 1 business hours, 0 holidays
INSERT INTO ost_schedule (id, flags, name, timezone, description, created,
                          updated) VALUES
(1, 1, 'Around the clock', NULL, 'All day, every day', @day, @day),
(2, 1, 'Opening hours', NULL, 'Monday to Friday, 9 to 17', @day, @day),
(3, 0, 'Days we are closed', NULL, 'Holidays and stock-taking', @day, @day);

SET @year = '2024-01-01';                               -- it began on a Monday

INSERT INTO ost_schedule_entry (id, schedule_id, name, repeats, starts_on,
    starts_at, ends_at, day, week, month, created, updated) VALUES
(1, 1, 'Every day', 'daily', @year, '0:00', '23:59:59', NULL, NULL, NULL, @day,
 @day),
(2, 2, 'Monday', 'weekly', @year, '9:00', '17:00', 1, NULL, NULL, @day, @day),
(3, 2, 'Tuesday', 'weekly', @year + INTERVAL 1 DAY, '9:00', '17:00', 2, NULL,
 NULL, @day, @day),
(4, 2, 'Wednesday', 'weekly', @year + INTERVAL 2 DAY, '9:00', '17:00', 3, NULL,
 NULL, @day, @day),
(5, 2, 'Thursday', 'weekly', @year + INTERVAL 3 DAY, '9:00', '17:00', 4, NULL,
 NULL, @day, @day),
(6, 2, 'Friday', 'weekly', @year + INTERVAL 4 DAY, '9:00', '17:00', 5, NULL,
 NULL, @day, @day),
(7, 3, 'New Year', 'yearly', @year, '0:00', '23:59:59', 1, NULL, 1, @day,
 @day),
(8, 3, 'Last Monday of August', 'yearly', '2024-08-26', '0:00', '23:59:59', 1,
 -1, 8, @day, @day),
(9, 3, 'Christmas Eve', 'yearly', '2024-12-24', '13:00', '17:00', 24, NULL, 12,
 @day, @day),
(10, 3, 'Christmas Day', 'yearly', '2024-12-25', '0:00', '23:59:59', 25, NULL,
 12, @day, @day),
(11, 3, 'Stock-taking', 'never', DATE(@now) + INTERVAL 40 DAY, '0:00',
 '23:59:59', NULL, NULL, NULL, @day, @day);
UPDATE ost_schedule_entry SET ends_on = starts_on;

-- flags: 1 active, 2 escalate, 4 no overdue alerts, 8 transient
INSERT INTO ost_sla (id, schedule_id, flags, grace_period, name, notes,
                     created, updated) VALUES
(1, 0,  3,  72, 'Standard', 'By the clock', @day, @day),
(2, 2,  3,   6, 'Within opening hours', NULL, @day, @day),
(3, 0,  9,  36, 'Quick fix', 'Replaced on transfer', @day, @day),
(4, 0,  2, 120, 'Summer (retired)', 'Not in use', @day, @day);

-- ----- Departments, roles, agents, teams ---------------------------------

-- flags: 1 assign members only, 2 no auto-claim, 4 active, 8 archived
-- group_membership: 0 alerts to members, 1 also extended members, 2 to nobody
INSERT INTO ost_department (id, pid, sla_id, schedule_id, manager_id, flags,
    name, signature, ispublic, group_membership, path, updated, created)
VALUES
(1, NULL, 0, 0, 0, 4, 'Front Desk', 'The Front Desk', 1, 1, '/1/', @day, @day),
(2, NULL, 0, 0, 2, 4, 'Technology', 'Library Technology', 1, 1, '/2/', @day,
 @day),
(3, 2, 0, 0, 0, 4, 'Networks', 'Library Technology, Networks', 1, 0, '/2/3/',
 @day, @day),
(4, 3, 3, 2, 0, 6, 'Wireless', '', 1, 0, '/2/3/4/', @day, @day),
(5, NULL, 0, 0, 6, 5, 'Collections', 'The Collections Team', 1, 0, '/5/', @day,
 @day),
(6, NULL, 0, 0, 0, 4, 'Human Resources', 'Personnel, in confidence', 0, 2,
 '/6/', @day, @day),
(7, NULL, 0, 0, 0, 0, 'Bookmobile', '', 1, 0, '/7/', @day, @day);

INSERT INTO ost_role (id, flags, name, permissions, notes, created, updated)
VALUES
(1, 1, 'All Access',
 '{"ticket.assign":1,"ticket.close":1,"ticket.create":1,"ticket.delete":1,'
 '"ticket.edit":1,"thread.edit":1,"ticket.link":1,"ticket.markanswered":1,'
 '"ticket.merge":1,"ticket.reply":1,"ticket.refer":1,"ticket.release":1,'
 '"ticket.transfer":1,"task.assign":1,"task.close":1,"task.create":1,'
 '"task.delete":1,"task.edit":1,"task.reply":1,"task.transfer":1,'
 '"canned.manage":1}', 'May do everything', @day, @day),
(2, 1, 'Expanded Access',
 '{"ticket.assign":1,"ticket.close":1,"ticket.create":1,"ticket.edit":1,'
 '"ticket.link":1,"ticket.merge":1,"ticket.reply":1,"ticket.refer":1,'
 '"ticket.release":1,"ticket.transfer":1,"task.assign":1,"task.close":1,'
 '"task.create":1,"task.edit":1,"task.reply":1,"task.transfer":1,'
 '"canned.manage":1}', 'Daily work, nothing is deleted', @day, @day),
(3, 1, 'Limited Access',
 '{"ticket.assign":1,"ticket.create":1,"ticket.link":1,"ticket.merge":1,'
 '"ticket.refer":1,"ticket.release":1,"ticket.transfer":1,"task.assign":1,'
 '"task.reply":1,"task.transfer":1}', 'Sorts and passes on', @day, @day),
(4, 1, 'View only', NULL, 'Looks, and leaves notes', @day, @day);

-- Permissions here are those that hold everywhere; see ost_role for the rest.
INSERT INTO ost_staff (staff_id, dept_id, role_id, username, firstname,
    lastname, passwd, email, phone, signature, isactive, isadmin, onvacation,
    assigned_only, change_passwd, max_page_size, extra, permissions, created,
    passwdreset, updated) VALUES
(1, 1, 1, 'admin', 'Alex', 'Morgan', '@ADMIN_HASH@', 'admin@example.com',
 '(602) 555-0110', 'Alex Morgan, librarian', 1, 1, 0, 0, 0, 25,
 '{"def_assn_role":true}',
 '{"user.create":1,"user.delete":1,"user.edit":1,"user.manage":1,'
 '"user.dir":1,"org.create":1,"org.delete":1,"org.edit":1,"faq.manage":1,'
 '"visibility.agents":1,"emails.banlist":1,"visibility.departments":1,'
 '"search.all":1,"stats.agents":1}', @day, @day, @day),
(2, 2, 2, 'tess', 'Tess', 'Okafor', '@AGENT_HASH@', 'tess@library.example',
 '(602) 555-0111', 'Tess', 1, 0, 0, 0, 0, 0, '{"def_assn_role":true}',
 '{"user.create":1,"user.edit":1,"user.dir":1,"org.edit":1,"faq.manage":1,'
 '"visibility.agents":1,"visibility.departments":1}', @day, @day, @day),
(3, 1, 3, 'liam', 'Liam', 'Novak', '@AGENT_HASH@', 'liam@library.example', '',
 'Liam', 1, 0, 0, 0, 0, 0, '{"def_assn_role":true}',
 '{"user.create":1,"user.edit":1,"user.dir":1}', @day, @day, @day),
(4, 1, 4, 'vera', 'Vera', 'Lind', '@AGENT_HASH@', 'vera@library.example', '',
 '', 1, 0, 0, 0, 0, 0, '{"def_assn_role":true}', NULL, @day, @day, @day),
(5, 5, 2, 'colin', 'Colin', 'Reyes', '@AGENT_HASH@', 'colin@library.example',
 '', 'Colin', 1, 0, 1, 0, 0, 0, '{"def_assn_role":true}', '{"user.dir":1}',
 @day, @day, @day),
(6, 5, 1, 'ines', 'Inès', 'Moreau', '@AGENT_HASH@', 'ines@library.example',
 '', 'Inès Moreau, collections', 1, 0, 0, 0, 0, 0, '{"def_assn_role":true}',
 '{"user.create":1,"user.edit":1,"user.delete":1,"user.dir":1,'
 '"org.create":1,"org.edit":1,"faq.manage":1,"emails.banlist":1,'
 '"visibility.agents":1}', @day, @day, @day),
(7, 1, 2, 'oscar', 'Oscar', 'Hale', '@AGENT_HASH@', 'oscar@library.example',
 '', '', 1, 0, 0, 1, 0, 0, '{"def_assn_role":true}', NULL, @day, @day, @day),
(8, 3, 2, 'paula', 'Paula', 'Brandt', '@AGENT_HASH@', 'paula@library.example',
 '', 'Paula', 1, 0, 0, 0, 1, 0, '{"def_assn_role":false}', '{"user.dir":1}',
 @day, @day, @day),
(9, 2, 2, 'gus', 'Gus', 'Adler', '@AGENT_HASH@', 'gus@library.example', '', '',
 0, 0, 0, 0, 0, 0, '{"def_assn_role":true}', NULL, @day, @day, @day);

-- flags 1: gets the alerts of that department
INSERT INTO ost_staff_dept_access (staff_id, dept_id, role_id, flags) VALUES
(1, 2, 1, 1), (1, 5, 1, 1), (1, 6, 1, 1),
(2, 1, 4, 0), (2, 3, 2, 1),
(6, 1, 3, 1);

-- flags: 1 enabled, 2 no alerts
INSERT INTO ost_team (team_id, lead_id, flags, name, notes, created, updated)
VALUES
(1, 3, 1, 'Evening Shift', 'Weekdays after five', @day, @day),
(2, 2, 3, 'Digital Services', 'Computers, printers, catalogue', @day, @day),
(3, 0, 0, 'Summer Fair', 'Not this year', @day, @day);

INSERT INTO ost_team_member (team_id, staff_id, flags) VALUES
(1, 3, 1), (1, 6, 1), (1, 7, 0),
(2, 2, 1), (2, 8, 1), (2, 9, 1),
(3, 3, 1);

-- ----- Priorities, statuses, lists ---------------------------------------

INSERT INTO ost_ticket_priority (priority_id, priority, priority_desc,
    priority_color, priority_urgency, ispublic) VALUES
(1, 'low',       'Low',       '#DDFFDD', 4, 1),
(2, 'normal',    'Normal',    '#FFFFF0', 3, 1),
(3, 'high',      'High',      '#FEE7E7', 2, 1),
(4, 'emergency', 'Emergency', '#FEE7E7', 1, 1);

-- mode: 1 enabled, 2 internal. 1 to 5 come with osTicket, 6 and 7 are ours and
-- were made in the panel, which keys the description by its field (35).
INSERT INTO ost_ticket_status (id, name, state, mode, sort, properties,
                               created, updated) VALUES
(1, 'Open', 'open', 3, 1, '{"description":"Somebody is on it."}', @day,
 @never),
(2, 'Resolved', 'closed', 1, 2,
 '{"allowreopen":true,"reopenstatus":0,"description":"Answered for good."}',
 @day, @never),
(3, 'Closed', 'closed', 3, 3,
 '{"allowreopen":true,"reopenstatus":0,"description":"Filed away."}', @day,
 @never),
(4, 'Archived', 'archived', 3, 4,
 '{"description":"Out of sight, for administrators."}', @day, @never),
(5, 'Deleted', 'deleted', 3, 5, '{"description":"About to go."}', @day,
 @never),
(6, 'Waiting for parts', 'open', 1, 6,
 '{"allowreopen":false,"reopenstatus":null,"35":"A supplier is to deliver."}',
 @day, @never),
(7, 'Declined', 'closed', 1, 7,
 '{"allowreopen":false,"reopenstatus":null,"35":"We cannot help."}', @day,
 @never);

-- masks: what cannot be done with the items (1 edit, 4 delete, 8 abbreviate)
INSERT INTO ost_list (id, name, name_plural, sort_mode, masks, type,
                      configuration, notes, created, updated) VALUES
(1, 'Ticket Status', 'Ticket Statuses', 'SortCol', 13, 'ticket-status',
 '{"handler":"TicketStatusList"}', 'See ost_ticket_status', @day, @day),
(2, 'Room', 'Rooms', 'Alpha', 0, NULL, '', NULL, @day, @day),
(3, 'Appliance', 'Appliances', 'SortCol', 0, NULL, '', NULL, @day, @day);

-- status: 1 enabled; properties by field of the list's form (36 seats)
INSERT INTO ost_list_items (id, list_id, status, value, extra, sort,
                            properties) VALUES
(1, 2, 1, 'Reading room', 'RR', 1, '{"36":"40"}'),
(2, 2, 1, 'Studio',       'ST', 2, '{"36":"12"}'),
(3, 2, 0, 'Cellar',       'CE', 3, '{"36":"8"}'),
(4, 3, 1, 'Projector',    'P',  1, '[]'),
(5, 3, 1, 'Whiteboard',   'W',  2, '[]'),
(6, 3, 1, 'Piano',        NULL, 3, '[]');

-- ----- Forms. 1 to 6 come with osTicket, with these ids. -----------------

INSERT INTO ost_form (id, type, flags, title, instructions, created, updated)
VALUES
(1, 'U', 1, 'Contact Information', NULL, @day, @day),
(2, 'T', 1, 'Ticket Details', 'Tell us what happened', @day, @day),
(3, 'C', 1, 'Company Information', 'The library itself', @day, @day),
(4, 'O', 1, 'Organization Information', 'Schools, clubs, offices', @day, @day),
(5, 'A', 1, 'Task Details', 'What is to be done', @day, @day),
(6, 'L1', 0, 'Ticket Status Properties', 'More about a status', @day, @day),
(7, 'L2', 1, 'Room Properties', NULL, @day, @day),
(8, 'L3', 1, 'Appliance Properties', NULL, @day, @day),
(9, 'G', 1, 'Room booking', 'We answer within three days', @day, @day),
(10, 'G', 1, 'Equipment report', 'The more we know, the faster it goes', @day,
 @day);

-- flags: 0x1 enabled, 0x2 stored elsewhere, 0x4 needed to close, 0x700 users
-- may see, edit, must answer, 0x7000 agents likewise; the rest guards shipped
-- fields against changes.
INSERT INTO ost_form_field (id, form_id, sort, created, updated, flags, type,
                            label, name, configuration) VALUES
-- contact information
(1, 1, 1, @day, @day, 0x777B3, 'text', 'Email Address', 'email',
 '{"size":40,"length":64,"validator":"email"}'),
(2, 1, 2, @day, @day, 0x777B3, 'text', 'Full Name', 'name',
 '{"size":40,"length":64}'),
(3, 1, 3, @day, @day, 0x3301, 'phone', 'Phone Number', 'phone', NULL),
(4, 1, 4, @day, @day, 0x3001, 'memo', 'Internal Notes', 'notes',
 '{"rows":4,"cols":40}'),
-- ticket details
(20, 2, 1, @day, @day, 0x77731, 'text', 'Issue Summary', 'subject',
 '{"size":40,"length":50}'),
(21, 2, 2, @day, @day, 0x75523, 'thread', 'Issue Details', 'message', NULL),
(22, 2, 3, @day, @day, 0x430B1, 'priority', 'Priority Level', 'priority',
 NULL),
-- company information
(23, 3, 1, @day, @day, 0x471B1, 'text', 'Company Name', 'name',
 '{"size":40,"length":64}'),
(24, 3, 2, @day, @day, 0x43111, 'text', 'Website', 'website',
 '{"size":40,"length":64}'),
(25, 3, 3, @day, @day, 0x43111, 'phone', 'Phone Number', 'phone',
 '{"ext":false}'),
(26, 3, 4, @day, @day, 0x3101, 'memo', 'Address', 'address',
 '{"rows":2,"cols":40,"html":false,"length":100}'),
-- organization information
(27, 4, 1, @day, @day, 0x777B3, 'text', 'Name', 'name',
 '{"size":40,"length":64}'),
(28, 4, 2, @day, @day, 0x3301, 'memo', 'Address', 'address',
 '{"rows":2,"cols":40,"length":100,"html":false}'),
(29, 4, 3, @day, @day, 0x3301, 'phone', 'Phone', 'phone', NULL),
(30, 4, 4, @day, @day, 0x3301, 'text', 'Website', 'website',
 '{"size":40,"length":0}'),
(31, 4, 5, @day, @day, 0x3001, 'memo', 'Internal Notes', 'notes',
 '{"rows":4,"cols":40}'),
-- task details
(32, 5, 1, @day, @day, 0x770B1, 'text', 'Title', 'title',
 '{"size":40,"length":50}'),
(33, 5, 2, @day, @day, 0x650F3, 'thread', 'Description', 'description', NULL),
-- properties of a ticket status, of a room
(34, 6, 1, @day, @day, 0x770F1, 'state', 'State', 'state',
 '{"prompt":"Choose a state"}'),
(35, 6, 3, @day, @day, 0x73021, 'memo', 'Description', 'description',
 '{"rows":"2","cols":"40","html":"","length":"100"}'),
(36, 7, 1, @day, @day, 0x3301, 'text', 'Seats', 'seats',
 '{"size":4,"length":4,"validator":"number"}'),
-- room booking
(40, 9, 1, @day, @day, 0x7701, 'list-2', 'Room', 'room',
 '{"multiselect":false,"widget":"dropdown","prompt":"Choose a room"}'),
(41, 9, 2, @day, @day, 0x7701, 'datetime', 'Begins', 'begins',
 '{"time":true,"gmt":true,"future":true}'),
(42, 9, 3, @day, @day, 0x3301, 'datetime', 'Doors close', 'doors_close',
 '{"time":true,"timezone":"America\\/Phoenix","gmt":false,"future":true}'),
(43, 9, 4, @day, @day, 0x3301, 'datetime', 'Announce from', 'announce',
 '{"time":false,"gmt":false}'),
(44, 9, 5, @day, @day, 0x7701, 'text', 'Number of people', 'people',
 '{"size":6,"length":4,"validator":"number"}'),
(45, 9, 6, @day, @day, 0x3701, 'choices', 'Seating', 'seating',
 '{"choices":"rows:Rows\\ncircle:Circle\\nnone:No chairs","default":"rows",'
 '"prompt":"","multiselect":false}'),
(46, 9, 7, @day, @day, 0x3301, 'choices', 'Refreshments', 'refreshments',
 '{"choices":"water:Water\\ncoffee:Coffee\\ntea:Tea","default":"",'
 '"prompt":"None","multiselect":true}'),
(47, 9, 8, @day, @day, 0x3301, 'list-3', 'Appliances', 'appliances',
 '{"multiselect":true,"widget":"dropdown","prompt":"None"}'),
(48, 9, 9, @day, @day, 0x3301, 'bool', 'Open to the public', 'public',
 '{"desc":"Everybody may come in"}'),
(49, 9, 10, @day, @day, 0x3301, 'break', 'Invoice', 'invoice', NULL),
(50, 9, 11, @day, @day, 0x3301, 'info', 'Fees', 'fees',
 '{"content":"<p>Clubs with a library card book free of charge.<\\/p>"}'),
(51, 9, 12, @day, @day, 0x3301, 'text', 'Invoice goes to', 'invoice_email',
 '{"size":30,"length":64,"validator":"email"}'),
(52, 9, 13, @day, @day, 0x3301, 'phone', 'Phone on the day', 'day_phone',
 '{"ext":true,"digits":7,"format":"us"}'),
(53, 9, 14, @day, @day, 0x3001, 'text', 'Cost centre', 'cost_centre',
 '{"size":10,"length":10,"validator":"regex","regex":"\\/^[0-9]{4}$\\/",'
 '"validator-error":"A cost centre has four digits"}'),
(54, 9, 15, @day, @day, 0x7001, 'text', 'Door code', 'door_code',
 '{"size":8,"length":8}'),
(55, 9, 16, @day, @day, 0x3301, 'memo', 'Anything else', 'wishes',
 '{"rows":4,"cols":40,"html":true,"length":500}'),
-- equipment report
(60, 10, 1, @day, @day, 0x7701, 'text', 'Asset tag', 'asset_tag',
 '{"size":12,"length":12,"validator":"regex","regex":"\\/^NCL-[0-9]{4}$\\/",'
 '"validator-error":"An asset tag looks like NCL-0123","placeholder":"NCL-"}'),
(61, 10, 2, @day, @day, 0x3701, 'text', 'Place', 'place',
 '{"size":30,"length":50}'),
(62, 10, 3, @day, @day, 0x3301, 'text', 'Network address', 'net_address',
 '{"size":16,"length":45,"validator":"ip"}'),
(63, 10, 4, @day, @day, 0x3301, 'text', 'Call back at', 'call_back',
 '{"size":16,"length":20,"validator":"phone"}'),
(64, 10, 5, @day, @day, 0x3301, 'priority', 'How bad is it', 'severity',
 '{"prompt":"Choose"}'),
(65, 10, 6, @day, @day, 0x3301, 'department', 'Belongs to', 'belongs_to',
 '{"prompt":"Choose"}'),
(66, 10, 7, @day, @day, 0x3001, 'assignee', 'Technician', 'technician',
 '{"prompt":"Nobody yet"}'),
(67, 10, 8, @day, @day, 0x3301, 'timezone', 'Zone of its clock', 'clock_zone',
 '{"autodetect":false,"prompt":"Choose"}'),
(68, 10, 9, @day, @day, 0x3301, 'files', 'Photos', 'photos',
 '{"size":1048576,"mimetypes":{"image":"Images"},"extensions":".pdf",'
 '"max":"3"}'),
(69, 10, 10, @day, @day, 0x3301, 'datetime', 'First noticed', 'noticed',
 '{"time":false,"gmt":false,"future":false}'),
(70, 10, 11, @day, @day, 0x3301, 'bool', 'On loan', 'on_loan',
 '{"desc":"It is not in the building"}'),
(71, 10, 12, @day, @day, 0x3301, 'memo', 'What it does', 'fault',
 '{"rows":4,"cols":40,"html":false,"length":200}'),
(72, 10, 13, @day, @day, 0x3005, 'text', 'Cause', 'cause',
 '{"size":30,"length":80}');

-- ----- E-mail addresses and help topics ----------------------------------

-- None has a mailbox or an SMTP server: mail leaves by sendmail.
INSERT INTO ost_email (email_id, noautoresp, priority_id, dept_id, email, name,
                       created, updated) VALUES
(1, 0, 2, 1, 'help@library.example', 'Northwind Library Help', @day, @day),
(2, 0, 2, 1, 'alerts@library.example', 'Northwind Library Alerts', @day, @day),
(3, 1, 2, 1, 'noreply@library.example', '', @day, @day);

-- flags: 1 own numbers, 2 active, 4 archived
INSERT INTO ost_help_topic (topic_id, topic_pid, ispublic, noautoresp, flags,
    priority_id, dept_id, staff_id, team_id, sla_id, sort, topic, created,
    updated) VALUES
(1, 0, 1, 0, 2, 2, 0, 0, 0, 0, 5, 'General question', @day, @day),
(2, 0, 1, 0, 2, 2, 5, 0, 0, 0, 1, 'Books and media', @day, @day),
(3, 2, 1, 0, 2, 3, 5, 0, 0, 2, 2, 'Missing item', @day, @day),
(4, 0, 1, 0, 2, 2, 2, 0, 0, 0, 3, 'Computers and Wi-Fi', @day, @day),
(5, 4, 1, 0, 2, 3, 2, 0, 2, 3, 4, 'Broken equipment', @day, @day),
(6, 0, 1, 0, 3, 2, 1, 0, 0, 0, 6, 'Room booking', @day, @day),
(7, 0, 1, 1, 2, 1, 5, 6, 0, 0, 9, 'Suggest a purchase', @day, @day),
(8, 0, 0, 1, 2, 2, 6, 0, 0, 0, 7, 'Staff matters', @day, @day),
(9, 0, 1, 0, 0, 0, 1, 0, 0, 0, 8, 'Summer reading', @day, @day);
UPDATE ost_help_topic
   SET page_id = 14, sequence_id = 3, number_format = 'ROOM-#####'
 WHERE topic_id = 6;

-- The ticket form belongs to every topic.
INSERT INTO ost_help_topic_form (topic_id, form_id, sort, extra)
SELECT topic_id, 2, 1, '{"disable":[]}' FROM ost_help_topic ORDER BY topic_id;
INSERT INTO ost_help_topic_form (topic_id, form_id, sort, extra) VALUES
(5, 10, 2, '{"disable":[]}'),
(6,  9, 2, '{"disable":[]}');

-- ----- Filters: what happens to a new ticket before it exists ------------

INSERT INTO ost_filter (id, execorder, isactive, match_all_rules,
    stop_onmatch, target, email_id, name, notes, created, updated) VALUES
(1, 99, 1, 0, 0, 'Email', 0, 'SYSTEM BAN LIST', 'osTicket finds it by name',
 @day, @day),
(2, 1, 1, 0, 1, 'Any', 0, 'Prize draws', 'Refused', @day, @day),
(3, 2, 1, 0, 0, 'Any', 0, 'Press', 'Straight to Collections', @day, @day),
(4, 3, 1, 0, 0, 'Any', 0, 'Opening hours', 'Answered at once', @day, @day),
(5, 4, 1, 1, 1, 'API', 0, 'Outage told by a machine', 'Both rules must match',
 @day, @day),
(6, 5, 1, 0, 0, 'Email', 1, 'Urgent mail', 'Only mail to help@', @day, @day),
(7, 6, 0, 0, 0, 'Web', 0, 'Summer reading', 'Switched off', @day, @day);

INSERT INTO ost_filter_rule (filter_id, what, how, val, isactive, notes,
                             created, updated) VALUES
(1, 'email', 'equal', 'banned@example.net', 1, 'Sold vacuum cleaners', @day,
 @day),
(2, 'field.20', 'contains', 'prize draw', 1, '', @never, @day),
(3, 'email', 'ends', '@press.example', 1, '', @never, @day),
(3, 'field.20', 'starts', 'Interview', 1, '', @never, @day),
(4, 'body', 'match', '/when (do|are) you open/i', 1, '', @never, @day),
(5, 'topicId', 'equal', '4', 1, '', @never, @day),
(5, 'field.20', 'contains', 'outage', 1, '', @never, @day),
(6, 'field.20', 'starts', 'Urgent', 1, '', @never, @day),
(7, 'body', 'contains', 'summer', 1, '', @never, @day);

INSERT INTO ost_filter_action (filter_id, sort, type, configuration, updated)
VALUES
(1, 1, 'reject', '[]', @day),
(2, 1, 'reject', '[]', @day),
(3, 1, 'dept', '{"dept_id":"5"}', @day),
(3, 2, 'pri', '{"priority":"3"}', @day),
(3, 3, 'sla', '{"sla_id":"3"}', @day),
(4, 1, 'canned', '{"canned_id":"1"}', @day),
(5, 1, 'team', '{"team_id":"2"}', @day),
(5, 2, 'pri', '{"priority":"4"}', @day),
(5, 3, 'noresp', '{"enable":true}', @day),
(6, 1, 'pri', '{"priority":"3"}', @day),
(7, 1, 'topic', '{"topic_id":"9"}', @day);

-- ----- Organizations and users -------------------------------------------

-- status: 1 all members, 2 primary contacts become collaborators; 4 the
-- manager is assigned; 8 primary contacts, 16 all members see every ticket.
INSERT INTO ost_organization (id, name, manager, status, domain, created,
                              updated) VALUES
(1, 'Riverside School', '', 16, 'riverside.example', @day, @day),
(2, 'Friends of the Library', 't1', 10, '', @day, @day),
(3, 'Town Council', 's2', 13, 'council.example, archive.example', @day, @day);

-- status: 1 primary contact of the organization
INSERT INTO ost_user (id, org_id, default_email_id, status, name, created,
                      updated) VALUES
(1,  0, 1,  0, 'Tutorial User', @day, @day),
(2,  1, 2,  1, 'Maria Santos',  @day, @day),
(3,  1, 3,  0, 'Ben Carter',    @day, @day),
(4,  3, 4,  1, 'Chloé Dubois',  @day, @day),
(5,  3, 5,  0, 'David Kim',     @day, @day),
(6,  2, 6,  1, 'Emma Wright',   @day, @day),
(7,  2, 7,  0, 'Felix Braun',   @day, @day),
(8,  0, 8,  0, 'Grace Hall',    @day, @day),
(9,  0, 9,  0, 'Henry Jones',   @day, @day),
(10, 0, 10, 0, 'Ivy Chen',      @day, @day);

INSERT INTO ost_user_email (id, user_id, flags, address) VALUES
(1,  1,  0, 'tutorial@example.com'),
(2,  2,  0, 'maria@riverside.example'),
(3,  3,  0, 'ben@riverside.example'),
(4,  4,  0, 'chloe@council.example'),
(5,  5,  0, 'david@council.example'),
(6,  6,  0, 'emma@friends.example'),
(7,  7,  0, 'felix@friends.example'),
(8,  8,  0, 'grace@patron.example'),
(9,  9,  0, 'henry@patron.example'),
(10, 10, 0, 'ivy@patron.example'),
(11, 2,  0, 'maria.santos@home.example');

-- status: 1 confirmed, 2 locked, 4 must change, 8 may not change password
INSERT INTO ost_user_account (user_id, status, timezone, lang, username,
                              passwd, extra, registered) VALUES
(1,  1, 'UTC', 'en_US', NULL, '@TUTORIAL_HASH@', NULL, @day),
(2,  1, 'America/Phoenix', NULL, 'maria', '@USER_HASH@', NULL, @day),
(4,  1, 'Europe/Paris', NULL, NULL, '@USER_HASH@', NULL, @day),
(5,  9, NULL, NULL, NULL, '@USER_HASH@', NULL, @day),
(6,  1, NULL, NULL, NULL, '@USER_HASH@', NULL, @day),
(7,  0, NULL, NULL, NULL, '@USER_HASH@', NULL, @day),
(8,  3, NULL, NULL, NULL, '@USER_HASH@', NULL, @day),
(10, 5, NULL, NULL, NULL, '@USER_HASH@', NULL, @day);

INSERT INTO ost_note (staff_id, ext_id, body, status, sort, created, updated)
VALUES
(1, 'U9', '<p>Prefers a call in the morning.</p>', 0, 0, @day, @day),
(1, 'O1', '<p>Reading week is in November.</p>', 0, 0, @day, @day);

-- What they answered. Entry 1 to 10: users, 11 to 13: organizations, 14: us.
INSERT INTO ost_form_entry (id, form_id, object_id, object_type, sort, extra,
                            created, updated)
SELECT id, 1, id, 'U', 1, NULL, created, created FROM ost_user
UNION ALL
SELECT 10 + id, 4, id, 'O', 1, NULL, created, created FROM ost_organization
UNION ALL
SELECT 14, 3, NULL, 'C', 1, NULL, @day, @day;

INSERT INTO ost_form_entry_values (entry_id, field_id, value, value_id) VALUES
(1,  3, '6025550121', NULL),     (1,  4, NULL, NULL),
(2,  3, '6025550122', NULL),     (2,  4, 'Teaches history.', NULL),
(3,  3, NULL, NULL),             (3,  4, NULL, NULL),
(4,  3, '6025550124', NULL),     (4,  4, NULL, NULL),
(5,  3, NULL, NULL),             (5,  4, NULL, NULL),
(6,  3, '6025550126', NULL),     (6,  4, 'Runs the book sale.', NULL),
(7,  3, NULL, NULL),             (7,  4, NULL, NULL),
(8,  3, NULL, NULL),             (8,  4, NULL, NULL),
(9,  3, '6025550129', NULL),     (9,  4, NULL, NULL),
(10, 3, NULL, NULL),             (10, 4, NULL, NULL),
(11, 28, '4 Mill Lane', NULL),   (11, 29, '6025550130', NULL),
(11, 30, 'https://riverside.example/', NULL), (11, 31, NULL, NULL),
(12, 28, NULL, NULL),            (12, 29, NULL, NULL),
(12, 30, NULL, NULL),            (12, 31, 'Meets every first Tuesday.', NULL),
(13, 28, '1 Market Square', NULL), (13, 29, '6025550132', NULL),
(13, 30, NULL, NULL),            (13, 31, NULL, NULL),
(14, 23, 'Northwind Community Library', NULL),
(14, 24, 'https://library.example/', NULL),
(14, 25, '6025550100', NULL),    (14, 26, '12 Harbour Street', NULL);

-- ----- Files. Size, signature and key are worked out from the content. ---

INSERT INTO ost_file_chunk (file_id, chunk_id, filedata) VALUES
(1, 0,
 'Entrance, left: Front Desk\nEntrance, right: lift\n1st floor: Studio\n'),
(2, 0,
 CONCAT(
  X'89504E470D0A1A0A0000000D49484452000000100000001008000000003A98A0',
  X'BD0000002F4944415478DA7DCFA101002000C3B0FCFF74C13241655CD113231A',
  X'D1884634A2118D6844231AD18846CC58FEAB570E2801D12F4028512500000000',
  X'49454E44AE426082')),
(3, 0, '3 0001 00482 7719 6\n'),
(4, 0,
 CONCAT(
  X'89504E470D0A1A0A0000000D49484452000000100000001008000000003A98A0',
  X'BD000000124944415478DA6360C0002750C070174003005ECF9921347BFBE700',
  X'00000049454E44AE426082')),
(5, 0, '1. Sign in.\n2. Open "My loans".\n3. Press "Renew all".\n');

INSERT INTO ost_file (id, ft, bk, type, size, `key`, signature, name, created)
SELECT file_id, 'T', 'D',
       ELT(file_id, 'text/plain', 'image/png', 'text/plain', 'image/png',
           'text/plain'),
       LENGTH(filedata),
       REPLACE(REPLACE(CONCAT(
           LEFT(TO_BASE64(UNHEX(SHA1(CONCAT('0.25 ', file_id)))), 5),
           LEFT(TO_BASE64(UNHEX(SHA1(filedata))), 27)), '+', '-'), '/', '_'),
       REPLACE(REPLACE(CONCAT(
           LEFT(TO_BASE64(UNHEX(SHA1(filedata))), 16),
           LEFT(TO_BASE64(UNHEX(MD5(filedata))), 16)), '+', '-'), '/', '_'),
       ELT(file_id, 'floor-plan.txt', 'torn-page.png', 'barcode.txt',
           'printer-display.png', 'renewing.txt'),
       @day
  FROM ost_file_chunk;

-- type: C canned response, E answer of a files field, F question, H entry
INSERT INTO ost_attachment (object_id, type, file_id, name, inline) VALUES
(2,  'C', 1, NULL, 0),
(16, 'H', 2, NULL, 0),
(16, 'H', 3, NULL, 0),
(CRC32(CONCAT('E', 68, 53)), 'E', 4, NULL, 0),
(1,  'F', 5, NULL, 0);

-- ----- Knowledge base and ready-made texts -------------------------------

-- ispublic: 0 internal, 1 public, 2 featured; the same for ispublished
INSERT INTO ost_faq_category (category_id, category_pid, ispublic, name,
                              description, notes, created, updated) VALUES
(1, NULL, 2, 'Borrowing', 'Cards, loans and renewals', '', @day, @day),
(2, NULL, 1, 'Computers', 'Wi-Fi, printing, catalogue', '', @day, @day),
(3, 2, 1, 'Printing', 'Printers and copiers', '', @day, @day),
(4, NULL, 0, 'At the desk', 'For agents', '', @day, @day);

INSERT INTO ost_faq (faq_id, category_id, ispublished, question, keywords,
                     created, updated, answer) VALUES
(1, 1, 2, 'How do I renew a loan?', ' ', @day, @day,
 '<p>Sign in to the catalogue, open your loans and renew them there.</p>'),
(2, 1, 1, 'What if I lose my card?', ' ', @day, @day,
 '<p>Tell us at once. A new card costs two dollars.</p>'),
(3, 3, 1, 'How do I print from my phone?', ' ', @day, @day,
 '<p>Send the file to print@library.example and type the code you get.</p>'),
(4, 2, 0, 'Where is the wireless guide?', ' ', @day, @day,
 '<p>Being rewritten.</p>'),
(5, 4, 1, 'How do I waive a fee?', ' ', @day, @day,
 '<p>Only with a second signature.</p>');

INSERT INTO ost_faq_topic (faq_id, topic_id) VALUES (1, 2), (2, 1), (3, 4);

INSERT INTO ost_canned_response (canned_id, dept_id, isenabled, title, created,
                                 updated, response) VALUES
(1, 0, 1, 'Opening hours', @day, @day,
 '<p>Hello %{ticket.name.first}, we are open Monday to Friday, 9 to 17.</p>'),
(2, 0, 1, 'Where to find us', @day, @day,
 '<p>Please see the plan. Ask for number %{ticket.number} at the desk.</p>'),
(3, 5, 1, 'Not in our collection', @day, @day,
 '<p>We do not have it, but other libraries do.</p>'),
(4, 0, 0, 'Summer reading', @day, @day, '<p>Sign up at the desk.</p>');

-- ----- Tickets. A ticket and its thread have the same id. ----------------

-- flags: 1 combined, 8 linked, 16 parent. lastupdate, updated and est_duedate
-- follow from the rest and are worked out further down.
INSERT INTO ost_ticket (ticket_id, ticket_pid, number, user_id, status_id,
    dept_id, sla_id, topic_id, staff_id, team_id, email_id, flags, sort,
    ip_address, source, isanswered, closed, created, updated) VALUES
-- resolved
(1, NULL, '001001', 1, 2, 1, 1, 1, 1, 0, 0, 0, 0, '192.0.2.21', 'Web', 1,
 ago('8 0'), ago('9 0'), @now),
-- came in on a Saturday, with a plan that counts opening hours
(2, NULL, '001002', 2, 2, 5, 2, 3, 6, 0, 0, 0, 0, '192.0.2.22', 'Web', 1,
 @saturday + INTERVAL 36 HOUR, @saturday + INTERVAL 10 HOUR, @now),
-- closed, with the room form
(3, NULL, 'ROOM-00001', 6, 3, 1, 1, 6, 1, 0, 0, 0, 0, '192.0.2.26', 'Web', 1,
 ago('3 6'), ago('6 0'), @now),
-- overdue, assigned to the organization's manager, with a collaborator
(4, NULL, '001003', 4, 1, 5, 1, 2, 2, 0, 0, 0, 0, '192.0.2.24', 'Web', 0, NULL,
 ago('5 0'), @now),
-- by e-mail, declined: cannot be reopened
(5, NULL, '001004', 7, 7, 1, 1, 1, 1, 0, 1, 0, 0, '127.0.0.1', 'Email', 0,
 ago('4 0'), ago('4 6'), @now),
-- transferred, closed, reopened by a message
(6, NULL, '001005', 8, 1, 5, 1, 1, 6, 0, 0, 0, 0, '192.0.2.28', 'Web', 0, NULL,
 ago('4 0'), @now),
-- closed, parent of the linked ticket 14
(7, NULL, '001006', 10, 3, 1, 1, 1, 1, 0, 0, 24, 0, '192.0.2.30', 'Web', 1,
 ago('2 20'), ago('3 0'), @now),
-- open and answered; the answer was edited
(8, NULL, '001007', 1, 1, 2, 1, 4, 2, 0, 0, 0, 0, '192.0.2.21', 'Web', 1, NULL,
 ago('2 0'), @now),
-- 10 was merged into 9
(9, NULL, '001008', 9, 1, 2, 1, 4, 8, 0, 0, 17, 0, '127.0.0.1', 'API', 0, NULL,
 ago('1 16'), @now),
(10, 9, '001009', 10, 3, 2, 1, 4, 2, 0, 0, 1, 1, '192.0.2.30', 'Web', 0,
 ago('1 6'), ago('1 12'), @now),
-- two collaborators, one of whom wrote
(11, NULL, '001010', 2, 1, 5, 1, 7, 6, 0, 0, 0, 0, '192.0.2.22', 'Web', 0,
 NULL, ago('1 6'), @now),
-- waiting, agent and team, the equipment form, two tasks, a referral
(12, NULL, '001011', 3, 6, 2, 3, 5, 2, 2, 0, 0, 0, '192.0.2.23', 'Web', 0,
 NULL, ago('1 2'), @now),
-- opened by an agent in a private department
(13, NULL, '001012', 6, 1, 6, 1, 8, 1, 0, 0, 0, 0, '192.0.2.1', 'Phone', 0,
 NULL, ago('1 0'), @now),
-- linked to 7, with a team
(14, 7, '001013', 10, 1, 1, 1, 1, 0, 1, 0, 8, 1, '192.0.2.30', 'Web', 0, NULL,
 ago('0 20'), @now),
-- with the room form and a due date set by hand
(15, NULL, 'ROOM-00002', 1, 1, 1, 1, 6, 0, 0, 0, 0, 0, '192.0.2.21', 'Web', 0,
 NULL, ago('0 5'), @now),
-- by API, plain text, two attachments
(16, NULL, '001014', 9, 1, 1, 1, 1, 0, 0, 0, 0, 0, '127.0.0.1', 'API', 0, NULL,
 ago('0 3'), @now);

SET @due = DATE(@now) + INTERVAL '2 17' DAY_HOUR;
UPDATE ost_ticket SET isoverdue = 1 WHERE ticket_id = 4;
UPDATE ost_ticket SET reopened = ago('0 20') WHERE ticket_id = 6;
UPDATE ost_ticket SET duedate = @due WHERE ticket_id = 15;

-- The ticket form: entry 20 + ticket. Only tickets opened with a topic know
-- which of its fields the topic switches off.
INSERT INTO ost_form_entry (id, form_id, object_id, object_type, sort, extra,
                            created, updated)
SELECT 20 + ticket_id, 2, ticket_id, 'T', IF(ticket_id IN (5, 16), 1, 0),
       IF(ticket_id IN (5, 16), NULL, '{"disable":[]}'), created, created
  FROM ost_ticket;

INSERT INTO ost_form_entry_values (entry_id, field_id, value, value_id) VALUES
(21, 20, 'Self-checkout keeps my card', NULL),     (21, 22, 'Normal', 2),
(22, 20, 'Missing: The Time Machine', NULL),       (22, 22, 'High', 3),
(23, 20, 'Room for the annual meeting', NULL),     (23, 22, 'Normal', 2),
(24, 20, 'Council minutes for the archive', NULL), (24, 22, 'Normal', 2),
(25, 20, 'Will you buy my encyclopedia?', NULL),   (25, 22, 'Low', 1),
(26, 20, 'E-book will not open', NULL),            (26, 22, 'Normal', 2),
(27, 20, 'Lost library card', NULL),               (27, 22, 'Normal', 2),
(28, 20, 'Cannot sign in to the catalogue', NULL), (28, 22, 'Normal', 2),
(29, 20, 'Wi-Fi drops in the study room', NULL),   (29, 22, 'High', 3),
(30, 20, 'No Wi-Fi upstairs', NULL),               (30, 22, 'Normal', 2),
(31, 20, 'Atlases for our reading week', NULL),    (31, 22, 'Low', 1),
(32, 20, 'Printer in the reading room jams', NULL), (32, 22, 'High', 3),
(33, 20, 'Volunteer agreement', NULL),             (33, 22, 'Normal', 2),
(34, 20, 'New card has not arrived', NULL),        (34, 22, 'Normal', 2),
(35, 20, 'Studio for a poetry evening', NULL),     (35, 22, 'Normal', 2),
(36, 20, 'Torn page in an atlas', NULL),           (36, 22, 'High', 3);

-- The forms of the topics. Dates are text, with the zone at the end.
SET @meeting = DATE_FORMAT(@now + INTERVAL 21 DAY, '%Y-%m-%d');
SET @poetry  = DATE_FORMAT(@now + INTERVAL 30 DAY, '%Y-%m-%d');

INSERT INTO ost_form_entry (id, form_id, object_id, object_type, sort, extra,
                            created, updated)
SELECT CASE ticket_id WHEN 3 THEN 51 WHEN 15 THEN 52 ELSE 53 END,
       IF(topic_id = 6, 9, 10), ticket_id, 'T', 1, '{"disable":[]}', created,
       created
  FROM ost_ticket WHERE ticket_id IN (3, 12, 15);

INSERT INTO ost_form_entry_values (entry_id, field_id, value) VALUES
(51, 40, '{"1":"Reading room"}'), (51, 41, CONCAT(@meeting, ' 18:00:00 UTC')),
(51, 42, CONCAT(@meeting, ' 16:30:00 MST')), (51, 43, NULL), (51, 44, '35'),
(51, 45, '{"rows":"Rows"}'), (51, 46, '{"water":"Water","coffee":"Coffee"}'),
(51, 47, '{"4":"Projector","5":"Whiteboard"}'), (51, 48, '0'),
(51, 51, 'treasurer@friends.example'), (51, 52, '6025550126'),
(51, 53, '4711'), (51, 54, '2580'),
(51, 55, '<p>A table at the door, please.</p>'), (52, 40, '{"2":"Studio"}'),
(52, 41, CONCAT(@poetry, ' 19:00:00 UTC')), (52, 42, NULL), (52, 43, NULL),
(52, 44, '12'), (52, 45, '{"circle":"Circle"}'), (52, 46, NULL),
(52, 47, '{"6":"Piano"}'), (52, 48, '1'), (52, 51, NULL), (52, 52, NULL),
(52, 53, NULL), (52, 54, NULL), (52, 55, NULL), (53, 60, 'NCL-0042'),
(53, 61, 'Reading room, by the window'), (53, 62, '198.51.100.17'),
(53, 63, NULL), (53, 66, '{"t2":"Digital Services"}'),
(53, 67, '{"America\\/Phoenix":"America \\/ Phoenix"}'),
(53, 68, '{"4":"printer-display.png"}'),
(53, 69, DATE_FORMAT(@now - INTERVAL 3 DAY, '%Y-%m-%d 00:00:00 UTC')),
(53, 70, '0'), (53, 71, 'Every third sheet.\nOnly on thick paper.'),
(53, 72, NULL);
INSERT INTO ost_form_entry_values (entry_id, field_id, value, value_id) VALUES
(53, 64, 'High', 3), (53, 65, 'Technology', 2);

-- ----- Tasks, both on ticket 12. Their threads are 17 and 18. ------------

INSERT INTO ost_task (id, object_id, object_type, number, dept_id, staff_id,
    team_id, flags, duedate, closed, created, updated) VALUES
(1, 12, 'T', '1', 2, 8, 0, 0, NULL, ago('0 8'), ago('1 0'), ago('1 0')),
(2, 12, 'T', '2', 3, 0, 2, 1, @now + INTERVAL 6 HOUR, NULL, ago('0 23'),
 ago('0 23'));

INSERT INTO ost_form_entry (id, form_id, object_id, object_type, sort, extra,
                            created, updated)
SELECT 60 + id, 5, id, 'A', 1, NULL, created, created FROM ost_task;

INSERT INTO ost_form_entry_values (entry_id, field_id, value, value_id) VALUES
(61, 32, 'Order a roller', NULL),
(62, 32, 'Move the queue to the copier', NULL);

-- ----- Threads and what was written --------------------------------------

-- type: M message, R response, N internal note
-- flags: 0x1 first, 0x2 edited, 0x4 hidden, 0x20 by a collaborator, 0x40 html,
-- 0x100 several, 0x200 one recipient, 0x400 from a merged ticket

-- Entry 1 to 16 is what ticket 1 to 16 began with.
INSERT INTO ost_thread_entry (id, thread_id, user_id, type, flags, poster,
    source, title, body, ip_address, created, updated)
SELECT t.ticket_id, t.ticket_id, t.user_id, 'M', 65, u.name, t.source, v.value,
       ELT(t.ticket_id,
 '<p>The machine by the door took my card and did not give it back.</p>',
 '<p>It is on the list of books we brought back, but not on our account.</p>',
 '<p>As every year we should like to meet in the reading room.</p>',
 '<p>We have twelve boxes of minutes. When may we bring them?</p>',
 'It has 24 volumes and is from 1911.\nAs good as new!',
 '<p>My reader says that the loan has ended, after one day.</p>',
 '<p>I lost my card on the bus. Can I have a new one?</p>',
 '<p>The catalogue does not know my number any more.</p>',
 'Every evening from six on.',
 '<p>On the first floor there is no network at all.</p>',
 '<p>Could you buy a newer atlas? Ours still shows two Germanies.</p>',
 '<p>It pulls in two sheets at once. See the photo.</p>',
 '<p>She called about the insurance of volunteers.</p>',
 '<p>You sent it days ago, but there is nothing in my mailbox.</p>',
 '<p>Twelve people, twelve poems, one piano.</p>',
 'Page 112 was torn when I got it. Photo and barcode attached.'),
       t.ip_address, t.created, @never
  FROM ost_ticket t JOIN ost_user u ON u.id = t.user_id
  JOIN ost_form_entry_values v ON v.entry_id = 20 + ticket_id AND field_id = 20
 ORDER BY t.ticket_id;
UPDATE ost_thread_entry SET format = 'text', flags = 1 WHERE id IN (5, 9, 16);
UPDATE ost_thread_entry SET flags = 577,
       recipients = '{"cc":{"1":"David Kim <david@council.example>"}}'
 WHERE id = 4;
UPDATE ost_thread_entry SET flags = 513,
       recipients = '{"to":["Northwind Library Help <help@library.example>"]}'
 WHERE id = 5;
UPDATE ost_thread_entry SET flags = 577,
       recipients = '{"to":{"6":"Emma Wright <emma@friends.example>"}}'
 WHERE id = 13;
UPDATE ost_thread_entry SET thread_id = 9, flags = 1089 WHERE id = 10;

-- What followed
INSERT INTO ost_thread_entry (id, thread_id, pid, staff_id, user_id, type,
    flags, poster, ip_address, created, updated, title, body, recipients)
VALUES
(17, 1, 1, 1, 0, 'R', 576, 'Alex Morgan', '192.0.2.1', ago('8 20'), @never,
 NULL, '<p>We have your card at the Front Desk. Sorry for the trouble!</p>',
 '{"to":{"1":"Tutorial User <tutorial@example.com>"}}'),
(18, 2, 2, 6, 0, 'R', 576, 'Inès Moreau', '192.0.2.6',
 @saturday + INTERVAL 35 HOUR, @never, NULL,
 '<p>Found it among the returns. Your account is up to date now.</p>',
 '{"to":{"2":"Maria Santos <maria@riverside.example>"}}'),
(19, 3, 3, 1, 0, 'R', 576, 'Alex Morgan', '192.0.2.1', ago('5 20'), @never,
 NULL, '<p>The room is yours. The door code is on the receipt.</p>',
 '{"to":{"6":"Emma Wright <emma@friends.example>"}}'),
(20, 4, 0, 2, 0, 'N', 64, 'Tess Okafor', '192.0.2.2', ago('3 0'), @never,
 'Asked the archivist', '<p>She is back on Monday.</p>', NULL),
(21, 5, 0, 1, 0, 'N', 64, 'Alex Morgan', '192.0.2.1', ago('4 0'), @never,
 'Status Changed', '<p>We have two already.</p>', NULL),
(22, 6, 0, 1, 0, 'N', 64, 'Alex Morgan', '192.0.2.1', ago('3 22'), @never,
 'Ticket transferred from Front Desk to Collections',
 '<p>Nothing the desk can do about it.</p>', NULL),
(23, 6, 6, 6, 0, 'R', 576, 'Inès Moreau', '192.0.2.6', ago('3 4'), @never,
 NULL, '<p>I have started the loan again. Please try once more.</p>',
 '{"to":{"8":"Grace Hall <grace@patron.example>"}}'),
(24, 6, 0, 0, 8, 'M', 64, 'Grace Hall', '192.0.2.28', ago('0 20'), @never,
 NULL, '<p>The same again today.</p>', NULL),
(25, 7, 7, 1, 0, 'R', 576, 'Alex Morgan', '192.0.2.1', ago('2 22'), @never,
 NULL, '<p>The old card is blocked. A new one is in the mail.</p>',
 '{"to":{"10":"Ivy Chen <ivy@patron.example>"}}'),
(26, 7, 0, 1, 0, 'N', 64, 'Alex Morgan', '192.0.2.1', ago('2 20'), @never,
 'Status Changed', '<p>Card sent.</p>', NULL),
(27, 8, 8, 2, 0, 'R', 580, 'Tess Okafor', '192.0.2.2', ago('1 20'), @never,
 NULL, '<p>Please try the last eight digits of the number on your crad.</p>',
 '{"to":{"1":"Tutorial User <tutorial@example.com>"}}'),
(28, 11, 11, 6, 0, 'R', 320, 'Inès Moreau', '192.0.2.6', ago('1 2'), @never,
 NULL, '<p>With pleasure. Do you want the school edition?</p>',
 '{"to":{"2":"Maria Santos <maria@riverside.example>"},'
 '"cc":{"3":"Ben Carter <ben@riverside.example>",'
 '"4":"Henry Jones <henry@patron.example>"}}'),
(29, 11, 0, 0, 3, 'M', 352, 'Ben Carter', '192.0.2.23', ago('0 22'), @never,
 NULL, '<p>Yes, the school edition, and the large one.</p>',
 '{"to":{"2":"Maria Santos <maria@riverside.example>"},'
 '"cc":{"4":"Henry Jones <henry@patron.example>"}}'),
(30, 13, 0, 1, 0, 'N', 64, 'Alex Morgan', '192.0.2.1', ago('0 20'), @never,
 'Asked the insurer', '<p>They will write until Friday.</p>', NULL),
(31, 17, 0, 2, 0, 'M', 65, 'Tess Okafor', '192.0.2.2', ago('1 0'), @never,
 NULL, '<p>The rubber one that pulls in the paper.</p>', NULL),
(32, 18, 0, 2, 0, 'M', 65, 'Tess Okafor', '192.0.2.2', ago('0 23'), @never,
 NULL, '<p>Until the printer works again.</p>', NULL),
(33, 17, 0, 8, 0, 'N', 64, 'Paula Brandt', '', ago('0 9'), @never, NULL,
 '<p>Ordered, comes on Thursday.</p>', NULL),
(34, 12, 0, 2, 0, 'N', 64, 'Tess Okafor', '192.0.2.2', ago('0 8'), @never,
 'Task 1 Closed', 'Task closed', NULL);

-- Tess mended her spelling: a new entry takes the place of number 27.
INSERT INTO ost_thread_entry (id, pid, thread_id, staff_id, user_id, type,
    flags, poster, editor, editor_type, body, format, ip_address, created,
    updated) VALUES
(35, 27, 8, 2, 0, 'R', 578, 'Tess Okafor', 2, 'S',
 '<p>Please try the last eight digits of the number on your card.</p>', 'html',
 '192.0.2.2', ago('1 20'), ago('1 19'));

INSERT INTO ost_thread_entry_email (thread_entry_id, email_id, mid, headers)
VALUES
(5, NULL, '<encyclopedia.1911@friends.example>',
 'From: Felix Braun <felix@friends.example>\r\n'
 'To: Northwind Library Help <help@library.example>\r\n'
 'Subject: Will you buy my encyclopedia?\r\n'
 'Message-ID: <encyclopedia.1911@friends.example>\r\n'
 'MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8');

INSERT INTO ost_thread_entry_merge (thread_entry_id, data) VALUES
(10, '{"thread":10}');

-- Threads. lastmessage and lastresponse follow from the entries; those that
-- came by merging do not count.
INSERT INTO ost_thread (id, object_id, object_type, lastresponse, lastmessage,
                        created)
SELECT t.ticket_id, t.ticket_id, 'T', MAX(IF(e.type = 'R', e.created, NULL)),
       IFNULL(MAX(IF(e.type = 'M' AND e.flags & 1024 = 0, e.created, NULL)),
              t.created), t.created
  FROM ost_ticket t LEFT JOIN ost_thread_entry e ON e.thread_id = t.ticket_id
 GROUP BY t.ticket_id;
UPDATE ost_thread
   SET object_type = 'C', extra = '{"ticket_id":9,"number":"001009"}'
 WHERE id = 10;
INSERT INTO ost_thread (id, object_id, object_type, created)
SELECT 16 + id, id, 'A', created FROM ost_task;

-- flags: 1 active, 2 in copy. Maria (6) was switched off again.
INSERT INTO ost_thread_collaborator (id, flags, thread_id, user_id, role,
                                     created, updated) VALUES
(1, 3, 4, 5, 'M', ago('5 0'), ago('5 0')),
(2, 3, 5, 6, 'M', ago('4 6'), ago('4 6')),
(3, 3, 11, 3, 'M', ago('1 3'), ago('1 3')),
(4, 3, 11, 9, 'M', ago('1 3'), ago('1 3')),
(5, 3, 9, 10, 'M', ago('1 6'), ago('1 6')),
(6, 2, 12, 2, 'M', ago('0 12'), ago('0 11'));

-- object_type: S agent, D department. Whoever closes keeps access.
INSERT INTO ost_thread_referral (thread_id, object_id, object_type, created)
VALUES
(1,  1, 'S', ago('8 0')),
(2,  6, 'S', @saturday + INTERVAL 36 HOUR),
(3,  1, 'S', ago('3 6')),
(5,  1, 'S', ago('4 0')),
(6,  6, 'S', ago('2 0')),
(7,  1, 'S', ago('2 20')),
(10, 2, 'S', ago('1 6')),
(12, 3, 'D', ago('0 14'));

-- What happened; agent, team, department and topic as they were after it.
-- First how every ticket began: its owner opened it, through a mail or an API
-- client the system did; ticket 6 was in department 1 then.
INSERT INTO ost_thread_event (thread_id, thread_type, event_id, staff_id,
    team_id, dept_id, topic_id, username, uid, uid_type, timestamp)
SELECT t.ticket_id, 'T', 1, 0, 0, IF(t.ticket_id = 6, 1, t.dept_id),
       t.topic_id, IF(t.source = 'Web' AND a.id, u.name, 'SYSTEM'), u.id, 'U',
       t.created
  FROM ost_ticket t JOIN ost_user u ON u.id = t.user_id
  LEFT JOIN ost_user_account a ON a.user_id = u.id
 ORDER BY t.ticket_id;
UPDATE ost_thread_event SET staff_id = 1, username = 'admin', uid = 1,
       uid_type = 'S' WHERE thread_id = 13;

SET @paula = CONCAT('{"staff":[8,{"format":"full","parts":{"first":"Paula",',
    '"last":"Brandt"},"name":"Paula Brandt"}]}');

INSERT INTO ost_thread_event (thread_id, event_id, staff_id, team_id, dept_id,
    topic_id, data, username, uid, timestamp) VALUES
(1, 2, 1, 0, 1, 1, '{"status":[2,"Resolved"]}', 'admin', 1, ago('8 0')),
(2, 2, 6, 0, 5, 3, '{"status":[2,"Resolved"]}', 'ines', 6,
 @saturday + INTERVAL 36 HOUR),
(3, 2, 1, 0, 1, 6, '{"status":[3,"Closed"]}', 'admin', 1, ago('3 6')),
(4, 12, 0, 0, 5, 2, '{"add":{"5":{"name":"David Kim"}}}', 'SYSTEM', NULL,
 ago('5 0')),
(4, 12, 0, 0, 5, 2, '{"org":3}', 'SYSTEM', NULL, ago('5 0')),
(4, 4, 2, 0, 5, 2, '{"staff":2}', 'Ticket Filter', NULL, ago('5 0')),
(4, 8, 2, 0, 5, 2, NULL, 'SYSTEM', NULL, ago('1 23')),
(5, 12, 0, 0, 1, 1, '{"add":{"6":{"name":"Emma Wright"}}}', 'SYSTEM', NULL,
 ago('4 6')),
(5, 12, 0, 0, 1, 1, '{"org":2}', 'SYSTEM', NULL, ago('4 6')),
(5, 2, 1, 0, 1, 1, '{"status":[7,"Declined"]}', 'admin', 1, ago('4 0')),
(6, 6, 1, 0, 5, 1, '{"dept":"Collections"}', 'admin', 1, ago('3 22')),
(6, 2, 6, 0, 5, 1, '{"status":[2,"Resolved"]}', 'ines', 6, ago('2 0')),
(6, 3, 6, 0, 5, 1, NULL, 'Grace Hall', NULL, ago('0 20')),
(7, 2, 1, 0, 1, 1, '{"status":[3,"Closed"]}', 'admin', 1, ago('2 20')),
(7, 17, 1, 0, 1, 1, '{"ticket":"Ticket #001013","id":14}', 'liam', 3,
 ago('0 18')),
(8, 4, 2, 0, 2, 4, '{"staff":[2,"Tess Okafor"]}', 'admin', 1, ago('1 22')),
(9, 15, 2, 0, 2, 4, '{"ticket":"Ticket #001009","id":10}', 'tess', 2,
 ago('1 6')),
(9, 12, 2, 0, 2, 4, '{"add":{"":{"name":"Ivy Chen"}}}', 'tess', 2, ago('1 6')),
(9, 4, 8, 0, 2, 4, '{"staff":[8,"Paula Brandt"]}', 'tess', 2, ago('1 5')),
(10, 15, 2, 0, 2, 4, '{"ticket":"Ticket #001008","id":9}', 'tess', 2,
 ago('1 6')),
(10, 2, 2, 0, 2, 4, '{"status":[3,"Closed"]}', 'tess', 2, ago('1 6')),
(11, 4, 6, 0, 5, 7, '{"staff":6}', 'Ticket Filter', NULL, ago('1 6')),
(11, 12, 6, 0, 5, 7, '{"add":{"3":{"name":"Ben Carter"}}}', 'ines', 6,
 ago('1 3')),
(11, 12, 6, 0, 5, 7, '{"add":{"9":{"name":"Henry Jones"}}}', 'ines', 6,
 ago('1 3')),
(12, 4, 0, 2, 2, 5, '{"team":2}', 'Ticket Filter', NULL, ago('1 2')),
(12, 4, 2, 2, 2, 5, '{"claim":true}', 'tess', 2, ago('1 1')),
(12, 9, 2, 2, 2, 5, '{"status":6}', 'tess', 2, ago('0 23')),
(12, 7, 2, 2, 2, 5, '{"dept":3}', 'tess', 2, ago('0 14')),
(12, 12, 2, 2, 2, 5, '{"add":{"2":{"name":"Maria Santos"}}}', 'tess', 2,
 ago('0 12')),
(13, 4, 1, 0, 6, 8, '{"claim":true}', 'admin', 1, ago('1 0')),
(14, 17, 3, 0, 1, 1, '{"ticket":"Ticket #001006","id":7}', 'liam', 3,
 ago('0 18')),
(14, 4, 3, 1, 1, 1, '{"team":1}', 'liam', 3, ago('0 17')),
(15, 9, 1, 0, 1, 6, CONCAT('{"duedate":[null,"', @due, '"]}'), 'admin', 1,
 ago('0 4')),
(17, 1, 0, 0, 2, 0, NULL, 'tess', 2, ago('1 0')),
(17, 4, 8, 0, 2, 0, @paula, 'tess', 2, ago('1 0')),
(17, 2, 8, 0, 2, 0, NULL, 'tess', 2, ago('0 8')),
(18, 1, 0, 0, 3, 0, NULL, 'tess', 2, ago('0 23')),
(18, 4, 0, 2, 3, 0, '{"team":2}', 'tess', 2, ago('0 23'));

UPDATE ost_thread_event SET thread_type = IF(thread_id > 16, 'A', 'T');
UPDATE ost_thread_event                         -- closed, before the reopening
   SET annulled = 1 WHERE thread_id = 6 AND event_id = 2;

-- ----- What follows from the rows above ----------------------------------

-- A plan by the clock: its hours, and one second per midnight because a day
-- of the schedule ends at 23:59:59. Six opening hours from Saturday on end on
-- Monday at 15:00.
UPDATE ost_ticket t JOIN ost_sla s ON s.id = t.sla_id
   SET t.est_duedate =
       IFNULL(t.reopened, t.created) + INTERVAL s.grace_period HOUR;
UPDATE ost_ticket
   SET est_duedate = est_duedate
       + INTERVAL DATEDIFF(est_duedate, IFNULL(reopened, created)) SECOND;
UPDATE ost_ticket
   SET est_duedate = @saturday + INTERVAL '2 15' DAY_HOUR WHERE ticket_id = 2;

-- lastupdate: opened, message, closed, reopened, field edited
UPDATE ost_ticket t
   SET t.lastupdate = GREATEST(t.created, IFNULL(t.closed, t.created),
       IFNULL(t.reopened, t.created), (SELECT lastmessage FROM ost_thread
                                        WHERE id = t.ticket_id));
UPDATE ost_ticket SET lastupdate = ago('0 4') WHERE ticket_id = 15;
UPDATE ost_ticket t JOIN ost_thread h ON h.id = t.ticket_id
   SET t.updated = GREATEST(t.lastupdate, IFNULL(h.lastresponse, t.created),
       (SELECT MAX(timestamp) FROM ost_thread_event
         WHERE thread_id = t.ticket_id));

-- Answers once more, as columns
INSERT INTO ost_ticket__cdata (ticket_id, subject, priority)
SELECT e.object_id, s.value, p.value_id
  FROM ost_form_entry e
  JOIN ost_form_entry_values s ON s.entry_id = e.id AND s.field_id = 20
  JOIN ost_form_entry_values p ON p.entry_id = e.id AND p.field_id = 22;

INSERT INTO ost_task__cdata (task_id, title)
SELECT e.object_id, v.value
  FROM ost_form_entry e
  JOIN ost_form_entry_values v ON v.entry_id = e.id AND v.field_id = 32;

INSERT INTO ost_user__cdata (user_id, phone, notes)
SELECT e.object_id, IFNULL(p.value, ''), IFNULL(n.value, '')
  FROM ost_form_entry e
  JOIN ost_form_entry_values p ON p.entry_id = e.id AND p.field_id = 3
  JOIN ost_form_entry_values n ON n.entry_id = e.id AND n.field_id = 4;

INSERT INTO ost_organization__cdata (org_id, address, phone, website, notes)
SELECT e.object_id, IFNULL(a.value, ''), IFNULL(p.value, ''),
       IFNULL(w.value, ''), IFNULL(n.value, '')
  FROM ost_form_entry e
  JOIN ost_form_entry_values a ON a.entry_id = e.id AND a.field_id = 28
  JOIN ost_form_entry_values p ON p.entry_id = e.id AND p.field_id = 29
  JOIN ost_form_entry_values w ON w.entry_id = e.id AND w.field_id = 30
  JOIN ost_form_entry_values n ON n.entry_id = e.id AND n.field_id = 31;

-- The search index: H entries, T tickets, U users, O organizations, K answers.
-- Phone numbers are in it the way they are shown, HTML without its tags.
SET @phone = '^([0-9]{3})([0-9]{3})([0-9]{4})$', @shown = '(\\1) \\2-\\3';

INSERT INTO ost__search (object_type, object_id, title, content)
SELECT 'H', id, IFNULL(title, ''),
       TRIM(REGEXP_REPLACE(REGEXP_REPLACE(body, '<[^>]*>', ' '),
                           '([[:space:]])[[:space:]]+', '\\1'))
  FROM ost_thread_entry
UNION ALL
SELECT 'T', t.ticket_id, CONCAT(t.number, ' ', c.subject), c.subject
  FROM ost_ticket t JOIN ost_ticket__cdata c USING (ticket_id)
UNION ALL
SELECT 'U', u.id, u.name, CONCAT(CONCAT_WS('\n',
       NULLIF(REGEXP_REPLACE(c.phone, @phone, @shown), ''),
       NULLIF(c.notes, '')), ' ',
       GROUP_CONCAT(m.address ORDER BY m.id SEPARATOR '\n'))
  FROM ost_user u JOIN ost_user__cdata c ON c.user_id = u.id
  JOIN ost_user_email m ON m.user_id = u.id
 GROUP BY u.id
UNION ALL
SELECT 'O', o.id, o.name, CONCAT_WS('\n', NULLIF(c.address, ''),
       NULLIF(REGEXP_REPLACE(c.phone, @phone, @shown), ''),
       NULLIF(c.website, ''), NULLIF(c.notes, ''))
  FROM ost_organization o JOIN ost_organization__cdata c ON c.org_id = o.id
UNION ALL
SELECT 'K', faq_id, question,
       TRIM(REGEXP_REPLACE(answer, '<[^>]*>', ' ')) FROM ost_faq;

-- The answers of the topics' forms. A narrow no-break space stands before AM
-- and PM.
SET @date = '%c/%e/%y',
    @time = CONCAT('%c/%e/%y %l:%i', _utf8mb3 X'E280AF', '%p');
UPDATE ost__search SET content = CONCAT_WS('\n', content, 'Reading room',
    DATE_FORMAT(CONCAT(@meeting, ' 18:00'), @time),
    DATE_FORMAT(CONCAT(@meeting, ' 23:30'), @time), '35', 'Rows',
    'Water, Coffee', 'Projector, Whiteboard', 'No',
    'treasurer@friends.example', '(602) 555-0126', '4711', '2580',
    'A table at the door, please.')
 WHERE object_type = 'T' AND object_id = 3;
UPDATE ost__search SET content = CONCAT_WS('\n', content, 'NCL-0042',
    'Reading room, by the window', '198.51.100.17', 'printer-display.png',
    DATE_FORMAT(@now - INTERVAL 3 DAY, @date), 'No',
    'Every third sheet. Only on thick paper.')
 WHERE object_type = 'T' AND object_id = 12;
UPDATE ost__search SET content = CONCAT_WS('\n', content, 'Studio',
    DATE_FORMAT(CONCAT(@poetry, ' 19:00'), @time), '12', 'Circle', 'Piano',
    'Yes')
 WHERE object_type = 'T' AND object_id = 15;

-- ----- Mail templates, one for every occasion ----------------------------

INSERT INTO ost_email_template_group (tpl_id, isactive, name, lang, notes,
                                      created, updated) VALUES
(1, 1, 'Library', 'en_US', NULL, @day, @day),
(2, 1, 'Bücherei', 'de', 'Nur, was Leser bekommen', @day, @day);

SET @sign = '<p>%{signature}</p>';
SET @open = '<p><a href="%{ticket.staff_link}">Open %{ticket.number}</a></p>';
SET @task = '<p><a href="%{task.staff_link}">Open %{task.number}</a></p>';

INSERT INTO ost_email_template (tpl_id, code_name, created, updated, subject,
                                body) VALUES
-- to users
(1, 'ticket.autoresp', @day, @day, 'We have your request [#%{ticket.number}]',
 CONCAT('<p>Good day %{recipient.name.first},</p><p>your request about '
 '“%{ticket.subject}” is number %{ticket.number}. <a '
 'href="%{recipient.ticket_link}">Follow it here</a>, or answer this mail to '
 'add to it.</p>', @sign)),
(1, 'ticket.autoreply', @day, @day, 'At once: %{ticket.subject}',
 CONCAT('<p>Good day %{recipient.name.first},</p>%{response}<p>If that does '
 'not help, answer this mail: your number is %{ticket.number}.</p>', @sign)),
(1, 'message.autoresp', @day, @day, 'Message received [#%{ticket.number}]',
 CONCAT('<p>Good day %{recipient.name.first},</p><p>we have put it with <a '
 'href="%{recipient.ticket_link}">%{ticket.number}</a>.</p>', @sign)),
(1, 'ticket.notice', @day, @day, 'Opened for you [#%{ticket.number}]',
 CONCAT('<p>Good day %{recipient.name.first},</p><p>%{staff.name} has '
 'written down your request:</p>%{message}<p><a '
 'href="%{recipient.ticket_link}">See how it goes</a></p>', @sign)),
(1, 'ticket.overlimit', @day, @day, 'Too many open requests',
 CONCAT('<p>Good day %{ticket.name.first},</p><p>please let us finish one of '
 'your requests first.</p>', @sign)),
(1, 'ticket.reply', @day, @day,
 'Answer: %{ticket.subject} [#%{ticket.number}]',
 CONCAT('<p>Good day %{recipient.name.first},</p>%{response}', @sign,
 '<p><a href="%{recipient.ticket_link}">Everything so far</a></p>')),
(1, 'ticket.activity.notice', @day, @day,
 'News: %{ticket.subject} [#%{ticket.number}]',
 CONCAT('<p>Good day %{recipient.name.first},</p><p>%{poster.name} wrote:</p>'
 '%{message}', @sign)),
(1, 'task.activity.notice', @day, @day,
 'News: %{task.title} [#%{task.number}]',
 CONCAT('<p>Good day %{recipient.name.first},</p><p>%{poster.name} wrote:</p>'
 '%{message}', @sign)),
-- to agents, about tickets
(1, 'ticket.alert', @day, @day, 'New: %{ticket.subject}',
 CONCAT('<p>%{recipient.name}: %{ticket.name} (%{ticket.email}) asks '
 '%{ticket.dept.name}.</p>%{message}', @open)),
(1, 'message.alert', @day, @day, 'Message: %{ticket.subject}',
 CONCAT('<p>%{recipient.name}: from %{poster.name}.</p>%{message}', @open)),
(1, 'note.alert', @day, @day, '%{activity.title}: %{ticket.subject}',
 CONCAT('<p>%{recipient.name}: %{activity.description}</p>%{note}', @open)),
(1, 'assigned.alert', @day, @day, 'Yours: %{ticket.subject}',
 CONCAT('<p>%{assignee}: by %{assigner}.</p>%{comments}', @open)),
(1, 'transfer.alert', @day, @day, 'To %{ticket.dept.name}: %{ticket.subject}',
 CONCAT('<p>%{recipient.name}: by %{staff.name}.</p>%{comments}', @open)),
(1, 'ticket.overdue', @day, @day, 'Late: %{ticket.subject}',
 CONCAT('<p>%{recipient.name}: was due %{ticket.due_date}.</p>', @open)),
-- to agents, about tasks
(1, 'task.alert', @day, @day, 'New task: %{task.title}',
 CONCAT('<p>%{recipient.name}: to do in %{task.dept.name}.</p>', @task)),
(1, 'task.activity.alert', @day, @day, '%{activity.title}: %{task.title}',
 CONCAT('<p>%{recipient.name}: %{activity.description}</p>%{note}', @task)),
(1, 'task.assignment.alert', @day, @day, 'Your task: %{task.title}',
 CONCAT('<p>%{assignee}: by %{assigner}.</p>%{comments}', @task)),
(1, 'task.transfer.alert', @day, @day,
 'Task to %{task.dept.name}: %{task.title}',
 CONCAT('<p>%{recipient.name}: it is yours to do.</p>%{comments}', @task)),
(1, 'task.overdue.alert', @day, @day, 'Late task: %{task.title}',
 CONCAT('<p>%{recipient.name}: was due %{task.due_date}.</p>', @task)),
-- in German; the others are missing, and osTicket has texts of its own
(2, 'ticket.autoresp', @day, @day, 'Ihre Anfrage [#%{ticket.number}]',
 CONCAT('<p>Guten Tag %{recipient.name},</p><p>Ihre Anfrage hat die Nummer '
 '%{ticket.number}.</p>', @sign)),
(2, 'message.autoresp', @day, @day, 'Ihre Nachricht [#%{ticket.number}]',
 CONCAT('<p>Guten Tag %{recipient.name},</p><p>vielen Dank für die Nachricht.'
 '</p>', @sign)),
(2, 'ticket.reply', @day, @day,
 'Antwort: %{ticket.subject} [#%{ticket.number}]',
 CONCAT('<p>Guten Tag %{recipient.name},</p>%{response}', @sign));


-- ----- Pages of the portal, and the texts of mails about accounts --------

INSERT INTO ost_content (id, isactive, type, created, updated, name, body)
VALUES
(1, 1, 'landing', @day, @day, 'At the library desk',
 '<h1>How can we help?</h1><p>Ask us about books, rooms and computers.</p>'),
(2, 1, 'thank-you', @day, @day, 'On its way',
 '<p>%{ticket.name}, we have it and will write to %{ticket.email}.</p>'),
(3, 1, 'offline', @day, @day, 'Closed for today',
 '<p>The desk is closed. Please call in during opening hours.</p>'),
(4, 1, 'registration-staff', @day, @day, 'Your desk at %{company.name}',
 '<p>%{recipient.name.first}, you can work at %{url} from now on. Choose a '
 'password: <a href="%{link}">%{link}</a></p>'),
(5, 1, 'pwreset-staff', @day, @day, 'A new password for the desk',
 '<p>%{staff.name.first}, if you asked for it, go on here: '
 '<a href="%{link}">%{link}</a></p>'),
(6, 1, 'banner-staff', @day, @day, 'Staff entrance', '<p>For agents.</p>'),
(7, 1, 'registration-client', @day, @day, 'Your account at %{company.name}',
 '<p>%{recipient.name.first}, one step is left: '
 '<a href="%{link}">%{link}</a></p>'),
(8, 1, 'pwreset-client', @day, @day, 'A new password at %{company.name}',
 '<p>%{user.name.first}, if you asked for it, go on here: '
 '<a href="%{link}">%{link}</a></p>'),
(9, 1, 'banner-client', @day, @day, 'Readers, sign in here',
 '<p>An account lets you see all your requests.</p>'),
(10, 1, 'registration-confirm', @day, @day, 'Look into your mailbox',
 '<p>There is a mail with a link that completes your account.</p>'),
(11, 1, 'registration-thanks', @day, @day, 'Done',
 '<p>Your account is ready to use.</p>'),
(12, 1, 'access-link', @day, @day, 'The way to your request',
 '<p>%{recipient.name.first}, number %{ticket.number} is here: '
 '<a href="%{recipient.ticket_link}">%{recipient.ticket_link}</a></p>'),
(13, 1, 'email2fa-staff', @day, @day, 'Your code',
 '<p>%{staff.name.first}, the code is %{otp}.</p>'),
(14, 1, 'other', @day, @day, 'After you have booked',
 '<p>We look into the calendar and answer within three days.</p>');


-- ----- Queues, without which osTicket's own ticket list stays empty ------

-- flags: 1 public, 2 queue; 8 and 32 take criteria and sorting from the parent
INSERT INTO ost_queue (id, parent_id, sort_id, flags, sort, title, config,
                       root, path, created, updated) VALUES
(1, 0, 1, 3, 1, 'Open', '[["status__state","includes",{"open":"Open"}]]', 'T',
 '/', @day, @day),
(2, 1, 4, 43, 1, 'To be answered',
 '{"criteria":[["isanswered","nset",null]],"conditions":[]}', 'T', '/', @day,
 @day),
(3, 1, 4, 43, 2, 'Answered',
 '{"criteria":[["isanswered","set",null]],"conditions":[]}', 'T', '/', @day,
 @day),
(4, 1, 4, 43, 3, 'Overdue',
 '{"criteria":[["isoverdue","set",null]],"conditions":[]}', 'T', '/', @day,
 @day),
(5, 0, 3, 3, 2, 'Mine',
 '{"criteria":[["assignee","includes",{"M":"Me","T":"One of my teams"}],'
 '["status__state","includes",{"open":"Open"}]],"conditions":[]}', 'T', '/',
 @day, @day),
(6, 0, 5, 3, 3, 'Closed',
 '{"criteria":[["status__state","includes",{"closed":"Closed"}]],'
 '"conditions":[]}', 'T', '/', @day, @day);

INSERT INTO ost_queue_column (id, name, `primary`, secondary, filter,
                              `truncate`, annotations, conditions) VALUES
(1, 'Number', 'number', NULL, 'link:ticketP', 'wrap',
 '[{"c":"TicketSourceDecoration","p":"b"}]',
 '[{"crit":["isanswered","nset",null],"prop":{"font-weight":"bold"}}]'),
(2, 'Opened', 'created', NULL, 'date:full', 'wrap', '[]', '[]'),
(3, 'Subject', 'cdata__subject', NULL, 'link:ticket', 'ellipsis',
 '[{"c":"TicketThreadCount","p":">"},{"c":"OverdueFlagDecoration","p":"<"}]',
 '[]'),
(4, 'From', 'user__name', NULL, NULL, 'wrap', '[]', '[]'),
(5, 'Priority', 'cdata__priority', NULL, NULL, 'wrap', '[]', '[]'),
(6, 'Closed', 'closed', NULL, 'date:full', 'wrap', '[]', '[]'),
(7, 'Agent', 'assignee', NULL, NULL, 'wrap', '[]', '[]'),
(8, 'Due', 'duedate', 'est_duedate', 'date:human', 'wrap', '[]', '[]'),
(9, 'Updated', 'lastupdate', NULL, 'date:full', 'wrap', '[]', '[]');

-- Every queue shows columns 1, 3, 4, 5, 7 and one date: 9, or 6 when closed.
INSERT INTO ost_queue_columns (queue_id, column_id, staff_id, bits, sort,
                               heading, width)
SELECT q.id, c.id, 0, 1, c.id, c.name, IF(c.id = 3, 300, 120)
  FROM ost_queue q JOIN ost_queue_column c
    ON c.id IN (1, 3, 4, 5, 7, IF(q.id = 6, 6, 9));

INSERT INTO ost_queue_sort (id, name, columns, updated) VALUES
(1, 'Priority, last update', '["-cdata__priority","-lastupdate"]', @day),
(2, 'Priority, age', '["-cdata__priority","-created"]', @day),
(3, 'Priority, due date', '["-cdata__priority","-est_duedate"]', @day),
(4, 'Due date', '["-est_duedate"]', @day),
(5, 'Time closed', '["-closed"]', @day);

INSERT INTO ost_queue_sorts (queue_id, sort_id, bits, sort)
SELECT q.id, s.id, 0, 0 FROM ost_queue q JOIN ost_queue_sort s
    ON s.id < 5 OR q.id = 6;

DROP FUNCTION ago;
