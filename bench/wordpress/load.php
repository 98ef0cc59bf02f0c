<?php
/**
 * Loads an export into the WordPress of bench/wordpress/up.sh, through WordPress's own functions and in the order in which its
 * importer works: categories with their parents and fields, then each item with its terms and fields; a post of the same title,
 * date and type counts as known and is passed over; numbers are kept where they are free; files' addresses are replaced in texts.
 * Files come from a folder instead of over the network.
 *
 *   php load.php SITE FILE.xml UPLOADS
 */
[, $site, $file, $uploads] = $argv;
require "$site/wp-config.php";
require_once ABSPATH . 'wp-admin/includes/admin.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';

wp_set_current_user( 1 );
kses_remove_filters();

const WP  = 'http://wordpress.org/export/1.2/';
$document = new DOMDocument();
if ( ! $document->load( $file, LIBXML_PARSEHUGE ) || $document->doctype ) {
	exit( "Not well-formed, or with a document type.\n" );
}
$channel = simplexml_import_dom( $document )->channel;
$said    = array();

$users = array();
foreach ( $channel->children( WP )->author as $author ) {
	$login = (string) $author->author_login;
	$user  = username_exists( $login ) ?: wp_insert_user(
		array(
			'user_login'   => $login,
			'user_pass'    => wp_generate_password(),
			'user_email'   => (string) $author->author_email,
			'display_name' => (string) $author->author_display_name,
		)
	);
	if ( is_wp_error( $user ) ) {
		$said[] = "author $login: " . $user->get_error_message();
		continue;
	}
	$users[ $login ] = $user;
}

foreach ( $channel->children( WP )->category as $category ) {
	$slug = (string) $category->category_nicename;
	if ( term_exists( $slug, 'category' ) ) {
		continue;
	}
	$parent = (string) $category->category_parent;
	$id     = wp_insert_category(
		array(
			'category_nicename'    => $slug,
			'category_parent'      => '' === $parent ? 0 : category_exists( $parent ),
			'cat_name'             => wp_slash( (string) $category->cat_name ),
			'category_description' => wp_slash( (string) $category->category_description ),
		),
		true
	);
	if ( is_wp_error( $id ) ) {
		$said[] = "category $slug: " . $id->get_error_message();
		continue;
	}
	foreach ( $category->termmeta as $field ) {
		add_term_meta( $id, (string) $field->meta_key, wp_slash( (string) $field->meta_value ) );
	}
}

$numbers = array();
$moved   = array();
$parents = array();
$leads   = array();
foreach ( $channel->item as $item ) {
	$wp     = $item->children( WP );
	$number = (int) $wp->post_id;
	$title  = (string) $item->title;
	$type   = (string) $wp->post_type;
	$known  = post_exists( $title, '', (string) $wp->post_date );
	if ( $known && get_post_type( $known ) === $type ) {
		$said[]             = "$type $number: taken for one that is there already";
		$numbers[ $number ] = $known;
		continue;
	}
	$post = array(
		'import_id'      => $number,
		'post_author'    => $users[ (string) $item->children( 'http://purl.org/dc/elements/1.1/' )->creator ] ?? 1,
		'post_date'      => (string) $wp->post_date,
		'post_date_gmt'  => (string) $wp->post_date_gmt,
		'post_content'   => (string) $item->children( 'http://purl.org/rss/1.0/modules/content/' )->encoded,
		'post_excerpt'   => (string) $item->children( 'http://wordpress.org/export/1.2/excerpt/' )->encoded,
		'post_title'     => $title,
		'post_status'    => (string) $wp->status,
		'post_name'      => (string) $wp->post_name,
		'comment_status' => (string) $wp->comment_status,
		'ping_status'    => (string) $wp->ping_status,
		'guid'           => (string) $item->guid,
		'post_type'      => $type,
	);
	$fields = array();
	foreach ( $wp->postmeta as $field ) {
		$fields[ (string) $field->meta_key ][] = (string) $field->meta_value;
	}
	if ( 'attachment' === $type ) {
		$url    = (string) $wp->attachment_url;
		$from   = "$uploads/" . $fields['_wp_attached_file'][0];
		$folder = wp_upload_dir( substr( $fields['_wp_attached_file'][0], 0, 7 ) );
		$name   = wp_unique_filename( $folder['path'], basename( parse_url( $url, PHP_URL_PATH ) ) );
		if ( ! @copy( $from, "{$folder['path']}/$name" ) ) {
			$said[] = "attachment $number: no file $from";
			continue;
		}
		$there                  = "{$folder['url']}/$name";
		$post['post_mime_type'] = wp_check_filetype( $name )['type'];
		$post['guid']           = $there;
		$id                     = wp_insert_attachment( wp_slash( $post ), "{$folder['path']}/$name", 0, true );
		if ( ! is_wp_error( $id ) ) {
			$moved[ $url ] = $there;
		}
	} else {
		$id = wp_insert_post( wp_slash( $post ), true );
	}
	if ( is_wp_error( $id ) ) {
		$said[] = "$type $number: " . $id->get_error_message();
		continue;
	}
	$numbers[ $number ] = $id;
	if ( (int) $wp->post_parent ) {
		$parents[ $id ] = (int) $wp->post_parent;
	}
	if ( 1 === (int) $wp->is_sticky ) {
		stick_post( $id );
	}
	$terms = array();
	foreach ( $item->category as $category ) {
		$taxonomy = (string) $category['domain'];
		$term     = term_exists( (string) $category['nicename'], $taxonomy );
		if ( ! $term ) {
			$said[] = "$type $number: no term {$category['nicename']} in $taxonomy";
			continue;
		}
		$terms[ $taxonomy ][] = (int) $term['term_id'];
	}
	foreach ( $terms as $taxonomy => $ids ) {
		wp_set_post_terms( $id, $ids, $taxonomy );
	}
	foreach ( $fields as $key => $values ) {
		if ( in_array( $key, array( '_wp_attached_file', '_wp_attachment_metadata', '_edit_lock' ), true ) ) {
			continue;
		}
		foreach ( $values as $value ) {
			$value = maybe_unserialize( $value );
			add_post_meta( $id, wp_slash( $key ), is_string( $value ) ? wp_slash( $value ) : $value );
		}
		if ( '_thumbnail_id' === $key ) {
			$leads[ $id ] = (int) $values[0];
		}
	}
}

global $wpdb;
foreach ( $parents as $child => $parent ) {
	$wpdb->update( $wpdb->posts, array( 'post_parent' => $numbers[ $parent ] ?? 0 ), array( 'ID' => $child ) );
}
foreach ( $leads as $id => $lead ) {
	update_post_meta( $id, '_thumbnail_id', $numbers[ $lead ] ?? 0 );
}
uksort( $moved, fn( $a, $b ) => strlen( $b ) - strlen( $a ) );
foreach ( $moved as $from => $to ) {
	$wpdb->query( $wpdb->prepare( "update $wpdb->posts set post_content = replace( post_content, %s, %s )", $from, $to ) );
}
wp_cache_flush();
file_put_contents( "$site/../loaded.json", wp_json_encode( array( 'numbers' => $numbers, 'moved' => $moved ) ) );
echo count( $numbers ) . " items loaded.\n" . implode( "\n", $said ) . ( $said ? "\n" : '' );
