import { expect, test } from 'vitest'
import { defaultLanguages, otherLanguages, type Language } from '@/lib/languages/languages'
import { endings, type MediaType } from '@/lib/files/media-types'
import type { BodyMedia } from './body-media'
import { renderBody } from './render'
import { bodySchema, calloutKinds } from './schema'

const shape = { id: '', lineage: '', name: '1', bytes: 1_200_000, width: null, height: null, pages: 4, tone: null }
const uploads = Object.keys(endings).map((type): BodyMedia => ({ ...shape, id: idOf(type), lineage: idOf(type), type }))
const media = new Map(uploads.map((upload) => [upload.id, upload]))

function idOf(type: string) {
  return type.replace(/[^a-z]/g, '-')
}

const text = { type: 'text', text: '1' }
const paragraph = { type: 'paragraph', content: [text, { type: 'footnote', attrs: { text: '2' } }] }
const made: Record<string, object[]> = {
  text: [text],
  paragraph: [paragraph],
  heading: [2, 3, 4].map((level) => ({ type: 'heading', attrs: { level }, content: [text] })),
  blockquote: ['', '8'].map((speaker) => ({ type: 'blockquote', attrs: { speaker }, content: [paragraph] })),
  bulletList: [{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph] }] }],
  orderedList: [{ type: 'orderedList', content: [{ type: 'listItem', content: [paragraph] }] }],
  codeBlock: [{ type: 'codeBlock', content: [text] }],
  horizontalRule: [{ type: 'horizontalRule' }],
  hardBreak: [{ type: 'paragraph', content: [text, { type: 'hardBreak' }, text] }],
  table: [
    ...['tableHeader', 'tableCell'].map((type) => ({
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type, content: [paragraph] }] }],
    })),
    ...['bars', 'line'].map((form) => ({
      type: 'table',
      attrs: { caption: '9', source: '10', form },
      content: ['11', '12', '–'].map((figure, n) => ({
        type: 'tableRow',
        content: ['13', figure, figure].map((words) => ({
          type: n === 0 ? 'tableHeader' : 'tableCell',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
        })),
      })),
    })),
  ],
  callout: Object.keys(calloutKinds).map((kind) => ({ type: 'callout', attrs: { kind }, content: [paragraph] })),
  picture: [{ type: 'picture', attrs: { mediaId: 'image-jpeg', alt: '3', caption: '4', credit: '5' } }],
  file: Object.keys(endings).map((type) => ({
    type: 'file',
    attrs: { mediaId: idOf(type), title: '6', transcript: '14' },
  })),
  video: [{ type: 'video', attrs: { href: 'https://1.1/', title: '7' } }],
}

/** A text with every kind of node, whose own words are only digits: all other words come from the rendering. */
function saidIn(language: Language) {
  const sized = new Map(media).set('image-jpeg', { ...media.get('image-jpeg')!, width: 800, height: 600 })
  const content = Object.values(made)
    .flat()
    .filter((node) => node !== text)
  const doc = bodySchema.nodeFromJSON({ type: 'doc', content })
  doc.check()
  const html = renderBody(doc, sized, language)
  const heard = [...html.matchAll(/ (?:aria-label|alt|title)="([^"]*)"/g)].map(([, words]) => words!)
  return [html.replace(/<[^>]*>/g, '\n'), ...heard].join('\n')
}

/** Names of programs and of kinds of files are the same everywhere. */
function latinWords(said: string) {
  const names = /\b(PDF|JPEG|PNG|WebP|Word|Excel|PowerPoint|OpenDocument|CSV|MP3|M4A|Ogg|MP4|WebM|MB)\b/g
  return (said.replace(names, ' ').match(/[a-z]{2,}/gi) ?? []).map((word) => word.toLowerCase())
}

test('the text that is looked at holds every node there is', () => {
  const inside = ['doc', 'listItem', 'tableRow', 'tableCell', 'tableHeader', 'footnote', 'pageMark']
  expect([...Object.keys(made), ...inside].toSorted()).toEqual(Object.keys(bodySchema.nodes).toSorted())
})

test('what a text says by itself is in its language, with no word of the English one', () => {
  const english = new Set(latinWords(saidIn('en')))
  for (const word of [
    'note',
    'warning',
    'footnote',
    'back',
    'table',
    'video',
    'pages',
    'document',
    'workbook',
    'transcript',
  ])
    expect([...english]).toContain(word)
  for (const language of otherLanguages())
    expect([language, latinWords(saidIn(language)).filter((word) => english.has(word))]).toEqual([language, []])
})

test('every language says it in words of its own, with Latin digits', () => {
  const said = defaultLanguages.map(saidIn)
  expect(new Set(said).size).toBe(defaultLanguages.length)
  for (const one of said) {
    expect(one).not.toMatch(/undefined|(?![0-9])\p{Nd}/u)
    expect(one).toMatch(/1[.,]2 MB/)
  }
})

test('a callout that was given a word keeps it in every language', () => {
  const callout = { type: 'callout', attrs: { kind: 'note', label: 'ចំណាំ <1>' }, content: [paragraph] }
  const doc = bodySchema.nodeFromJSON({ type: 'doc', content: [callout] })
  for (const language of defaultLanguages)
    expect(renderBody(doc, media, language)).toContain('<p class="callout-label">ចំណាំ &lt;1&gt;</p>')
})

test('no kind of file is without a name', () => {
  for (const type of Object.keys(endings) as MediaType[])
    for (const language of defaultLanguages) {
      const doc = bodySchema.nodeFromJSON({ type: 'doc', content: [{ type: 'file', attrs: { mediaId: idOf(type) } }] })
      expect(renderBody(doc, media, language)).toMatch(/<span>\S.* · 1[.,]2 MB · /)
    }
})
