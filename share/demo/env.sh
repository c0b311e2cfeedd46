# env.sh - a private MariaDB and Apache below .demo/, for ./demo and ./check.
#
# Sourced with bash from the top of the source tree. Nothing outside of the
# tree is touched but the packages that are installed where they are missing.

TOP=$PWD

# may_enter DIR: may www-data, as whom Apache runs when root starts it?
may_enter() {
	[ "$(id -u)" != 0 ] || setpriv --reuid=www-data --regid=www-data \
		--clear-groups test -x "$1" 2>/dev/null
}

# use_directory DIR: keep everything there. In a folder that is closed to
# others, such as /root, DIR becomes a link to one that is not.
use_directory() {
	[ -L "$1" ] && [ ! -d "$1" ] && rm "$1"
	if [ ! -e "$1" ] && ! may_enter "${1%/*}"; then
		ln -s "$(mktemp -d /var/tmp/osticket-cgi.XXXXXX)" "$1"
		chmod 755 "$1/"
	fi
	mkdir -p "$1"
	D=$(readlink -f "$1")
	BUILD=$D/build
	SITE=$D/site
	SOCKET=$D/mariadb.sock
}
use_directory "$TOP/.demo"

PACKAGES="gcc make autoconf automake pkg-config libmariadb-dev libssl-dev
	libcrypt-dev libpcre2-dev libfcgi-dev libxml2-dev libgmime-3.0-dev
	libjsmn-dev libjwt-dev libcurl4-openssl-dev libcunit1-dev
	mariadb-server-core mariadb-client-core apache2-bin
	libapache2-mod-fcgid media-types curl"

say() { printf '%s\n' "$*"; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

as_root() {
	if [ "$(id -u)" = 0 ]; then "$@"
	elif command -v sudo >/dev/null; then sudo "$@"
	else die "needs root to run: $*"
	fi
}

# only_one: two at the same time would stop each other's database.
only_one() {
	exec 9>"$D/lock"
	flock -n 9 || die "is running already, with its files in $D"
}

# install_packages NAME...: those that are missing. Services that come with
# them are not started, neither now nor at the next boot.
install_packages() {
	local missing="" p
	for p in "$@"; do
		dpkg-query -W -f '${Status}' "$p" 2>/dev/null |
			grep -q 'ok installed' || missing="$missing $p"
	done
	[ -z "$missing" ] && return 0
	command -v apt-get >/dev/null ||
		die "install by hand what these Debian packages hold:$missing"
	say "installing$missing"
	as_root sh -euc '
		export DEBIAN_FRONTEND=noninteractive
		policy=/usr/sbin/policy-rc.d
		apt-get update -qq
		if [ ! -e $policy ]; then
			trap "rm -f $policy" EXIT
			trap "exit 1" INT TERM
			printf "#!/bin/sh\nexit 101\n" >$policy
			chmod 755 $policy
		fi
		apt-get install -y -qq --no-install-recommends "$@" >/dev/null
		for p in "$@"; do
			[ ! -e "/etc/init.d/$p" ] || update-rc.d "$p" disable
			! command -v systemctl >/dev/null || systemctl disable \
				"$p.service" "$p.socket" >/dev/null 2>&1 || true
		done' sh $missing
}

# build_tree DIR [CONFIGURE-ARGUMENT...]: configure and make out of tree, and
# install below DIR/root; quick when nothing changed.
build_tree() {
	local dir=$1
	shift
	mkdir -p "$dir"
	if [ ! -x configure ] || [ configure.ac -nt configure ] ||
		[ Makefile.am -nt Makefile.in ]; then
		autoreconf -fi >"$dir/autoreconf.log" 2>&1 ||
			{ cat "$dir/autoreconf.log"; die "autoreconf failed"; }
	fi
	(
		cd "$dir"
		if [ ! -f Makefile ] ||
			[ "$TOP/configure" -nt config.status ] ||
			[ "$*" != "$(cat arguments 2>/dev/null)" ]; then
			printf '%s' "$*" >arguments
			"$TOP/configure" --prefix=/usr "$@" \
				>configure.log 2>&1 ||
				{ tail -n 20 configure.log; exit 1; }
		fi
		make -j"$(nproc)" >make.log 2>&1 ||
			{ tail -n 40 make.log; exit 1; }
	) || die "the build failed; see $dir"
}

# --- MariaDB -----------------------------------------------------------

mariadbd_bin() {
	command -v mariadbd || echo /usr/sbin/mariadbd
}

sql() { mariadb --no-defaults --socket="$SOCKET" -uroot "$@"; }

db_alive() {
	mariadb-admin --no-defaults --socket="$SOCKET" -uroot ping \
		>/dev/null 2>&1
}

start_db() {
	local user="" i
	[ "$(id -u)" = 0 ] && user=--user=root
	db_alive && return 0
	if [ ! -d "$D/db/mysql" ]; then
		rm -rf "$D/db"
		mariadb-install-db --no-defaults --datadir="$D/db" $user \
			--auth-root-authentication-method=normal \
			--skip-test-db >"$D/db.log" 2>&1 ||
			{ cat "$D/db.log"; die "mariadb-install-db failed"; }
	fi
	"$(mariadbd_bin)" --no-defaults --datadir="$D/db" $user \
		--socket="$SOCKET" --pid-file="$D/mariadb.pid" \
		--skip-networking --innodb-buffer-pool-size=64M \
		--innodb-log-file-size=32M --max-connections=300 \
		${DB_OPTIONS-} >>"$D/db.log" 2>&1 9>&- &
	DB_PID=$!
	for i in $(seq 100); do
		db_alive && return 0
		kill -0 "$DB_PID" 2>/dev/null || break
		sleep 0.1
	done
	tail -n 20 "$D/db.log"
	die "MariaDB did not start"
}

stop_db() {
	stop_deliverer
	mariadb-admin --no-defaults --socket="$SOCKET" -uroot shutdown \
		>/dev/null 2>&1 || true
}

# stop_deliverer: the process that sends mail stays a while for more of it.
stop_deliverer() {
	local p
	for p in /proc/[0-9]*; do
		case $(readlink "$p/exe" 2>/dev/null) in
		"$SITE/root/cgi-bin/osticket-mail"*)
			kill "${p#/proc/}" 2>/dev/null || true ;;
		esac
	done
}

# bcrypt PASSWORD: a hash as osTicket makes it.
bcrypt() {
	perl -e '
		my @abc = ("a".."z", "A".."Z", 0..9);
		my $salt = join "", map { $abc[rand @abc] } 1..21;
		print crypt($ARGV[0], "\$2a\$08\$${salt}.");' -- "$1"
}

# load_demo: the schema and the small help desk, into a fresh database.
load_demo() {
	local admin
	if [ ! -s "$D/admin-password" ]; then
		(umask 077; perl -e '
			my @abc = ("a".."z", 2..9);
			print join("", map { $abc[rand @abc] } 1..12), "\n";
			' >"$D/admin-password")
	fi
	admin=$(cat "$D/admin-password")
	sql -e "CREATE DATABASE IF NOT EXISTS osticket
		CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci;
		CREATE USER IF NOT EXISTS osticket@localhost
		IDENTIFIED BY 'demo';
		GRANT ALL ON osticket.* TO osticket@localhost;"
	sql osticket <share/sql/osticket-1.18.sql
	sed -e "s|@ADMIN_HASH@|$(bcrypt "$admin")|" \
		-e "s|@AGENT_HASH@|$(bcrypt agent123)|" \
		-e "s|@TUTORIAL_HASH@|$(bcrypt tutorial123)|" \
		-e "s|@USER_HASH@|$(bcrypt user1234)|" share/demo/demo.sql |
		sql osticket
	# The programs would do it on first need; here the first ticket is to
	# be like all others.
	OSTICKET_CONFIG=$D/ost-config.php "$BUILD/bin/osticket-api" migrate \
		>/dev/null || die "our own tables could not be made"
}

demo_is_loaded() {
	[ "$(sql -N osticket -e 'SELECT COUNT(*) FROM ost_config' \
		2>/dev/null)" -gt 0 ] 2>/dev/null
}

write_ost_config() {
	cat >"$D/ost-config.php" <<-EOF
	<?php
	# Written by ./demo, in the form osTicket's installer gives it.
	define('OSTINSTALLED',TRUE);
	define('SECRET_SALT','$(cat "$D/salt")');
	define('ADMIN_EMAIL','admin@example.com');
	define('DBTYPE','mysql');
	define('DBHOST','localhost:$SOCKET');
	define('DBNAME','osticket');
	define('DBUSER','osticket');
	define('DBPASS','demo');
	define('TABLE_PREFIX','ost_');
	?>
	EOF
}

# --- Apache ------------------------------------------------------------

# install_site: the programs, and the settings that point them at the demo.
install_site() {
	mkdir -p "$D/mail" "$SITE/htdocs"
	[ -s "$D/salt" ] || (umask 077; perl -e '
		my @abc = ("a".."z", "A".."Z", 0..9);
		print join("", map { $abc[rand @abc] } 1..32);' >"$D/salt")
	write_ost_config
	make -C "$1" -s install DESTDIR="$SITE/root" \
		cgidir=/cgi-bin >/dev/null 2>&1 || die "make install failed"
	cat >"$SITE/root/cgi-bin/osticket-api.conf" <<-EOF
	osticket_config = $D/ost-config.php
	mail_dir = $D/mail
	EOF
	chmod 777 "$D/mail"
}

# apache_base MODE PORT DIRECTORY ROOT: the lines each of our Apaches begins
# with. MODE is cgid, cgi or fcgid; its files go to DIRECTORY, its pages come
# from ROOT.
apache_base() {
	local mode=$1 port=$2 run=$3 m modules=/usr/lib/apache2/modules
	local mpm=event
	mkdir -p "$run/fcgid"
	[ "$mode" = cgi ] && mpm=prefork
	for m in mpm_$mpm authz_core dir mime alias rewrite env headers \
		setenvif $mode; do
		say "LoadModule ${m}_module $modules/mod_$m.so"
	done
	cat <<-EOF
	ServerRoot $run
	ServerName 127.0.0.1
	Listen 127.0.0.1:$port
	PidFile $run/httpd.pid
	ErrorLog $run/error.log
	LogLevel warn
	TypesConfig /etc/mime.types
	DocumentRoot $4
	Timeout 60
	<Directory />
	    AllowOverride None
	    Require all granted
	</Directory>
	EOF
	if [ "$(id -u)" = 0 ]; then
		say "User www-data"
		say "Group www-data"
		chown www-data "$run/fcgid"
	fi
	case $mode in
	cgid) say "ScriptSock $run/cgid.sock" ;;
	fcgid) cat <<-EOF
		FcgidIPCDir $run/fcgid
		FcgidProcessTableFile $run/fcgid.shm
		FcgidMaxRequestLen 67108864
		FcgidMaxProcessesPerClass 8
		EOF
		;;
	esac
}

# As whom programs run where suexec is.
OWNER=nobody
OWNER_GROUP=nogroup

# why_no_suexec: says why it cannot be had here; nothing when it can.
why_no_suexec() {
	if [ "$(id -u)" != 0 ]; then
		say "needs root"
	elif [ ! -e /usr/lib/apache2/suexec-custom ]; then
		say "needs apache2-suexec-custom"
	elif ! unshare -m true 2>/dev/null; then
		say "needs a mount namespace, which cannot be had here"
	fi
}

# suexec_settings ROOT DIRECTORY: run programs below ROOT, and log below
# DIRECTORY. suexec has these built in; so this is for a mount namespace that
# is ours alone, and the machine's own stay as they are.
suexec_settings() {
	local suexec
	mkdir -p "$2/var-log/apache2"
	printf '%s\npublic_html/cgi-bin\n' "$1" >"$2/suexec.conf"
	mount --make-rprivate /
	mount --bind "$2/suexec.conf" /etc/apache2/suexec/www-data
	mount --bind "$2/var-log" /var/log
	suexec=$(readlink -f /usr/lib/apache2/suexec)
	[ "$suexec" = /usr/lib/apache2/suexec-custom ] ||
		mount --bind /usr/lib/apache2/suexec-custom "$suexec"
}
export -f suexec_settings

suexec_conf() {
	say "LoadModule suexec_module /usr/lib/apache2/modules/mod_suexec.so"
	say "SuexecUserGroup $OWNER $OWNER_GROUP"
}

# write_apache_conf MODE PORT: there is no osTicket behind, so all is ours.
# MODE suexec is cgid with it.
write_apache_conf() {
	local run=$D/apache-$2 mode=$1
	mkdir -p "$run"
	[ "$1" = suexec ] && mode=cgid
	{
		apache_base "$mode" "$2" "$run" "$SITE/htdocs"
		if [ "$1" = suexec ]; then
			suexec_conf
			chown -R "$OWNER:$OWNER_GROUP" "$SITE/root/cgi-bin"
		fi
		say "Define OSTICKET_API_CGI $SITE/root/cgi-bin"
		say "Define OSTICKET_API_ALL"
		[ "$mode" = fcgid ] && say "Define OSTICKET_API_FCGID"
		say "Include $TOP/share/apache/osticket-api.conf"
		say "${APACHE_EXTRA-}"
	} >"$run/httpd.conf"
}

apache_bin() {
	command -v apache2 || echo /usr/sbin/apache2
}

# start_apache PORT: returns when it answers.
start_apache() {
	local run=$D/apache-$1 i
	stop_apache "$1"
	rm -f "$run/httpd.pid" "$run/cgid.sock"*
	if grep -q SuexecUserGroup "$run/httpd.conf"; then
		set -- "$1" unshare -m bash -euc \
			'suexec_settings "$1" "$2"; shift 2; exec "$@"' \
			bash "$SITE" "$run"
	else
		set -- "$1"
	fi
	"${@:2}" "$(apache_bin)" -d "$run" -f "$run/httpd.conf" -k start 9>&- ||
		die "Apache did not start; PORT=... takes another port than $1"
	for i in $(seq 50); do
		curl -s -o /dev/null "http://127.0.0.1:$1/" && return 0
		sleep 0.1
	done
	tail -n 20 "$run/error.log"
	die "Apache does not answer on port $1"
}

stop_apache() {
	local run=$D/apache-$1 pid i
	[ -f "$run/httpd.pid" ] || return 0
	pid=$(cat "$run/httpd.pid")
	# Not somebody else's, who has the number now.
	grep -qsF "$run/httpd.conf" "/proc/$pid/cmdline" || return 0
	kill "$pid" 2>/dev/null || true
	# Its children get ten seconds to finish what they are at.
	for i in $(seq 150); do
		kill -0 "$pid" 2>/dev/null || break
		sleep 0.1
	done
}

# distcheck BUILD: the tarball builds, installs, checks and cleans up.
distcheck() {
	make -C "$1" distcheck >"$1/distcheck.log" 2>&1 ||
		{ tail -n 40 "$1/distcheck.log"
		cat "$1"/osticket-cgi-*/_build/sub/test-suite.log 2>/dev/null
		return 1; }
}
