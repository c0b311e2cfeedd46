# servers.sh - private web servers for tests/deploy/run, below $W on $PORT.

PIDS=""

stop_servers() {
	local pid i
	for i in "$W"/*.pid; do
		[ -f "$i" ] && PIDS="$PIDS $(cat "$i")"
	done
	[ -z "$PIDS" ] || kill $PIDS 2>/dev/null || true
	for pid in $PIDS; do
		for i in $(seq 100); do
			kill -0 "$pid" 2>/dev/null || break
			sleep 0.1
		done
		kill -9 "$pid" 2>/dev/null || true
	done
	rm -f "$W"/*.pid
	PIDS=""
}

# up: returns when something listens on the port.
up() {
	local i
	for i in $(seq 100); do
		curl -s -o /dev/null "$BASE/" && return 0
		sleep 0.1
	done
	bad "nothing answers on port $PORT"
}

# lay_out FOLDER CGI: a site with something like osTicket in FOLDER of it, and
# the programs in the directory CGI.
lay_out() {
	local ost=$W/htdocs$1 cgi=$2 p
	rm -rf "$W/htdocs" "$W/cgi"
	mkdir -p "$ost/api" "$ost/include" "$cgi"
	say "osTicket's own page" >"$ost/index.html"
	say "osTicket's own API" >"$ost/api/http.php"
	cp "$D/ost-config.php" "$ost/include/"
	# osTicket's rules have this effect.
	cat >"$ost/api/.htaccess" <<-'END'
	RewriteEngine On
	RewriteCond %{REQUEST_FILENAME} !-f
	RewriteCond %{REQUEST_FILENAME} !-d
	RewriteCond %{REQUEST_URI} ^(.*/api)/
	RewriteRule ^(.+) %1/http.php/$1 [L]
	END
	cp "$SITE"/root/cgi-bin/*.cgi "$cgi/"
	for p in auth oauth; do
		[ -f "$cgi/$p.cgi" ] || cp "$cgi/health.cgi" "$cgi/$p.cgi"
	done
	# Mail is not what is tested here.
	printf '#!/bin/sh\n# mail_dir\n' >"$cgi/osticket-mail"
	chmod 755 "$cgi/osticket-mail"
	printf 'mail_dir = %s\n' "$D/mail" >"$cgi/osticket-api.conf"
	# The programs find osTicket by themselves inside of the site; outside
	# of it they have to be told.
	case $cgi in
	"$W/htdocs"/*) ;;
	*) printf 'osticket_config = %s\n' "$ost/include/ost-config.php" \
		>>"$cgi/osticket-api.conf" ;;
	esac
}

# probe CGI: in place of auth.cgi, a program that tells what it was given.
probe() {
	rm -f "$1/auth.cgi"
	cat >"$1/auth.cgi" <<-'END'
	#!/bin/sh
	printf 'Content-Type: text/plain\r\n\r\n'
	auth=${HTTP_AUTHORIZATION-$REDIRECT_HTTP_AUTHORIZATION}
	echo "authorization: $auth"
	echo "path: $PATH_INFO"
	echo "query: $QUERY_STRING"
	echo "user: $(id -un)"
	END
	chmod 755 "$1/auth.cgi"
}

# --- Apache ------------------------------------------------------------

# apache_head MODE ROOT: what comes before the case's own lines.
apache_head() {
	apache_base "$1" "$PORT" "$W" "$2"
	say "DirectoryIndex index.html"
	say "AcceptPathInfo On"
}

apache() {
	"$(apache_bin)" -d "$W" -f "$W/apache.conf" -k start ||
		{ bad "Apache did not start"; return; }
	up
}

# --- nginx ----------------------------------------------------------------

# local_paths FILE: the shipped file, with the paths of this test.
local_paths() {
	sed -e "s|/usr/lib/cgi-bin/osticket-api/|$W/cgi/|" \
		-e "s|/run/fcgiwrap.socket|$W/fcgiwrap.sock|" \
		-e "s|/run/osticket-api/|$W/|" \
		-e "s|/run/lighttpd/|$W/|" "$1"
}

# as_server COMMAND...: as whom web servers run.
as_server() {
	if [ "$(id -u)" = 0 ]; then
		setpriv --reuid=www-data --regid=www-data --clear-groups "$@"
	else
		"$@"
	fi
}

spawn() {
	local socket=$1 user=""
	shift
	rm -f "$socket"
	[ "$(id -u)" = 0 ] && user="-u www-data -g www-data"
	spawn-fcgi -n -s "$socket" $user -- "$@" >>"$LOG" 2>&1 &
	PIDS="$PIDS $!"
}

# One process only: with more, those outlive the first.
fcgiwrap_server() {
	spawn "$W/fcgiwrap.sock" "$(command -v fcgiwrap || echo \
		/usr/sbin/fcgiwrap)" -f
}

# One for each program, as INSTALL has it.
fastcgi_servers() {
	local p
	for p in "$1"/*.cgi; do
		p=${p##*/}
		spawn "$W/${p%.cgi}.sock" /usr/bin/multiwatch -f 2 -- "$1/$p"
	done
}

nginx_server() {
	local t
	cp /etc/nginx/fastcgi_params "$W/"
	local_paths "$1" >"$W/osticket-api.conf"
	{
		[ "$(id -u)" = 0 ] && say "user www-data;"
		cat <<-END
		pid $W/nginx.pid;
		error_log $LOG warn;
		worker_processes 2;
		events { }
		http {
		access_log off;
		types { text/html html; }
		END
		for t in client_body proxy fastcgi uwsgi scgi; do
			say "${t}_temp_path $W/nginx-$t;"
		done
		cat <<-END
		server {
		listen 127.0.0.1:$PORT;
		root $W/htdocs;
		index index.html;
		include $W/osticket-api.conf;
		location ~ \.php(/|$) { return 200 "osTicket's own"; }
		} }
		END
	} >"$W/nginx.conf"
	"$(command -v nginx || echo /usr/sbin/nginx)" -p "$W" -c "$W/nginx.conf" \
		-e "$LOG" || { bad "nginx did not start"; return; }
	up
}

# --- lighttpd -------------------------------------------------------------

lighttpd_server() {
	local_paths "$1" >"$W/osticket-api.conf"
	{
		cat <<-END
		server.port = $PORT
		server.bind = "127.0.0.1"
		server.document-root = "$W/htdocs"
		server.pid-file = "$W/lighttpd.pid"
		server.errorlog = "$LOG"
		server.upload-dirs = ( "$W/upload" )
		index-file.names = ( "index.html" )
		mimetype.assign = ( ".html" => "text/html" )
		END
		if [ "$(id -u)" = 0 ]; then
			say 'server.username = "www-data"'
			say 'server.groupname = "www-data"'
		fi
		say "include \"$W/osticket-api.conf\""
	} >"$W/lighttpd.conf"
	mkdir -p "$W/upload"
	[ "$(id -u)" = 0 ] && chown www-data "$W" "$W/upload" "$LOG"
	"$(command -v lighttpd || echo /usr/sbin/lighttpd)" \
		-f "$W/lighttpd.conf" || { bad "lighttpd did not start"; return; }
	up
}
