-- Tables of osTicket 1.18 (schema signature 5fb92bef17f3b603659e024c01cc7a59).
--
-- For an empty database in which demonstrations and tests run. A database that
-- osTicket itself has installed has these tables already; loading this file
-- into it DELETES THE DATA.
--
-- The table prefix is osTicket's default, ost_. For another prefix:
--     sed 's/\<ost_/help_/g' osticket-1.18.sql | mariadb helpdesk
--
-- Needs MariaDB 10.6 or later. tests/schema-compare checks the result against
-- a recorded schema; VERSIONS says what 1.16 and 1.17 have otherwise.

SET NAMES utf8mb3;
SET sql_mode = '';                  -- as osTicket: zero dates are allowed


-- ----------------------------------------------------------------------
-- The installation itself
-- ----------------------------------------------------------------------

-- Settings, one row per namespace and key
DROP TABLE IF EXISTS ost_config;
CREATE TABLE ost_config (
  id         int(11) unsigned NOT NULL AUTO_INCREMENT,
  namespace  varchar(64) NOT NULL,
  `key`      varchar(64) NOT NULL,
  value      text NOT NULL,
  updated    timestamp NOT NULL DEFAULT current_timestamp(),
  PRIMARY KEY (id),
  UNIQUE KEY namespace (namespace, `key`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Counters that ticket and task numbers are drawn from
DROP TABLE IF EXISTS ost_sequence;
CREATE TABLE ost_sequence (
  id         int(11) unsigned NOT NULL AUTO_INCREMENT,
  name       varchar(64),
  flags      int(10) unsigned,
  next       bigint(20) unsigned NOT NULL DEFAULT 1,
  increment  int(11) DEFAULT 1,
  padding    char(1) DEFAULT '0',
  updated    datetime NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Names of the things that can happen to a thread
DROP TABLE IF EXISTS ost_event;
CREATE TABLE ost_event (
  id           int(10) unsigned NOT NULL AUTO_INCREMENT,
  name         varchar(60) NOT NULL,
  description  varchar(60),
  PRIMARY KEY (id),
  UNIQUE KEY name (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Keys of the HTTP API, each bound to one client address
DROP TABLE IF EXISTS ost_api_key;
CREATE TABLE ost_api_key (
  id                  int(10) unsigned NOT NULL AUTO_INCREMENT,
  isactive            tinyint(1) NOT NULL DEFAULT 1,
  ipaddr              varchar(64) NOT NULL,
  apikey              varchar(255) NOT NULL,
  can_create_tickets  tinyint(1) unsigned NOT NULL DEFAULT 1,
  can_exec_cron       tinyint(1) unsigned NOT NULL DEFAULT 1,
  notes               text,
  updated             datetime NOT NULL,
  created             datetime NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY apikey (apikey),
  KEY ipaddr (ipaddr)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Browser sessions of agents and users
DROP TABLE IF EXISTS ost_session;
CREATE TABLE ost_session (
  session_id       varchar(255) CHARACTER SET ascii NOT NULL DEFAULT '',
  session_data     blob,
  session_expire   datetime,
  session_updated  datetime,
  user_id          varchar(16) NOT NULL DEFAULT '0',
  user_ip          varchar(64) NOT NULL,
  user_agent       varchar(255) NOT NULL,
  PRIMARY KEY (session_id),
  KEY updated (session_updated),
  KEY user_id (user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_unicode_ci;

-- The system log shown to administrators
DROP TABLE IF EXISTS ost_syslog;
CREATE TABLE ost_syslog (
  log_id      int(11) unsigned NOT NULL AUTO_INCREMENT,
  log_type    enum('Debug','Warning','Error') NOT NULL,
  title       varchar(255) NOT NULL,
  log         text NOT NULL,
  logger      varchar(64) NOT NULL,
  ip_address  varchar(64) NOT NULL,
  created     datetime NOT NULL,
  updated     datetime NOT NULL,
  PRIMARY KEY (log_id),
  KEY log_type (log_type)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Installed plugins
DROP TABLE IF EXISTS ost_plugin;
CREATE TABLE ost_plugin (
  id            int(11) unsigned NOT NULL AUTO_INCREMENT,
  name          varchar(255) NOT NULL,
  install_path  varchar(60) NOT NULL,
  isphar        tinyint(1) NOT NULL DEFAULT 0,
  isactive      tinyint(1) NOT NULL DEFAULT 0,
  version       varchar(64),
  notes         text,
  installed     datetime NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY install_path (install_path)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Configured instances of a plugin
DROP TABLE IF EXISTS ost_plugin_instance;
CREATE TABLE ost_plugin_instance (
  id         int(11) unsigned NOT NULL AUTO_INCREMENT,
  plugin_id  int(11) unsigned NOT NULL,
  flags      int(10) NOT NULL DEFAULT 0,
  name       varchar(255) NOT NULL DEFAULT '',
  notes      text,
  created    datetime NOT NULL,
  updated    datetime,
  PRIMARY KEY (id),
  KEY plugin_id (plugin_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Texts of topics, departments, pages in further languages
DROP TABLE IF EXISTS ost_translation;
CREATE TABLE ost_translation (
  id           int(11) unsigned NOT NULL AUTO_INCREMENT,
  object_hash  char(16) CHARACTER SET ascii,
  type         enum('phrase','article','override'),
  flags        int(10) unsigned NOT NULL DEFAULT 0,
  revision     int(11) unsigned,
  agent_id     int(10) unsigned NOT NULL DEFAULT 0,
  lang         varchar(16) NOT NULL DEFAULT '',
  text         mediumtext NOT NULL,
  source_text  text,
  updated      timestamp NULL ON UPDATE current_timestamp(),
  PRIMARY KEY (id),
  KEY object_hash (object_hash),
  KEY type (type, lang)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Unsent replies, notes and texts kept while somebody types
DROP TABLE IF EXISTS ost_draft;
CREATE TABLE ost_draft (
  id         int(11) unsigned NOT NULL AUTO_INCREMENT,
  staff_id   int(11) unsigned NOT NULL,
  namespace  varchar(32) NOT NULL DEFAULT '',
  body       text NOT NULL,
  extra      text,
  created    timestamp NOT NULL DEFAULT current_timestamp(),
  updated    timestamp NULL,
  PRIMARY KEY (id),
  KEY namespace (namespace),
  KEY staff_id (staff_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Full-text index over tickets, entries, users and answers
DROP TABLE IF EXISTS ost__search;
CREATE TABLE ost__search (
  object_type  varchar(8) NOT NULL,
  object_id    int(11) unsigned NOT NULL,
  title        text,
  content      text,
  PRIMARY KEY (object_type, object_id),
  FULLTEXT KEY search (title, content)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;


-- ----------------------------------------------------------------------
-- Departments, agents, teams
-- ----------------------------------------------------------------------

-- Departments, a tree by pid and path
DROP TABLE IF EXISTS ost_department;
CREATE TABLE ost_department (
  id                     int(11) unsigned NOT NULL AUTO_INCREMENT,
  pid                    int(11) unsigned,
  tpl_id                 int(10) unsigned NOT NULL DEFAULT 0,
  sla_id                 int(10) unsigned NOT NULL DEFAULT 0,
  schedule_id            int(10) unsigned NOT NULL DEFAULT 0,
  email_id               int(10) unsigned NOT NULL DEFAULT 0,
  autoresp_email_id      int(10) unsigned NOT NULL DEFAULT 0,
  manager_id             int(10) unsigned NOT NULL DEFAULT 0,
  flags                  int(10) unsigned NOT NULL DEFAULT 0,
  name                   varchar(128) NOT NULL DEFAULT '',
  signature              text NOT NULL,
  ispublic               tinyint(1) unsigned NOT NULL DEFAULT 1,
  group_membership       tinyint(1) NOT NULL DEFAULT 0,
  ticket_auto_response   tinyint(1) NOT NULL DEFAULT 1,
  message_auto_response  tinyint(1) NOT NULL DEFAULT 0,
  path                   varchar(128) NOT NULL DEFAULT '/',
  updated                datetime NOT NULL,
  created                datetime NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY name (name, pid),
  KEY autoresp_email_id (autoresp_email_id),
  KEY flags (flags),
  KEY manager_id (manager_id),
  KEY tpl_id (tpl_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Named sets of permissions an agent has inside a department
DROP TABLE IF EXISTS ost_role;
CREATE TABLE ost_role (
  id           int(11) unsigned NOT NULL AUTO_INCREMENT,
  flags        int(10) unsigned NOT NULL DEFAULT 1,
  name         varchar(64),
  permissions  text,
  notes        text,
  created      datetime NOT NULL,
  updated      datetime NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY name (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Agents, the people who answer
DROP TABLE IF EXISTS ost_staff;
CREATE TABLE ost_staff (
  staff_id                int(11) unsigned NOT NULL AUTO_INCREMENT,
  dept_id                 int(10) unsigned NOT NULL DEFAULT 0,
  role_id                 int(10) unsigned NOT NULL DEFAULT 0,
  username                varchar(32) NOT NULL DEFAULT '',
  firstname               varchar(32),
  lastname                varchar(32),
  passwd                  varchar(128),
  backend                 varchar(32),
  email                   varchar(255),
  phone                   varchar(24) NOT NULL DEFAULT '',
  phone_ext               varchar(6),
  mobile                  varchar(24) NOT NULL DEFAULT '',
  signature               text NOT NULL,
  lang                    varchar(16),
  timezone                varchar(64),
  locale                  varchar(16),
  notes                   text,
  isactive                tinyint(1) NOT NULL DEFAULT 1,
  isadmin                 tinyint(1) NOT NULL DEFAULT 0,
  isvisible               tinyint(1) unsigned NOT NULL DEFAULT 1,
  onvacation              tinyint(1) unsigned NOT NULL DEFAULT 0,
  assigned_only           tinyint(1) unsigned NOT NULL DEFAULT 0,
  show_assigned_tickets   tinyint(1) unsigned NOT NULL DEFAULT 0,
  change_passwd           tinyint(1) unsigned NOT NULL DEFAULT 0,
  max_page_size           int(11) unsigned NOT NULL DEFAULT 0,
  auto_refresh_rate       int(10) unsigned NOT NULL DEFAULT 0,
  default_signature_type  enum('none','mine','dept') NOT NULL DEFAULT 'none',
  default_paper_size      enum('Letter','Legal','Ledger','A4','A3')
                          NOT NULL DEFAULT 'Letter',
  extra                   text,
  permissions             text,
  created                 datetime NOT NULL,
  lastlogin               datetime,
  passwdreset             datetime,
  updated                 datetime NOT NULL,
  PRIMARY KEY (staff_id),
  UNIQUE KEY username (username),
  KEY dept_id (dept_id),
  KEY isactive (isactive),
  KEY issuperuser (isadmin),
  KEY onvacation (onvacation)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Departments an agent works in beside the primary one
DROP TABLE IF EXISTS ost_staff_dept_access;
CREATE TABLE ost_staff_dept_access (
  staff_id  int(10) unsigned NOT NULL DEFAULT 0,
  dept_id   int(10) unsigned NOT NULL DEFAULT 0,
  role_id   int(10) unsigned NOT NULL DEFAULT 0,
  flags     int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (staff_id, dept_id),
  KEY dept_id (dept_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Teams, agents across departments
DROP TABLE IF EXISTS ost_team;
CREATE TABLE ost_team (
  team_id  int(10) unsigned NOT NULL AUTO_INCREMENT,
  lead_id  int(10) unsigned NOT NULL DEFAULT 0,
  flags    int(10) unsigned NOT NULL DEFAULT 1,
  name     varchar(125) NOT NULL DEFAULT '',
  notes    text,
  created  datetime NOT NULL,
  updated  datetime NOT NULL,
  PRIMARY KEY (team_id),
  UNIQUE KEY name (name),
  KEY lead_id (lead_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Who is in which team
DROP TABLE IF EXISTS ost_team_member;
CREATE TABLE ost_team_member (
  team_id   int(10) unsigned NOT NULL DEFAULT 0,
  staff_id  int(10) unsigned NOT NULL,
  flags     int(10) unsigned NOT NULL DEFAULT 0,
  PRIMARY KEY (team_id, staff_id),
  KEY staff_id (staff_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Groups of agents; created, but osTicket no longer uses them
DROP TABLE IF EXISTS ost_group;
CREATE TABLE ost_group (
  id       int(10) unsigned NOT NULL AUTO_INCREMENT,
  role_id  int(11) unsigned NOT NULL,
  flags    int(11) unsigned NOT NULL DEFAULT 1,
  name     varchar(120) NOT NULL DEFAULT '',
  notes    text,
  created  datetime NOT NULL,
  updated  datetime NOT NULL,
  PRIMARY KEY (id),
  KEY role_id (role_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;


-- ----------------------------------------------------------------------
-- Users and organizations
-- ----------------------------------------------------------------------

-- People who open tickets
DROP TABLE IF EXISTS ost_user;
CREATE TABLE ost_user (
  id                int(10) unsigned NOT NULL AUTO_INCREMENT,
  org_id            int(10) unsigned NOT NULL,
  default_email_id  int(10) NOT NULL,
  status            int(11) unsigned NOT NULL DEFAULT 0,
  name              varchar(128) NOT NULL,
  created           datetime NOT NULL,
  updated           datetime NOT NULL,
  PRIMARY KEY (id),
  KEY default_email_id (default_email_id),
  KEY name (name),
  KEY org_id (org_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Addresses of users, each address once
DROP TABLE IF EXISTS ost_user_email;
CREATE TABLE ost_user_email (
  id       int(10) unsigned NOT NULL AUTO_INCREMENT,
  user_id  int(10) unsigned NOT NULL,
  flags    int(10) unsigned NOT NULL DEFAULT 0,
  address  varchar(255) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY address (address),
  KEY user_email_lookup (user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Sign-ins to the client portal, for users who have one
DROP TABLE IF EXISTS ost_user_account;
CREATE TABLE ost_user_account (
  id          int(11) unsigned NOT NULL AUTO_INCREMENT,
  user_id     int(10) unsigned NOT NULL,
  status      int(11) unsigned NOT NULL DEFAULT 0,
  timezone    varchar(64),
  lang        varchar(16),
  username    varchar(64),
  passwd      varchar(128) CHARACTER SET ascii COLLATE ascii_bin,
  backend     varchar(32),
  extra       text,
  registered  timestamp NULL DEFAULT current_timestamp(),
  PRIMARY KEY (id),
  UNIQUE KEY username (username),
  KEY user_id (user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Answers of the contact form, one row per user
DROP TABLE IF EXISTS ost_user__cdata;
CREATE TABLE ost_user__cdata (
  user_id  int(11) unsigned NOT NULL,
  email    mediumtext,
  name     mediumtext,
  phone    mediumtext,
  notes    mediumtext,
  PRIMARY KEY (user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Organizations users belong to
DROP TABLE IF EXISTS ost_organization;
CREATE TABLE ost_organization (
  id       int(11) unsigned NOT NULL AUTO_INCREMENT,
  name     varchar(128) NOT NULL DEFAULT '',
  manager  varchar(16) NOT NULL DEFAULT '',
  status   int(11) unsigned NOT NULL DEFAULT 0,
  domain   varchar(256) NOT NULL DEFAULT '',
  extra    text,
  created  timestamp NULL,
  updated  timestamp NULL ON UPDATE current_timestamp(),
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Answers of the organization form
DROP TABLE IF EXISTS ost_organization__cdata;
CREATE TABLE ost_organization__cdata (
  org_id   int(11) unsigned NOT NULL,
  name     mediumtext,
  address  mediumtext,
  phone    mediumtext,
  website  mediumtext,
  notes    mediumtext,
  PRIMARY KEY (org_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Quick notes on users and organizations
DROP TABLE IF EXISTS ost_note;
CREATE TABLE ost_note (
  id        int(11) unsigned NOT NULL AUTO_INCREMENT,
  pid       int(11) unsigned,
  staff_id  int(11) unsigned NOT NULL DEFAULT 0,
  ext_id    varchar(10),
  body      text,
  status    int(11) unsigned NOT NULL DEFAULT 0,
  sort      int(11) unsigned NOT NULL DEFAULT 0,
  created   timestamp NOT NULL DEFAULT '0000-00-00 00:00:00',
  updated   timestamp NOT NULL DEFAULT '0000-00-00 00:00:00'
            ON UPDATE current_timestamp(),
  PRIMARY KEY (id),
  KEY ext_id (ext_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;


-- ----------------------------------------------------------------------
-- Forms, lists and what people answered
-- ----------------------------------------------------------------------

-- Form definitions: built-in, of lists, custom
DROP TABLE IF EXISTS ost_form;
CREATE TABLE ost_form (
  id            int(11) unsigned NOT NULL AUTO_INCREMENT,
  pid           int(10) unsigned,
  type          varchar(8) NOT NULL DEFAULT 'G',
  flags         int(10) unsigned NOT NULL DEFAULT 1,
  title         varchar(255) NOT NULL,
  instructions  varchar(512),
  name          varchar(64) NOT NULL DEFAULT '',
  notes         text,
  created       datetime NOT NULL,
  updated       datetime NOT NULL,
  PRIMARY KEY (id),
  KEY type (type)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Fields of a form
DROP TABLE IF EXISTS ost_form_field;
CREATE TABLE ost_form_field (
  id             int(11) unsigned NOT NULL AUTO_INCREMENT,
  form_id        int(11) unsigned NOT NULL,
  flags          int(10) unsigned DEFAULT 1,
  type           varchar(255) NOT NULL DEFAULT 'text',
  label          varchar(255) NOT NULL,
  name           varchar(64) NOT NULL,
  configuration  text,
  sort           int(11) unsigned NOT NULL,
  hint           varchar(512),
  created        datetime NOT NULL,
  updated        datetime NOT NULL,
  PRIMARY KEY (id),
  KEY form_id (form_id),
  KEY sort (sort)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- One form filled in for one object
DROP TABLE IF EXISTS ost_form_entry;
CREATE TABLE ost_form_entry (
  id           int(11) unsigned NOT NULL AUTO_INCREMENT,
  form_id      int(11) unsigned NOT NULL,
  object_id    int(11) unsigned,
  object_type  char(1) NOT NULL DEFAULT 'T',
  sort         int(11) unsigned NOT NULL DEFAULT 1,
  extra        text,
  created      datetime NOT NULL,
  updated      datetime NOT NULL,
  PRIMARY KEY (id),
  KEY entry_lookup (object_type, object_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- The answers of an entry, one row per field
DROP TABLE IF EXISTS ost_form_entry_values;
CREATE TABLE ost_form_entry_values (
  entry_id  int(11) unsigned NOT NULL,
  field_id  int(11) unsigned NOT NULL,
  value     text,
  value_id  int(11),
  PRIMARY KEY (entry_id, field_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Lists to choose from in forms
DROP TABLE IF EXISTS ost_list;
CREATE TABLE ost_list (
  id             int(11) unsigned NOT NULL AUTO_INCREMENT,
  name           varchar(255) NOT NULL,
  name_plural    varchar(255),
  sort_mode      enum('Alpha','-Alpha','SortCol') NOT NULL DEFAULT 'Alpha',
  masks          int(11) unsigned NOT NULL DEFAULT 0,
  type           varchar(16),
  configuration  text NOT NULL DEFAULT '',
  notes          text,
  created        datetime NOT NULL,
  updated        datetime NOT NULL,
  PRIMARY KEY (id),
  KEY type (type)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Items of a list
DROP TABLE IF EXISTS ost_list_items;
CREATE TABLE ost_list_items (
  id          int(11) unsigned NOT NULL AUTO_INCREMENT,
  list_id     int(11),
  status      int(11) unsigned NOT NULL DEFAULT 1,
  value       varchar(255) NOT NULL,
  extra       varchar(255),
  sort        int(11) NOT NULL DEFAULT 1,
  properties  text,
  PRIMARY KEY (id),
  KEY list_item_lookup (list_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;


-- ----------------------------------------------------------------------
-- Service levels and calendars
-- ----------------------------------------------------------------------

-- Service level plans
DROP TABLE IF EXISTS ost_sla;
CREATE TABLE ost_sla (
  id            int(11) unsigned NOT NULL AUTO_INCREMENT,
  schedule_id   int(10) unsigned NOT NULL DEFAULT 0,
  flags         int(10) unsigned NOT NULL DEFAULT 3,
  grace_period  int(10) unsigned NOT NULL DEFAULT 0,
  name          varchar(64) NOT NULL DEFAULT '',
  notes         text,
  created       datetime NOT NULL,
  updated       datetime NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY name (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Business hours and holiday calendars
DROP TABLE IF EXISTS ost_schedule;
CREATE TABLE ost_schedule (
  id           int(11) unsigned NOT NULL AUTO_INCREMENT,
  flags        int(11) unsigned NOT NULL DEFAULT 0,
  name         varchar(255) NOT NULL,
  timezone     varchar(64),
  description  varchar(255) NOT NULL,
  created      datetime NOT NULL,
  updated      datetime NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- The hours or days of a schedule
DROP TABLE IF EXISTS ost_schedule_entry;
CREATE TABLE ost_schedule_entry (
  id           int(11) unsigned NOT NULL AUTO_INCREMENT,
  schedule_id  int(11) unsigned NOT NULL DEFAULT 0,
  flags        int(11) unsigned NOT NULL DEFAULT 0,
  sort         tinyint(3) unsigned NOT NULL DEFAULT 0,
  name         varchar(255) NOT NULL,
  repeats      varchar(16) NOT NULL DEFAULT 'never',
  starts_on    date,
  starts_at    time,
  ends_on      date,
  ends_at      time,
  stops_on     datetime,
  day          tinyint(4),
  week         tinyint(4),
  month        tinyint(4),
  created      datetime NOT NULL,
  updated      datetime NOT NULL,
  PRIMARY KEY (id),
  KEY repeats (repeats),
  KEY schedule_id (schedule_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;


-- ----------------------------------------------------------------------
-- Help topics and filters
-- ----------------------------------------------------------------------

-- Help topics, what a ticket is about; may be nested
DROP TABLE IF EXISTS ost_help_topic;
CREATE TABLE ost_help_topic (
  topic_id       int(11) unsigned NOT NULL AUTO_INCREMENT,
  topic_pid      int(10) unsigned NOT NULL DEFAULT 0,
  ispublic       tinyint(1) unsigned NOT NULL DEFAULT 1,
  noautoresp     tinyint(3) unsigned NOT NULL DEFAULT 0,
  flags          int(10) unsigned DEFAULT 0,
  status_id      int(10) unsigned NOT NULL DEFAULT 0,
  priority_id    int(10) unsigned NOT NULL DEFAULT 0,
  dept_id        int(10) unsigned NOT NULL DEFAULT 0,
  staff_id       int(10) unsigned NOT NULL DEFAULT 0,
  team_id        int(10) unsigned NOT NULL DEFAULT 0,
  sla_id         int(10) unsigned NOT NULL DEFAULT 0,
  page_id        int(10) unsigned NOT NULL DEFAULT 0,
  sequence_id    int(10) unsigned NOT NULL DEFAULT 0,
  sort           int(10) unsigned NOT NULL DEFAULT 0,
  topic          varchar(128) NOT NULL DEFAULT '',
  number_format  varchar(32),
  notes          text,
  created        datetime NOT NULL,
  updated        datetime NOT NULL,
  PRIMARY KEY (topic_id),
  UNIQUE KEY topic (topic, topic_pid),
  KEY dept_id (dept_id),
  KEY page_id (page_id),
  KEY priority_id (priority_id),
  KEY sla_id (sla_id),
  KEY staff_id (staff_id, team_id),
  KEY topic_pid (topic_pid)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Forms shown for a topic, in order
DROP TABLE IF EXISTS ost_help_topic_form;
CREATE TABLE ost_help_topic_form (
  id        int(11) unsigned NOT NULL AUTO_INCREMENT,
  topic_id  int(11) unsigned NOT NULL DEFAULT 0,
  form_id   int(10) unsigned NOT NULL DEFAULT 0,
  sort      int(10) unsigned NOT NULL DEFAULT 1,
  extra     text,
  PRIMARY KEY (id),
  KEY `topic-form` (topic_id, form_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Rules for new tickets, and the ban list
DROP TABLE IF EXISTS ost_filter;
CREATE TABLE ost_filter (
  id               int(11) unsigned NOT NULL AUTO_INCREMENT,
  execorder        int(10) unsigned NOT NULL DEFAULT 99,
  isactive         tinyint(1) unsigned NOT NULL DEFAULT 1,
  flags            int(10) unsigned DEFAULT 0,
  status           int(11) unsigned NOT NULL DEFAULT 0,
  match_all_rules  tinyint(1) unsigned NOT NULL DEFAULT 0,
  stop_onmatch     tinyint(1) unsigned NOT NULL DEFAULT 0,
  target           enum('Any','Web','Email','API') NOT NULL DEFAULT 'Any',
  email_id         int(10) unsigned NOT NULL DEFAULT 0,
  name             varchar(32) NOT NULL DEFAULT '',
  notes            text,
  created          datetime NOT NULL,
  updated          datetime NOT NULL,
  PRIMARY KEY (id),
  KEY email_id (email_id),
  KEY target (target)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Conditions of a filter
DROP TABLE IF EXISTS ost_filter_rule;
CREATE TABLE ost_filter_rule (
  id         int(11) unsigned NOT NULL AUTO_INCREMENT,
  filter_id  int(10) unsigned NOT NULL DEFAULT 0,
  what       varchar(32) NOT NULL,
  how        enum('equal','not_equal','contains','dn_contain',
                  'starts','ends','match','not_match') NOT NULL,
  val        varchar(255) NOT NULL,
  isactive   tinyint(1) unsigned NOT NULL DEFAULT 1,
  notes      tinytext NOT NULL,
  created    datetime NOT NULL,
  updated    datetime NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY filter (filter_id, what, how, val),
  KEY filter_id (filter_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- What a matching filter does
DROP TABLE IF EXISTS ost_filter_action;
CREATE TABLE ost_filter_action (
  id             int(11) unsigned NOT NULL AUTO_INCREMENT,
  filter_id      int(10) unsigned NOT NULL,
  sort           int(10) unsigned NOT NULL DEFAULT 0,
  type           varchar(24) NOT NULL,
  configuration  text,
  updated        datetime NOT NULL,
  PRIMARY KEY (id),
  KEY filter_id (filter_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;


-- ----------------------------------------------------------------------
-- Tickets
-- ----------------------------------------------------------------------

-- Priorities
DROP TABLE IF EXISTS ost_ticket_priority;
CREATE TABLE ost_ticket_priority (
  priority_id       tinyint(4) NOT NULL AUTO_INCREMENT,
  priority          varchar(60) NOT NULL DEFAULT '',
  priority_desc     varchar(30) NOT NULL DEFAULT '',
  priority_color    varchar(7) NOT NULL DEFAULT '',
  priority_urgency  tinyint(1) unsigned NOT NULL DEFAULT 0,
  ispublic          tinyint(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (priority_id),
  UNIQUE KEY priority (priority),
  KEY ispublic (ispublic),
  KEY priority_urgency (priority_urgency)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Statuses and the state each one stands for
DROP TABLE IF EXISTS ost_ticket_status;
CREATE TABLE ost_ticket_status (
  id          int(11) NOT NULL AUTO_INCREMENT,
  name        varchar(60) NOT NULL DEFAULT '',
  state       varchar(16),
  mode        int(11) unsigned NOT NULL DEFAULT 0,
  flags       int(11) unsigned NOT NULL DEFAULT 0,
  sort        int(11) unsigned NOT NULL DEFAULT 0,
  properties  text NOT NULL,
  created     datetime NOT NULL,
  updated     datetime NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY name (name),
  KEY state (state)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Tickets
DROP TABLE IF EXISTS ost_ticket;
CREATE TABLE ost_ticket (
  ticket_id      int(11) unsigned NOT NULL AUTO_INCREMENT,
  ticket_pid     int(11) unsigned,
  number         varchar(20),
  user_id        int(11) unsigned NOT NULL DEFAULT 0,
  user_email_id  int(11) unsigned NOT NULL DEFAULT 0,
  status_id      int(10) unsigned NOT NULL DEFAULT 0,
  dept_id        int(10) unsigned NOT NULL DEFAULT 0,
  sla_id         int(10) unsigned NOT NULL DEFAULT 0,
  topic_id       int(10) unsigned NOT NULL DEFAULT 0,
  staff_id       int(10) unsigned NOT NULL DEFAULT 0,
  team_id        int(10) unsigned NOT NULL DEFAULT 0,
  email_id       int(11) unsigned NOT NULL DEFAULT 0,
  lock_id        int(11) unsigned NOT NULL DEFAULT 0,
  flags          int(10) unsigned NOT NULL DEFAULT 0,
  sort           int(11) unsigned NOT NULL DEFAULT 0,
  ip_address     varchar(64) NOT NULL DEFAULT '',
  source         enum('Web','Email','Phone','API','Other')
                 NOT NULL DEFAULT 'Other',
  source_extra   varchar(40),
  isoverdue      tinyint(1) unsigned NOT NULL DEFAULT 0,
  isanswered     tinyint(1) unsigned NOT NULL DEFAULT 0,
  duedate        datetime,
  est_duedate    datetime,
  reopened       datetime,
  closed         datetime,
  lastupdate     datetime,
  created        datetime NOT NULL,
  updated        datetime NOT NULL,
  PRIMARY KEY (ticket_id),
  KEY closed (closed),
  KEY created (created),
  KEY dept_id (dept_id),
  KEY duedate (duedate),
  KEY sla_id (sla_id),
  KEY staff_id (staff_id),
  KEY status_id (status_id),
  KEY team_id (team_id),
  KEY ticket_pid (ticket_pid),
  KEY topic_id (topic_id),
  KEY user_id (user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Answers of the ticket form, one row per ticket
DROP TABLE IF EXISTS ost_ticket__cdata;
CREATE TABLE ost_ticket__cdata (
  ticket_id  int(11) unsigned NOT NULL,
  subject    mediumtext,
  priority   mediumtext,
  PRIMARY KEY (ticket_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Locks held by an agent who is answering
DROP TABLE IF EXISTS ost_lock;
CREATE TABLE ost_lock (
  lock_id   int(11) unsigned NOT NULL AUTO_INCREMENT,
  staff_id  int(10) unsigned NOT NULL DEFAULT 0,
  expire    datetime,
  code      varchar(20),
  created   datetime NOT NULL,
  PRIMARY KEY (lock_id),
  KEY staff_id (staff_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;


-- ----------------------------------------------------------------------
-- Tasks
-- ----------------------------------------------------------------------

-- Tasks, alone or on a ticket
DROP TABLE IF EXISTS ost_task;
CREATE TABLE ost_task (
  id           int(11) unsigned NOT NULL AUTO_INCREMENT,
  object_id    int(11) NOT NULL DEFAULT 0,
  object_type  char(1) NOT NULL,
  number       varchar(20),
  dept_id      int(10) unsigned NOT NULL DEFAULT 0,
  staff_id     int(10) unsigned NOT NULL DEFAULT 0,
  team_id      int(10) unsigned NOT NULL DEFAULT 0,
  lock_id      int(11) unsigned NOT NULL DEFAULT 0,
  flags        int(10) unsigned NOT NULL DEFAULT 0,
  duedate      datetime,
  closed       datetime,
  created      datetime NOT NULL,
  updated      datetime NOT NULL,
  PRIMARY KEY (id),
  KEY created (created),
  KEY dept_id (dept_id),
  KEY flags (flags),
  KEY object (object_id, object_type),
  KEY staff_id (staff_id),
  KEY team_id (team_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Answers of the task form, one row per task
DROP TABLE IF EXISTS ost_task__cdata;
CREATE TABLE ost_task__cdata (
  task_id  int(11) unsigned NOT NULL,
  title    mediumtext,
  PRIMARY KEY (task_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;


-- ----------------------------------------------------------------------
-- Threads: the conversation of a ticket or task
-- ----------------------------------------------------------------------

-- One conversation per ticket or task
DROP TABLE IF EXISTS ost_thread;
CREATE TABLE ost_thread (
  id            int(11) unsigned NOT NULL AUTO_INCREMENT,
  object_id     int(11) unsigned NOT NULL,
  object_type   char(1) NOT NULL,
  extra         text,
  lastresponse  datetime,
  lastmessage   datetime,
  created       datetime NOT NULL,
  PRIMARY KEY (id),
  KEY object_id (object_id),
  KEY object_type (object_type)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Messages, responses and internal notes
DROP TABLE IF EXISTS ost_thread_entry;
CREATE TABLE ost_thread_entry (
  id           int(11) unsigned NOT NULL AUTO_INCREMENT,
  pid          int(11) unsigned NOT NULL DEFAULT 0,
  thread_id    int(11) unsigned NOT NULL DEFAULT 0,
  staff_id     int(11) unsigned NOT NULL DEFAULT 0,
  user_id      int(11) unsigned NOT NULL DEFAULT 0,
  type         char(1) NOT NULL DEFAULT '',
  flags        int(11) unsigned NOT NULL DEFAULT 0,
  poster       varchar(128) NOT NULL DEFAULT '',
  editor       int(10) unsigned,
  editor_type  char(1),
  source       varchar(32) NOT NULL DEFAULT '',
  title        varchar(255),
  body         text NOT NULL,
  format       varchar(16) NOT NULL DEFAULT 'html',
  ip_address   varchar(64) NOT NULL DEFAULT '',
  extra        text,
  recipients   text,
  created      datetime NOT NULL,
  updated      datetime NOT NULL,
  PRIMARY KEY (id),
  KEY pid (pid),
  KEY staff_id (staff_id),
  KEY thread_id (thread_id),
  KEY type (type)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Message-ID and headers of entries that came by e-mail
DROP TABLE IF EXISTS ost_thread_entry_email;
CREATE TABLE ost_thread_entry_email (
  id               int(11) unsigned NOT NULL AUTO_INCREMENT,
  thread_entry_id  int(11) unsigned NOT NULL,
  email_id         int(11) unsigned,
  mid              varchar(255) NOT NULL,
  headers          text,
  PRIMARY KEY (id),
  KEY email_id (email_id),
  KEY mid (mid),
  KEY thread_entry_id (thread_entry_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Which thread a merged entry came from
DROP TABLE IF EXISTS ost_thread_entry_merge;
CREATE TABLE ost_thread_entry_merge (
  id               int(11) unsigned NOT NULL AUTO_INCREMENT,
  thread_entry_id  int(11) unsigned NOT NULL,
  data             text,
  PRIMARY KEY (id),
  KEY thread_entry_id (thread_entry_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- What happened when and by whom
DROP TABLE IF EXISTS ost_thread_event;
CREATE TABLE ost_thread_event (
  id           int(10) unsigned NOT NULL AUTO_INCREMENT,
  thread_id    int(11) unsigned NOT NULL DEFAULT 0,
  thread_type  char(1) NOT NULL DEFAULT '',
  event_id     int(11) unsigned,
  staff_id     int(11) unsigned NOT NULL,
  team_id      int(11) unsigned NOT NULL,
  dept_id      int(11) unsigned NOT NULL,
  topic_id     int(11) unsigned NOT NULL,
  data         varchar(1024),
  username     varchar(128) NOT NULL DEFAULT 'SYSTEM',
  uid          int(11) unsigned,
  uid_type     char(1) NOT NULL DEFAULT 'S',
  annulled     tinyint(1) unsigned NOT NULL DEFAULT 0,
  timestamp    datetime NOT NULL,
  PRIMARY KEY (id),
  KEY ticket_state (thread_id, event_id, timestamp),
  KEY ticket_stats (timestamp, event_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Other users who take part
DROP TABLE IF EXISTS ost_thread_collaborator;
CREATE TABLE ost_thread_collaborator (
  id         int(11) unsigned NOT NULL AUTO_INCREMENT,
  flags      int(10) unsigned NOT NULL DEFAULT 1,
  thread_id  int(11) unsigned NOT NULL DEFAULT 0,
  user_id    int(11) unsigned NOT NULL DEFAULT 0,
  role       char(1) NOT NULL DEFAULT 'M',
  created    datetime NOT NULL,
  updated    datetime NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY collab (thread_id, user_id),
  KEY user_id (user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Agents, teams and departments given access
DROP TABLE IF EXISTS ost_thread_referral;
CREATE TABLE ost_thread_referral (
  id           int(10) unsigned NOT NULL AUTO_INCREMENT,
  thread_id    int(11) unsigned NOT NULL,
  object_id    int(11) unsigned NOT NULL,
  object_type  char(1) NOT NULL,
  created      datetime NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY ref (object_id, object_type, thread_id),
  KEY thread_id (thread_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;


-- ----------------------------------------------------------------------
-- Files
-- ----------------------------------------------------------------------

-- Files, described
DROP TABLE IF EXISTS ost_file;
CREATE TABLE ost_file (
  id         int(11) NOT NULL AUTO_INCREMENT,
  ft         char(1) NOT NULL DEFAULT 'T',
  bk         char(1) NOT NULL DEFAULT 'D',
  type       varchar(255) CHARACTER SET ascii NOT NULL DEFAULT '',
  size       bigint(20) unsigned NOT NULL DEFAULT 0,
  `key`      varchar(86) CHARACTER SET ascii NOT NULL,
  signature  varchar(86) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name       varchar(255) NOT NULL DEFAULT '',
  attrs      varchar(255),
  created    datetime NOT NULL,
  PRIMARY KEY (id),
  KEY created (created),
  KEY ft (ft),
  KEY `key` (`key`),
  KEY signature (signature),
  KEY size (size),
  KEY type (type)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Their content in pieces of at most 512000 bytes
DROP TABLE IF EXISTS ost_file_chunk;
CREATE TABLE ost_file_chunk (
  file_id   int(11) NOT NULL,
  chunk_id  int(11) NOT NULL,
  filedata  longblob NOT NULL,
  PRIMARY KEY (file_id, chunk_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- What a file is attached to
DROP TABLE IF EXISTS ost_attachment;
CREATE TABLE ost_attachment (
  id         int(10) unsigned NOT NULL AUTO_INCREMENT,
  object_id  int(11) unsigned NOT NULL,
  type       char(1) NOT NULL,
  file_id    int(11) unsigned NOT NULL,
  name       varchar(255),
  inline     tinyint(1) unsigned NOT NULL DEFAULT 0,
  lang       varchar(16),
  PRIMARY KEY (id),
  UNIQUE KEY `file-type` (object_id, file_id, type),
  UNIQUE KEY file_object (file_id, object_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;


-- ----------------------------------------------------------------------
-- Knowledge base and ready-made texts
-- ----------------------------------------------------------------------

-- Categories of the knowledge base
DROP TABLE IF EXISTS ost_faq_category;
CREATE TABLE ost_faq_category (
  category_id   int(10) unsigned NOT NULL AUTO_INCREMENT,
  category_pid  int(10) unsigned,
  ispublic      tinyint(1) unsigned NOT NULL DEFAULT 0,
  name          varchar(125),
  description   text NOT NULL,
  notes         tinytext NOT NULL,
  created       datetime NOT NULL,
  updated       datetime NOT NULL,
  PRIMARY KEY (category_id),
  KEY ispublic (ispublic)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Questions and answers
DROP TABLE IF EXISTS ost_faq;
CREATE TABLE ost_faq (
  faq_id       int(10) unsigned NOT NULL AUTO_INCREMENT,
  category_id  int(10) unsigned NOT NULL DEFAULT 0,
  ispublished  tinyint(1) unsigned NOT NULL DEFAULT 0,
  question     varchar(255) NOT NULL,
  answer       text NOT NULL,
  keywords     tinytext,
  notes        text,
  created      datetime NOT NULL,
  updated      datetime NOT NULL,
  PRIMARY KEY (faq_id),
  UNIQUE KEY question (question),
  KEY category_id (category_id),
  KEY ispublished (ispublished)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Help topics a question is filed under
DROP TABLE IF EXISTS ost_faq_topic;
CREATE TABLE ost_faq_topic (
  faq_id    int(10) unsigned NOT NULL,
  topic_id  int(10) unsigned NOT NULL,
  PRIMARY KEY (faq_id, topic_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Answers ready to be sent
DROP TABLE IF EXISTS ost_canned_response;
CREATE TABLE ost_canned_response (
  canned_id  int(10) unsigned NOT NULL AUTO_INCREMENT,
  dept_id    int(10) unsigned NOT NULL DEFAULT 0,
  isenabled  tinyint(1) unsigned NOT NULL DEFAULT 1,
  title      varchar(255) NOT NULL DEFAULT '',
  response   text NOT NULL,
  lang       varchar(16) NOT NULL DEFAULT 'en_US',
  notes      text,
  created    datetime NOT NULL,
  updated    datetime NOT NULL,
  PRIMARY KEY (canned_id),
  UNIQUE KEY title (title),
  KEY active (isenabled),
  KEY dept_id (dept_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Pages of the portal and texts of account mails
DROP TABLE IF EXISTS ost_content;
CREATE TABLE ost_content (
  id        int(10) unsigned NOT NULL AUTO_INCREMENT,
  isactive  tinyint(1) unsigned NOT NULL DEFAULT 0,
  type      varchar(32) NOT NULL DEFAULT 'other',
  name      varchar(255) NOT NULL,
  body      text NOT NULL,
  notes     text,
  created   datetime NOT NULL,
  updated   datetime NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY name (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;


-- ----------------------------------------------------------------------
-- E-mail
-- ----------------------------------------------------------------------

-- System addresses
DROP TABLE IF EXISTS ost_email;
CREATE TABLE ost_email (
  email_id     int(11) unsigned NOT NULL AUTO_INCREMENT,
  noautoresp   tinyint(1) unsigned NOT NULL DEFAULT 0,
  priority_id  int(11) unsigned NOT NULL DEFAULT 2,
  dept_id      int(11) unsigned NOT NULL DEFAULT 0,
  topic_id     int(11) unsigned NOT NULL DEFAULT 0,
  email        varchar(255) NOT NULL DEFAULT '',
  name         varchar(255) NOT NULL DEFAULT '',
  notes        text,
  created      datetime NOT NULL,
  updated      datetime NOT NULL,
  PRIMARY KEY (email_id),
  UNIQUE KEY email (email),
  KEY dept_id (dept_id),
  KEY priority_id (priority_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Mailbox and SMTP server of an address
DROP TABLE IF EXISTS ost_email_account;
CREATE TABLE ost_email_account (
  id              int(11) unsigned NOT NULL AUTO_INCREMENT,
  email_id        int(11) unsigned NOT NULL,
  type            enum('mailbox','smtp') NOT NULL DEFAULT 'mailbox',
  auth_bk         varchar(128) NOT NULL,
  auth_id         varchar(16),
  active          tinyint(1) unsigned NOT NULL DEFAULT 0,
  host            varchar(128) NOT NULL DEFAULT '',
  port            int(11) NOT NULL,
  folder          varchar(255),
  protocol        enum('IMAP','POP','SMTP','OTHER') NOT NULL DEFAULT 'OTHER',
  encryption      enum('NONE','AUTO','SSL') NOT NULL DEFAULT 'AUTO',
  fetchfreq       tinyint(3) unsigned NOT NULL DEFAULT 5,
  fetchmax        tinyint(4) unsigned DEFAULT 30,
  postfetch       enum('archive','delete','nothing') NOT NULL DEFAULT 'nothing',
  archivefolder   varchar(255),
  allow_spoofing  tinyint(1) unsigned DEFAULT 0,
  num_errors      int(11) unsigned NOT NULL DEFAULT 0,
  last_error_msg  tinytext,
  last_error      datetime,
  last_activity   datetime,
  created         datetime NOT NULL,
  updated         datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  PRIMARY KEY (id),
  KEY email_id (email_id),
  KEY type (type)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Sets of mail templates
DROP TABLE IF EXISTS ost_email_template_group;
CREATE TABLE ost_email_template_group (
  tpl_id    int(11) NOT NULL AUTO_INCREMENT,
  isactive  tinyint(1) unsigned NOT NULL DEFAULT 0,
  name      varchar(32) NOT NULL DEFAULT '',
  lang      varchar(16) NOT NULL DEFAULT 'en_US',
  notes     text,
  created   datetime NOT NULL,
  updated   timestamp NOT NULL,
  PRIMARY KEY (tpl_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Subject and body of one kind of mail
DROP TABLE IF EXISTS ost_email_template;
CREATE TABLE ost_email_template (
  id         int(11) unsigned NOT NULL AUTO_INCREMENT,
  tpl_id     int(11) unsigned NOT NULL,
  code_name  varchar(32) NOT NULL,
  subject    varchar(255) NOT NULL DEFAULT '',
  body       text NOT NULL,
  notes      text,
  created    datetime NOT NULL,
  updated    datetime NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY template_lookup (tpl_id, code_name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;


-- ----------------------------------------------------------------------
-- Queues: the ticket lists of the agents' panel
-- ----------------------------------------------------------------------

-- Queues and saved searches
DROP TABLE IF EXISTS ost_queue;
CREATE TABLE ost_queue (
  id          int(11) unsigned NOT NULL AUTO_INCREMENT,
  parent_id   int(11) unsigned NOT NULL DEFAULT 0,
  columns_id  int(11) unsigned,
  sort_id     int(11) unsigned,
  flags       int(11) unsigned NOT NULL DEFAULT 0,
  staff_id    int(11) unsigned NOT NULL DEFAULT 0,
  sort        int(11) unsigned NOT NULL DEFAULT 0,
  title       varchar(60),
  config      text,
  filter      varchar(64),
  root        varchar(32),
  path        varchar(80) NOT NULL DEFAULT '/',
  created     datetime NOT NULL,
  updated     datetime NOT NULL,
  PRIMARY KEY (id),
  KEY parent_id (parent_id),
  KEY staff_id (staff_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Columns a queue can show
DROP TABLE IF EXISTS ost_queue_column;
CREATE TABLE ost_queue_column (
  id           int(11) unsigned NOT NULL AUTO_INCREMENT,
  flags        int(10) unsigned NOT NULL DEFAULT 0,
  name         varchar(64) NOT NULL DEFAULT '',
  `primary`    varchar(64) NOT NULL DEFAULT '',
  secondary    varchar(64),
  filter       varchar(32),
  truncate     varchar(16),
  annotations  text,
  conditions   text,
  extra        text,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Which columns a queue shows, in which order
DROP TABLE IF EXISTS ost_queue_columns;
CREATE TABLE ost_queue_columns (
  queue_id   int(11) unsigned NOT NULL,
  column_id  int(11) unsigned NOT NULL,
  staff_id   int(11) unsigned NOT NULL,
  bits       int(10) unsigned NOT NULL DEFAULT 0,
  sort       int(10) unsigned NOT NULL DEFAULT 1,
  heading    varchar(64),
  width      int(10) unsigned NOT NULL DEFAULT 100,
  PRIMARY KEY (queue_id, column_id, staff_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- An agent's own settings of a queue
DROP TABLE IF EXISTS ost_queue_config;
CREATE TABLE ost_queue_config (
  queue_id  int(11) unsigned NOT NULL,
  staff_id  int(11) unsigned NOT NULL,
  setting   text,
  updated   datetime NOT NULL,
  PRIMARY KEY (queue_id, staff_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Columns of the CSV export of a queue
DROP TABLE IF EXISTS ost_queue_export;
CREATE TABLE ost_queue_export (
  id        int(11) unsigned NOT NULL AUTO_INCREMENT,
  queue_id  int(11) unsigned NOT NULL,
  path      varchar(64) NOT NULL DEFAULT '',
  heading   varchar(64),
  sort      int(10) unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  KEY queue_id (queue_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Sort orders
DROP TABLE IF EXISTS ost_queue_sort;
CREATE TABLE ost_queue_sort (
  id       int(11) unsigned NOT NULL AUTO_INCREMENT,
  root     varchar(32),
  name     varchar(64) NOT NULL DEFAULT '',
  columns  text,
  updated  datetime,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;

-- Sort orders offered by a queue
DROP TABLE IF EXISTS ost_queue_sorts;
CREATE TABLE ost_queue_sorts (
  queue_id  int(11) unsigned NOT NULL,
  sort_id   int(11) unsigned NOT NULL,
  bits      int(11) unsigned NOT NULL DEFAULT 0,
  sort      int(10) unsigned NOT NULL DEFAULT 0,
  PRIMARY KEY (queue_id, sort_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_general_ci;
