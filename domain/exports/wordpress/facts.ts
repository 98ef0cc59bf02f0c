import { licences } from '@/lib/licences'
import { longDate, partialDate } from '@/lib/time'
import { block } from './block'
import { group } from './blocks'
import { join } from '@/domain/content/body/html'
import { element } from './elements'
import { escapeWords } from './inline'
import type { EntryText } from './meta'
import type { Notice } from './outline'

type Change = { at: number; note: string }

/** The notice above a withdrawn text. */
export function noticeBlocks({ at, explanation }: Notice, zone: string) {
  const sentence = `Withdrawn on ${longDate(at, zone)}: ${explanation}`
  return group('gazette-notice', [
    block('paragraph', {}, element('p', {}, element('strong', {}, escapeWords(sentence)))),
  ])
}

/** What readers are told before a text that may be hard to read. */
export function contentNoteBlocks(contentNote: string) {
  return group('gazette-content-note', [
    block('paragraph', {}, element('p', {}, element('strong', {}, escapeWords(contentNote)))),
  ])
}

/** The facts of a publication as a list under its text. */
export function factBlocks(publication: NonNullable<EntryText['publication']>) {
  const { authors, publishedOn, publisher, series, seriesNumber, isbn, doi, reference, licence } = publication
  const facts = [
    [
      'Authors',
      authors
        .map(({ name }) => name.trim())
        .filter(Boolean)
        .join(', '),
    ],
    ['Published', partialDate(publishedOn)],
    ['Publisher', publisher],
    ['Series', [series, seriesNumber].filter(Boolean).join(', ')],
    ['ISBN', isbn],
    ['DOI', doi],
    ['Reference', reference],
    ['Licence', licences[licence]?.name ?? ''],
  ]
  const lines = facts.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []))
  return lines.length ? group('gazette-facts', [listOf(lines)]) : ''
}

/** What readers were told of changes, the newest first. */
export function changeBlocks(changes: Change[], zone: string) {
  const lines = changes.map(({ at, note }) => `${longDate(at, zone)}: ${note}`)
  return lines.length ? group('gazette-changes', [listOf(lines)]) : ''
}

function listOf(lines: string[]) {
  const items = lines.map((line) => block('list-item', {}, element('li', {}, escapeWords(line))))
  return block('list', {}, element('ul', { class: 'wp-block-list' }, join(items, '\n\n')))
}
