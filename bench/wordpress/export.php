<?php
/** WordPress's own export of everything that it has, on standard output: `php export.php SITE > FILE.xml`. */
[, $site] = $argv;
require "$site/wp-config.php";
require_once ABSPATH . 'wp-admin/includes/export.php';
ob_start();
@export_wp( array( 'content' => 'all' ) );
echo ob_get_clean();
