import type { Node } from '@tiptap/pm/model'
import { escapeHtml } from '@/lib/html'
import { hostOf } from '../../body/schema'
import type { Attributes } from './block'
import { escapeWords } from './inline'

/** An upload as WordPress has it. */
export type Shown = {
  /** Its number there. */
  number: number
  /** Where its file is fetched from: the importer puts its own address in the place of this one, wherever it stands. */
  url: string
  name: string
  isPicture: boolean
}

type As = (name: string, attributes: Attributes, inner: string) => string

export function imageBlock({ attrs }: Node, shown: Shown | undefined, as: As) {
  if (!shown) return ''
  const alt = attrs.decorative ? '' : escapeHtml(String(attrs.alt))
  const caption = captionOf({ caption: String(attrs.caption), credit: String(attrs.credit) })
  const image = `<img src="${escapeHtml(shown.url)}" alt="${alt}" class="wp-image-${shown.number}"/>`
  return as(
    'image',
    { id: shown.number, sizeSlug: 'full', linkDestination: 'none' },
    `<figure class="wp-block-image size-full">${image}${below(escapeWords(caption))}</figure>`,
  )
}

/** What stands under a picture: its caption, and who made it. */
export function captionOf({ caption, credit }: { caption: string; credit: string }) {
  return [caption, credit]
    .map((text) => text.trim())
    .filter(Boolean)
    .join(' ')
}

export function fileBlock({ title }: { title: string }, shown: Shown | undefined, as: As) {
  if (!shown) return ''
  const href = escapeHtml(shown.url)
  const id = `wp-block-file--media-${shown.number}`
  const link = `<a id="${id}" href="${href}">${escapeWords(title.trim() || shown.name)}</a>`
  const button = `<a href="${href}" class="wp-block-file__button wp-element-button" download aria-describedby="${id}">Download</a>`
  return as('file', { id: shown.number, href: shown.url }, `<div class="wp-block-file">${link}${button}</div>`)
}

/** Sites whose films WordPress shows in the page. Any other film is a link. */
const providers: Record<string, string> = {
  'youtube.com': 'youtube',
  'youtu.be': 'youtube',
  'vimeo.com': 'vimeo',
  'dailymotion.com': 'dailymotion',
  'ted.com': 'ted',
}

export function videoBlock({ href, title, within }: { href: string; title: string; within: boolean }, as: As) {
  const host = hostOf(href)
  const name = escapeWords(title.trim() || href)
  if (!host) return name && as('paragraph', {}, `<p>${name}</p>`)
  const provider = providers[host]
  if (!provider || within) return as('paragraph', {}, `<p><a href="${escapeHtml(href)}">${name}</a></p>`)
  const classes = `wp-block-embed is-type-video is-provider-${provider} wp-block-embed-${provider}`
  const wrapped = `<div class="wp-block-embed__wrapper">\n${escapeHtml(href)}\n</div>`
  return as(
    'embed',
    { url: href, type: 'video', providerNameSlug: provider, responsive: true },
    `<figure class="${classes}">${wrapped}${below(title.trim() && name)}</figure>`,
  )
}

function below(caption: string) {
  return caption && `<figcaption class="wp-element-caption">${caption}</figcaption>`
}
