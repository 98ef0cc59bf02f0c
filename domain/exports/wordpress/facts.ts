import { fieldsOf, inOrder, inWords, type AnyFacts, type KindWithFields } from '@/lib/kinds/kinds'
import { deskLanguage } from '@/lib/languages/languages'
import { fieldName } from '@/lib/messages/field-name'
import { longDate } from '@/lib/time/time'
import { block } from './block'
import { group } from './blocks'
import { join } from '@/domain/content/body/html'
import { element } from './elements'
import { escapeWords } from './inline'
import type { Notice } from './outline'

type Change = { at: number; note: string }

export function noticeBlocks({ at, explanation }: Notice, zone: string) {
  const sentence = `Withdrawn on ${longDate(at, zone)}: ${explanation}`
  return group('gazette-notice', [
    block('paragraph', {}, element('p', {}, element('strong', {}, escapeWords(sentence)))),
  ])
}

export function contentNoteBlocks(contentNote: string) {
  return group('gazette-content-note', [
    block('paragraph', {}, element('p', {}, element('strong', {}, escapeWords(contentNote)))),
  ])
}

/** Author, date and publisher come first. */
export function factBlocks(kind: KindWithFields, facts: AnyFacts) {
  const told = fieldsOf(kind).filter(({ shown, name }) => shown && name !== 'type')
  const lines = inOrder(told, ({ name }) => name, ['authors', 'publishedOn', 'publisher']).flatMap((field) => {
    const parts = fieldsOf(kind).filter(({ partOf }) => partOf === field.name)
    const value = [field, ...parts]
      .map((part) => inWords(part, facts[part.name] ?? part.empty, facts))
      .filter(Boolean)
      .join(', ')
    return value ? [`${fieldName(field, deskLanguage, 2)}: ${value}`] : []
  })
  return lines.length ? group('gazette-facts', [listOf(lines)]) : ''
}

export function changeBlocks(changes: Change[], zone: string) {
  const lines = changes.map(({ at, note }) => `${longDate(at, zone)}: ${note}`)
  return lines.length ? group('gazette-changes', [listOf(lines)]) : ''
}

function listOf(lines: string[]) {
  const items = lines.map((line) => block('list-item', {}, element('li', {}, escapeWords(line))))
  return block('list', {}, element('ul', { class: 'wp-block-list' }, join(items, '\n\n')))
}
