#!/bin/sh
# A WordPress of its own in FOLDER, from Debian's packages, with a MariaDB of its own behind a socket there: nothing of the
# machine's is touched, nothing listens on a network but PHP's own server on loopback. Needs php-cli, php-mysql, php-xml,
# php-mbstring, php-gd, mariadb-server-core and mariadb-client-core.
set -eu
bench=$(cd "$(dirname "$0")" && pwd)
folder=$1
port=${2:-8123}
[ -e "$folder" ] && { echo "$folder is there already." >&2; exit 1; }
mkdir -p "$folder/packages" "$folder/db"
cd "$folder/packages"
apt-get download wordpress wordpress-theme-twentytwentyfive php-getid3 libphp-phpmailer \
  libjs-lodash libjs-underscore libjs-cropper >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" ../root; done
cd ..
cp -r root/usr/share/wordpress site
# What Debian keeps elsewhere and links to.
rm -rf site/wp-includes/ID3 site/wp-includes/PHPMailer
cp -r root/usr/share/php/getid3 site/wp-includes/ID3
cp -r root/usr/share/php/libphp-phpmailer site/wp-includes/PHPMailer
cp -r root/usr/share/javascript javascript
for theme in root/var/lib/wordpress/wp-content/themes/* root/usr/share/wordpress/wp-content/themes/*; do
  [ -d "$theme" ] && cp -rn "$theme" site/wp-content/themes/
done
mkdir -p site/wp-content/uploads
cat > site/wp-config.php <<CONFIG
<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:$folder/socket' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'WP_HOME', 'http://127.0.0.1:$port' );
define( 'WP_SITEURL', 'http://127.0.0.1:$port' );
define( 'WP_CONTENT_DIR', '$folder/site/wp-content' );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
foreach ( array( 'AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT' ) as \$name ) {
	define( \$name, 'a bench, not a site' );
}
\$table_prefix = 'wp_';
define( 'ABSPATH', '$folder/site/' );
require_once ABSPATH . 'wp-settings.php';
CONFIG
mariadb-install-db --no-defaults --user="$(id -un)" --auth-root-authentication-method=normal --datadir="$folder/db" --skip-test-db > install.log 2>&1
mariadbd --no-defaults --user="$(id -un)" --datadir="$folder/db" --socket="$folder/socket" --pid-file="$folder/db.pid" --skip-networking > db.log 2>&1 &
for _ in $(seq 100); do [ -S "$folder/socket" ] && break; sleep 0.2; done
mariadb --no-defaults -uroot -S "$folder/socket" -e 'create database wordpress character set utf8mb4'
php "$bench/install.php" "$folder/site" 2> install-php.log
echo "$folder is up; its database runs as process $(cat "$folder/db.pid" 2>/dev/null)."
