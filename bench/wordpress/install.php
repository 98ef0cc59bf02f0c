<?php
/** Sets up the WordPress of up.sh: the permalinks of the archive, its zone, and nothing in it. */
define( 'WP_INSTALLING', true );
// No mail leaves a bench.
function wp_mail() {
	return true;
}
[, $site] = $argv;
require "$site/wp-config.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Bench', 'admin', 'admin@example.org', false, '', 'bench' );
update_option( 'timezone_string', 'Asia/Bangkok' );
$wp_rewrite->set_permalink_structure( '/%year%/%monthnum%/%postname%/' );
flush_rewrite_rules();
foreach ( get_posts( array( 'post_type' => 'any', 'post_status' => 'any', 'numberposts' => -1 ) ) as $sample ) {
	wp_delete_post( $sample->ID, true );
}
echo 'WordPress ' . get_bloginfo( 'version' ) . " is set up.\n";
