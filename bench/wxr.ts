// A WordPress export of each size, read, and read with every text turned into a body. See bench/README.md.
//   node --import tsx bench/wxr.ts [MEGABYTES...]
import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bodyFromHtml, refsIn } from '@/domain/imports/body'
import { readWxr } from '@/lib/wxr/read'

/** In megabytes; the smallest first, since memory is told by its peak so far. */
const sizes = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'gazette-wxr-'))
const context = {
  resolveLink: () => undefined,
  resolveMedia: () => ({ mediaId: 'abcdefabcdef', kind: 'picture' as const }),
}

async function measure(megabytes: number) {
  const file = join(folder, `${megabytes}.xml`)
  await write(file, megabytes * 1_000_000)
  const read = await timed(async () => void (await through(file, () => {})))
  let items = 0
  const converted = await timed(async () => {
    items = await through(file, (html) => {
      refsIn(html)
      bodyFromHtml(html, context)
    })
  })
  const peak = Math.round((process.resourceUsage().maxRSS * 1024) / 1_000_000)
  const size = (statSync(file).size / 1_000_000).toFixed(1)
  console.log(
    `${size.padStart(7)} ${String(items).padStart(7)} ${read.padStart(6)} ${converted.padStart(22)} ${`${peak} MB`.padStart(13)}`,
  )
}

async function through(file: string, take: (html: string) => void) {
  let items = 0
  for await (const part of readWxr(createReadStream(file))) {
    if (part.is === 'broken') throw new Error(part.message)
    if (part.is !== 'item') continue
    items++
    take(part.item.content)
  }
  return items
}

async function timed(work: () => Promise<void>) {
  const began = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(began)
  return `${((user + system) / 1_000_000).toFixed(1)} s`
}

async function write(file: string, bytes: number) {
  const stream = createWriteStream(file)
  stream.write(head)
  for (let number = 1; stream.bytesWritten + stream.writableLength < bytes; number++)
    if (!stream.write(item(number))) await once(stream, 'drain')
  stream.end('</channel>\n</rss>\n')
  await once(stream, 'close')
}

const head = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Measured</title><link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>
`

function item(number: number) {
  const content = number % 2 ? classic(number) : blocks(number)
  return `<item><title>Story ${number}</title><link>https://old.example/2014/10/story-${number}/</link><dc:creator><![CDATA[mai]]></dc:creator>
<content:encoded><![CDATA[${content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>${number}</wp:post_id>
<wp:post_date_gmt>2014-10-28 02:30:00</wp:post_date_gmt><wp:post_name>story-${number}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="news"><![CDATA[News]]></category>${'<wp:postmeta><wp:meta_key>_edit_last</wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta>'.repeat(5)}</item>
`
}

const sentence =
  'The ferry left the <strong>northern</strong> landing at dawn, with <a href="https://old.example/2014/09/crew/">its crew</a> &amp; forty passengers. '
const khmer = 'ដំបូន្មានសម្រាប់អ្នកធ្វើដំណើរ '

function classic(number: number) {
  const picture = `[caption id="attachment_${number}" width="300"]<a href="https://old.example/a.jpg"><img class="wp-image-${number}" src="https://old.example/a.jpg" alt="A ferry" /></a> At dawn[/caption]`
  return [
    sentence.repeat(6),
    picture,
    `<h3>Aboard</h3>\n<ul>\n<li>${sentence}</li>\n<li>${khmer.repeat(10)}</li>\n</ul>`,
    ...Array<string>(6).fill(sentence.repeat(5)),
  ].join('\n\n')
}

function blocks(number: number) {
  const paragraph = `<!-- wp:paragraph -->\n<p>${sentence.repeat(5)}</p>\n<!-- /wp:paragraph -->\n\n`
  const picture = `<!-- wp:image {"id":${number}} -->\n<figure class="wp-block-image"><img src="https://old.example/a.jpg" alt="A ferry" class="wp-image-${number}"/><figcaption>At dawn</figcaption></figure>\n<!-- /wp:image -->\n\n`
  const row = '<tr><td>North</td><td>12</td><td>Dawn</td></tr>'
  const table = `<!-- wp:table -->\n<figure class="wp-block-table"><table><tbody>${row.repeat(12)}</tbody></table></figure>\n<!-- /wp:table -->\n\n`
  return paragraph.repeat(5) + picture + table + paragraph.repeat(3)
}

try {
  console.log('     MB   items   read   with refs and bodies   peak memory')
  for (const megabytes of sizes.length > 0 ? sizes : [10, 100]) await measure(megabytes)
} finally {
  rmSync(folder, { recursive: true })
}
