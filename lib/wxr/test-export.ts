import { readWxr } from './read'
import type { WxrPart } from './types'

export function exportOf(
  channel: string,
  { version = '1.2', declares = version }: { version?: string; declares?: string } = {},
) {
  const wp = `http://wordpress.org/export/${declares}/`
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
	xmlns:excerpt="${wp}excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="${wp}">
<channel>
	<title>The River Desk</title>
	<link>https://river.example</link>
	<language>en-GB</language>
	${version && `<wp:wxr_version>${version}</wp:wxr_version>`}
	<wp:base_blog_url>https://river.example/desk/</wp:base_blog_url>
${channel}
</channel>
</rss>
`
}

export function itemWith(inner: string) {
  return `<item><title>Boats</title><wp:post_id>7</wp:post_id>${inner}</item>`
}

export async function partsOfFile(file: string | Uint8Array, piece = 1024): Promise<WxrPart[]> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  return partsFrom(pieces(bytes, piece))
}

export async function partsFrom(bytes: AsyncIterable<Uint8Array>) {
  const parts: WxrPart[] = []
  for await (const part of readWxr(bytes)) parts.push(part)
  return parts
}

async function* pieces(bytes: Uint8Array, piece: number) {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}

export async function itemsOf(file: string | Uint8Array, piece?: number) {
  const parts = await partsOfFile(file, piece)
  const last = parts.at(-1)
  return {
    items: parts.flatMap((part) => (part.is === 'item' ? [part.item] : [])),
    remarks: parts.flatMap((part) => (part.is === 'remark' ? [part.message] : [])),
    broken: last?.is === 'broken' ? last : undefined,
  }
}

export const whole = exportOf(`
	<wp:author><wp:author_id>2</wp:author_id><wp:author_login>mai</wp:author_login><wp:author_email>mai@river.example</wp:author_email><wp:author_display_name><![CDATA[Mai Lin]]></wp:author_display_name></wp:author>
	<wp:category><wp:category_nicename>boats</wp:category_nicename><wp:category_parent>water</wp:category_parent><wp:cat_name><![CDATA[Boats & ferries]]></wp:cat_name></wp:category>
	<wp:tag><wp:tag_slug>mekong</wp:tag_slug><wp:tag_name><![CDATA[Mekong]]></wp:tag_name></wp:tag>
	<wp:term><wp:term_taxonomy>country</wp:term_taxonomy><wp:term_slug>laos</wp:term_slug><wp:term_name>Laos</wp:term_name><wp:term_description>Upstream</wp:term_description></wp:term>
	<item>
		<title>A ferry &amp; its crew</title>
		<link>https://river.example/desk/2014/10/a-ferry/</link>
		<pubDate>Tue, 28 Oct 2014 02:30:00 +0000</pubDate>
		<dc:creator><![CDATA[mai]]></dc:creator>
		<guid isPermaLink="false">https://river.example/desk/?p=41</guid>
		<content:encoded><![CDATA[Ends with ]]]]><![CDATA[> and goes on.]]></content:encoded>
		<excerpt:encoded><![CDATA[Short]]></excerpt:encoded>
		<wp:post_id>41</wp:post_id>
		<wp:post_date>2014-10-28 09:30:00</wp:post_date>
		<wp:post_date_gmt>2014-10-28 02:30:00</wp:post_date_gmt>
		<wp:post_name>a-ferry</wp:post_name>
		<wp:status>publish</wp:status>
		<wp:post_parent>0</wp:post_parent>
		<wp:menu_order>3</wp:menu_order>
		<wp:post_type>post</wp:post_type>
		<wp:is_sticky>1</wp:is_sticky>
		<category domain="category" nicename="boats"><![CDATA[Boats & ferries]]></category>
		<category domain="country" nicename="laos"><![CDATA[Laos]]></category>
		<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[42]]></wp:meta_value></wp:postmeta>
		<wp:comment>
			<wp:comment_id>5</wp:comment_id>
			<wp:comment_author><![CDATA[Reader]]></wp:comment_author>
			<wp:comment_content><![CDATA[Thank you]]></wp:comment_content>
			<wp:comment_approved>1</wp:comment_approved>
			<wp:commentmeta><wp:meta_key>rating</wp:meta_key><wp:meta_value>5</wp:meta_value></wp:commentmeta>
		</wp:comment>
	</item>
	<item>
		<title>Ferry, seen from above</title>
		<wp:post_id>42</wp:post_id>
		<wp:post_type>attachment</wp:post_type>
		<wp:status>inherit</wp:status>
		<wp:attachment_url>https://river.example/wp-content/uploads/ferry.jpg</wp:attachment_url>
	</item>`)

export function lineOf(words: string) {
  return whole.slice(0, whole.indexOf(words)).split('\n').length
}
