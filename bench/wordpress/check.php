<?php
/**
 * Holds the WordPress that load.php filled against the export: what it keeps of each item, whether its editor's parser knows
 * every block and leaves nothing beside them, and whether a reader of the page gets every line of the text.
 *
 *   php check.php SITE FILE.xml TEXTS.json
 */
[, $site, $file, $texts] = $argv;
require "$site/wp-config.php";

const WP  = 'http://wordpress.org/export/1.2/';
$loaded   = json_decode( file_get_contents( "$site/../loaded.json" ), true );
$lines_of = json_decode( file_get_contents( $texts ), true );
$document = new DOMDocument();
$document->load( $file, LIBXML_PARSEHUGE );
$channel = simplexml_import_dom( $document )->channel;
$checked = array_fill_keys( array( 'entries', 'uploads', 'fields', 'terms', 'blocks', 'lines', 'pictures' ), 0 );
$wrong   = array();

function plain( $text ) {
	return preg_replace( '/\s+/u', '', html_entity_decode( wp_strip_all_tags( $text ), ENT_QUOTES | ENT_HTML5, 'UTF-8' ) );
}

function blocks_in( $blocks ) {
	foreach ( $blocks as $block ) {
		yield $block;
		yield from blocks_in( $block['innerBlocks'] );
	}
}

foreach ( $channel->item as $item ) {
	$wp      = $item->children( WP );
	$number  = (int) $wp->post_id;
	$post    = get_post( $loaded['numbers'][ $number ] ?? 0 );
	$content = strtr( (string) $item->children( 'http://purl.org/rss/1.0/modules/content/' )->encoded, $loaded['moved'] );
	$check   = function ( $what, $is, $should ) use ( $number, &$wrong ) {
		if ( $is !== $should ) {
			$wrong[] = "$number: $what is " . wp_json_encode( $is ) . ', should be ' . wp_json_encode( $should );
		}
	};
	if ( ! $post ) {
		$wrong[] = "$number is not there";
		continue;
	}
	$is_upload = 'attachment' === $post->post_type;
	$check( 'number', $post->ID, $number );
	$check( 'title', $post->post_title, (string) $item->title );
	$check( 'name', $post->post_name, (string) $wp->post_name );
	$check( 'status', $post->post_status, (string) $wp->status );
	$check( 'excerpt', $post->post_excerpt, (string) $item->children( 'http://wordpress.org/export/1.2/excerpt/' )->encoded );
	$check( 'date', $post->post_date, (string) $wp->post_date );
	$check( 'date in UTC', $post->post_date_gmt, (string) $wp->post_date_gmt );
	$check( 'text', $post->post_content, $content );
	foreach ( $wp->postmeta as $field ) {
		$key = (string) $field->meta_key;
		if ( '_wp_attached_file' === $key ) {
			continue;
		}
		++$checked['fields'];
		$check( "field $key", in_array( (string) $field->meta_value, get_post_meta( $post->ID, $key ), true ), true );
	}
	if ( $is_upload ) {
		++$checked['uploads'];
		$check( 'file', is_file( get_attached_file( $post->ID ) ), true );
		continue;
	}
	++$checked['entries'];
	$check( 'author', get_the_author_meta( 'user_login', $post->post_author ), (string) $item->children( 'http://purl.org/dc/elements/1.1/' )->creator );
	$terms = array();
	foreach ( $item->category as $category ) {
		$terms[] = (string) $category['nicename'];
	}
	$has = wp_get_post_terms( $post->ID, 'category', array( 'fields' => 'slugs' ) );
	sort( $terms );
	sort( $has );
	$checked['terms'] += count( $terms );
	$check( 'categories', array_diff( $terms, $has ), array() );
	$check( 'pinned', is_sticky( $post->ID ), 1 === (int) $wp->is_sticky );
	if ( get_post_meta( $post->ID, '_thumbnail_id', true ) ) {
		++$checked['pictures'];
		$check( 'featured picture', (bool) get_the_post_thumbnail_url( $post->ID ), true );
	}
	$blocks = parse_blocks( $post->post_content );
	$check( 'blocks written again', serialize_blocks( $blocks ), $post->post_content );
	foreach ( blocks_in( $blocks ) as $block ) {
		if ( null === $block['blockName'] ) {
			$check( 'words beside blocks', trim( $block['innerHTML'] ), '' );
			continue;
		}
		++$checked['blocks'];
		$check( "block {$block['blockName']}", WP_Block_Type_Registry::get_instance()->is_registered( $block['blockName'] ), true );
	}
	$GLOBALS['post'] = $post;
	setup_postdata( $post );
	remove_filter( 'the_content', 'wptexturize' );
	$shown = plain( apply_filters( 'the_content', $post->post_content ) );
	foreach ( $lines_of[ $number ] ?? array() as $line ) {
		++$checked['lines'];
		$check( 'line "' . mb_substr( $line, 0, 60 ) . '" shown', '' === plain( esc_html( $line ) ) || str_contains( $shown, plain( esc_html( $line ) ) ), true );
	}
}
foreach ( $checked as $what => $many ) {
	echo str_pad( $what, 10 ) . str_pad( $many, 8, ' ', STR_PAD_LEFT ) . "\n";
}
echo count( $wrong ) . " wrong\n" . implode( "\n", array_slice( $wrong, 0, 40 ) ) . ( $wrong ? "\n" : '' );
exit( $wrong ? 1 : 0 );
