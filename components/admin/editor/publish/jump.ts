import type { Editor } from '@tiptap/react'
import type { CheckPosition } from '@/domain/content/checks/check'
import { declarationOf, kindsWithFields } from '@/lib/kinds/kinds'
import { sectionName } from '../people/people-words'
import { goToBlock, goToLine, goToWords } from '../text/go-to'

const fieldSections = {
  slug: 'Address',
  lead: 'Lead picture',
  files: 'Files',
  terms: 'Topics and countries',
  people: sectionName,
  contentNote: 'Content note',
} as const

export function goToCheck(place: CheckPosition, editor: Editor | null) {
  if (!('field' in place)) return goToRange(place, editor)
  if (place.field === 'title' || place.field === 'summary') return goToLine(place.field)
  const names =
    place.field === 'facts' ? kindsWithFields.map((kind) => declarationOf(kind).panel!) : [fieldSections[place.field]]
  openSection(...names)
}

/** Opens the first section of the panel that has one of the names, and focuses its first control. */
export function openSection(...names: string[]) {
  const section = [...document.querySelectorAll<HTMLDetailsElement>('#panel details')].find((details) =>
    names.includes(details.querySelector('h2')?.textContent ?? ''),
  )
  if (!section) return
  section.open = true
  section.parentElement!.closest('details')?.setAttribute('open', '')
  const inside = ':is(input, textarea, button, select, a[href]):not([disabled])'
  scrollAndFocus(section.querySelector<HTMLElement>(`:scope > div ${inside}`) ?? section.querySelector('summary'))
}

function goToRange({ from, to }: { from: number; to: number }, editor: Editor | null) {
  if (!editor || to > editor.state.doc.content.size) return
  const node = editor.state.doc.nodeAt(from)
  // A picture or file has fields of its own.
  if (node?.isAtom && node.isBlock) return goToBlock(editor, from)
  goToWords(editor, { from, to })
}

function scrollAndFocus(element: HTMLElement | null | undefined) {
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'center' })
}
