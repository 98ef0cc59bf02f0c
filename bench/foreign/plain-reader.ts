import { decodeHTML } from 'entities'

// What an export says to a plain reader: by patterns alone, and by nothing that the importer uses.

export type PlainItem = {
  id: string
  type: string
  title: string
  content: string
  excerpt: string
  link: string
  creator: string
  date: string
  name: string
  password: string
  url: string
  parent: string
  isPublic: boolean
  terms: { domain: string; slug: string }[]
  meta: Record<string, string>
}

type PlainTerm = { id: string; domain: string; slug: string; parent: string }
export type PlainExport = { items: PlainItem[]; terms: PlainTerm[] }

/** @param now UTC ms; later texts were not public */
export function plainExport(xml: string, now: number): PlainExport {
  const items = xml
    .split('<item>')
    .slice(1)
    .map((part) => plainItem(part.split('</item>')[0]!, now))
  const terms = [...xml.matchAll(/<wp:(category|tag)>(.*?)<\/wp:\1>/gs)].map(([, kind, text]) => ({
    id: valueOf(text!, 'wp:term_id'),
    domain: kind === 'tag' ? 'post_tag' : 'category',
    slug: valueOf(text!, kind === 'tag' ? 'wp:tag_slug' : 'wp:category_nicename'),
    parent: valueOf(text!, 'wp:category_parent'),
  }))
  return { items, terms }
}

function plainItem(xml: string, now: number): PlainItem {
  const value = (name: string) => valueOf(xml, name)
  const [type, status, password] = [value('wp:post_type'), value('wp:status'), value('wp:post_password')]
  const isText = type === 'post' || type === 'page'
  const moment = Date.parse(`${value('wp:post_date_gmt').replace(' ', 'T')}Z`)
  return {
    id: value('wp:post_id'),
    type,
    title: value('title'),
    content: value('content:encoded'),
    excerpt: value('excerpt:encoded'),
    link: value('link'),
    creator: value('dc:creator'),
    date: value('wp:post_date'),
    name: value('wp:post_name'),
    password,
    url: value('wp:attachment_url'),
    parent: value('wp:post_parent'),
    isPublic: isText && status === 'publish' && !password && moment <= now,
    terms: [...xml.matchAll(/<category domain="([^"]*)" nicename="([^"]*)"/g)].map(([, domain, slug]) => ({
      domain: domain!,
      slug: slug!,
    })),
    meta: Object.fromEntries(
      [...xml.matchAll(/<wp:meta_key>(.*?)<\/wp:meta_key><wp:meta_value>(.*?)<\/wp:meta_value>/gs)].map(
        ([, key, text]) => [key!, unwrapped(text!)],
      ),
    ),
  }
}

function valueOf(xml: string, name: string) {
  const start = xml.indexOf(`<${name}>`)
  if (start < 0) return ''
  return unwrapped(xml.slice(start + name.length + 2, xml.indexOf(`</${name}>`, start)))
}

function unwrapped(text: string) {
  if (!text.startsWith('<![CDATA[')) return decodeHTML(text)
  return text.slice('<![CDATA['.length, -']]>'.length).replaceAll(']]]]><![CDATA[>', ']]>')
}

/** All words that a reader of the old site had of a text: title, excerpt, body, captions of its galleries, notes. */
export function publicWords(item: PlainItem, { items }: PlainExport) {
  const notes = item.content.includes('wp:footnotes')
    ? (JSON.parse(item.meta.footnotes ?? '[]') as { content: string }[])
    : []
  const shared = [...item.content.matchAll(/<!-- wp:block \{"ref":(\d+)\} \/-->/g)].map(
    ([, id]) => byId(items, id)?.content,
  )
  const captions = [...item.content.matchAll(/\[gallery[^\]]*ids="([\d,]+)"/g)].flatMap(([, ids]) =>
    ids!.split(',').map((id) => byId(items, id)?.excerpt),
  )
  if (/\[gallery\]/.test(item.content))
    captions.push(
      ...items.filter(({ url, parent }) => /\.png$/.test(url) && parent === item.id).map(({ excerpt }) => excerpt),
    )
  const html = [item.content, ...notes.map(({ content }) => content), ...shared, ...captions, item.excerpt]
  return wordsOf([item.title, ...html.map((part) => withoutShortcodes(part ?? ''))].map(textOf).join(' '))
}

function byId(items: PlainItem[], id: string | undefined) {
  return items.find((item) => item.id === id)
}

/** A code that shows something leaves its caption; one that encloses words leaves these. What stood alone was not words. */
function withoutShortcodes(html: string) {
  return (
    html
      .replace(/\[caption[^\]]*\bcaption="([^"]*)"[^\]]*\]/g, '$1 ')
      // Texts of qTranslate hold all languages behind each other.
      .replace(/\[:(?:[a-z]{2})?\]/g, ' ')
      .replace(/\[audio [^\]|]*\|titles=([^\]|]*)\]/g, ' $1 ')
      .replace(/\[(youtube|audio|video|embed)[^\]]*\](?:\[\/\1\])?/g, ' ')
      .replace(
        /\[\/?(?:caption|gallery|kasten|spalte_\w+|vc_\w+|kontaktformular-7|polldaddy|slideshow)(?:\s[^\]]*)?\]/g,
        ' ',
      )
  )
}

const inline =
  /<\/?(?:a|abbr|acronym|b|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|rp|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)(?=[\s>/])[^>]*>/gi

/** HTML as a reader sees it, without its marks. */
export function textOf(html: string) {
  return decodeHTML(
    html
      // The address of a film that is shown, and the label of a button that is the theme's, are no words of the text.
      .replace(/<div class="wp-block-embed__wrapper">[^<]*<\/div>/g, ' ')
      .replace(/<a [^>]*wp-block-file__button[^>]*>[^<]*<\/a>/g, ' ')
      .replace(/<(script|style|template|svg)\b.*?<\/\1>/gis, ' ')
      .replace(/<!--.*?-->/gs, ' ')
      .replace(inline, '')
      .replace(/<\/?[a-z!][^>]*>/gi, ' '),
  )
}

const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u

/** Words, or letters of scripts that set no spaces between words, each with how often it is there. */
export function wordsOf(text: string) {
  const counts = new Map<string, number>()
  const plain = text
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
  for (const [run] of plain.matchAll(/[\p{L}\p{M}\p{N}]+/gu))
    for (const word of unspaced.test(run) ? run : [run]) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
