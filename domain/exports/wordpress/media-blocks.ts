import type { Node } from '@tiptap/pm/model'
import { join, emptyHtml, words, type Html } from '@/domain/content/body/html'
import { paragraphsOf } from '@/domain/content/body/recording'
import { hostOf } from '@/domain/content/body/schema'
import type { WriteBlock } from './block'
import { element } from './elements'
import { escapeWords } from './inline'

export type WordPressUpload = {
  number: number
  /** The address to fetch from: the importer replaces it everywhere. */
  url: string
  name: string
  isPicture: boolean
  /** Undefined for downloads. */
  player?: 'audio' | 'video'
}

export function imageBlock({ attrs }: Node, upload: WordPressUpload | undefined, as: WriteBlock) {
  if (!upload) return emptyHtml
  const alt = attrs.decorative ? '' : String(attrs.alt)
  const caption = captionOf({ caption: String(attrs.caption), credit: String(attrs.credit) })
  const image = element('img', { src: upload.url, alt, class: `wp-image-${upload.number}` })
  return as(
    'image',
    { id: upload.number, sizeSlug: 'full', linkDestination: 'none' },
    element('figure', { class: 'wp-block-image size-full' }, image, below(escapeWords(caption))),
  )
}

export function captionOf({ caption, credit }: { caption: string; credit: string }) {
  return [caption, credit]
    .map((text) => text.trim())
    .filter(Boolean)
    .join(' ')
}

export function recordingBlock(
  { title, transcript }: { title: string; transcript: unknown },
  { number, url, name, player }: WordPressUpload & { player: 'audio' | 'video' },
  as: WriteBlock,
) {
  const played = element(player, { controls: true, src: url })
  const frame = element('figure', { class: `wp-block-${player}` }, played, below(escapeWords(title.trim() || name)))
  const paragraphs = paragraphsOf(transcript).map((words) => as('paragraph', {}, element('p', {}, escapeWords(words))))
  return join([as(player, { id: number }, frame), ...paragraphs], '\n\n')
}

export function fileBlock({ title }: { title: string }, upload: WordPressUpload | undefined, as: WriteBlock) {
  if (!upload) return emptyHtml
  const href = upload.url
  const id = `wp-block-file--media-${upload.number}`
  const link = element('a', { id, href }, escapeWords(title.trim() || upload.name))
  const look = { class: 'wp-block-file__button wp-element-button', download: true, 'aria-describedby': id }
  const button = element('a', { href, ...look }, words('Download'))
  return as('file', { id: upload.number, href: upload.url }, element('div', { class: 'wp-block-file' }, link, button))
}

/** Films of other sites become links. */
const videoProviders: Record<string, string> = {
  'youtube.com': 'youtube',
  'youtu.be': 'youtube',
  'vimeo.com': 'vimeo',
  'dailymotion.com': 'dailymotion',
  'ted.com': 'ted',
}

export function videoBlock({ href, title, within }: { href: string; title: string; within: boolean }, as: WriteBlock) {
  const host = hostOf(href)
  const name = escapeWords(title.trim() || href)
  if (!host) return name && as('paragraph', {}, element('p', {}, name))
  const provider = videoProviders[host]
  if (!provider || within) return as('paragraph', {}, element('p', {}, element('a', { href }, name)))
  const classes = `wp-block-embed is-type-video is-provider-${provider} wp-block-embed-${provider}`
  const wrapper = element('div', { class: 'wp-block-embed__wrapper' }, words(`\n${href}\n`))
  return as(
    'embed',
    { url: href, type: 'video', providerNameSlug: provider, responsive: true },
    element('figure', { class: classes }, wrapper, below(title.trim() ? name : emptyHtml)),
  )
}

function below(caption: Html) {
  return caption && element('figcaption', { class: 'wp-element-caption' }, caption)
}
