import type { Node } from '@tiptap/pm/model'
import { useEditorState, type Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import type { Fields } from '../../fields'
import {
  fieldMatches,
  isAboveBody,
  isAfter,
  replaceInFields,
  fieldText,
  type FieldMatch,
  type FieldPlace,
} from './field-matches'
import * as inBody from './find-extension'

export type SearchedFields = {
  fields: Fields
  change: (changes: Partial<Fields>) => void
  showPanel: () => void
}

export function useFind(editor: Editor, { fields, change, showPanel }: SearchedFields, first: string) {
  const [search, setSearch] = useState({ words: first, matchCase: false })
  /** The number of the current match among those in the fields; undefined while it is in the body. */
  const [inField, setInField] = useState<number>()
  const [report, setReport] = useState('')
  const [last, setLast] = useState<{ before: Partial<Fields>; after: Partial<Fields>; doc?: Node }>()
  const body = useEditorState({
    editor,
    selector: ({ editor }) => {
      const { matches, current } = inBody.findStateOf(editor.state)
      return { count: matches.length, current, isAsReplaced: !last?.doc || last.doc === editor.state.doc }
    },
  })
  const matches = fieldMatches(fields, search)
  const above = matches.filter(({ place }) => isAboveBody(place)).length
  const count = matches.length + body.count
  const chosen = inField !== undefined && inField < matches.length ? inField : body.count === 0 ? 0 : undefined
  const current = chosen === undefined ? above + body.current : chosen < above ? chosen : chosen + body.count

  useEffect(() => inBody.startSearch(editor.view, search), [editor, search])
  useEffect(
    () => () => {
      clearField()
      if (!editor.isDestroyed) inBody.startSearch(editor.view, undefined)
    },
    [editor],
  )

  function show(index: number, among = matches, values = fields) {
    const match = among[index]
    if (!match) return
    if (!isAboveBody(match.place)) showPanel()
    // The panel opens, and a changed field shows its new text, in the next frame.
    requestAnimationFrame(() => showField(match, fieldText(values, match.place)))
  }

  function goTo(position: number) {
    const isInBody = position >= above && position < above + body.count
    const index = position < above ? position : position - body.count
    setInField(isInBody ? undefined : index)
    if (!isInBody) return show(index)
    clearField()
    inBody.goTo(editor.view, position - above)
  }

  function replaceOne(words: string) {
    if (chosen === undefined) return inBody.replaceOne(editor.view, words)
    const match = matches[chosen]
    if (!match) return
    const changes = replaceInFields(fields, [match], words)
    change(changes)
    const values = { ...fields, ...changes }
    const rest = fieldMatches(values, search)
    const next = rest.findIndex((one) => isAfter(one, { ...match, index: match.index + words.length }))
    const goesOnInBody = body.count > 0 && isAboveBody(match.place) && (next < 0 || !isAboveBody(rest[next]!.place))
    if (goesOnInBody) {
      setInField(undefined)
      clearField()
      return inBody.goTo(editor.view, 0)
    }
    setInField(rest.length > 0 ? Math.max(0, next) : undefined)
    if (rest.length > 0) show(Math.max(0, next), rest, values)
    else clearField()
  }

  function replaceAll(words: string) {
    const after = replaceInFields(fields, matches, words)
    const inText = inBody.replaceAll(editor.view, words)
    const before = Object.fromEntries(fieldNamesOf(after).map((key) => [key, fields[key]]))
    if (matches.length > 0) change(after)
    setLast(matches.length > 0 ? { before, after, doc: inText > 0 ? editor.state.doc : undefined } : undefined)
    setInField(undefined)
    clearField()
    setReport(`${inText + matches.length} replaced.${matches.length === 0 ? ' “Undo” brings the old words back.' : ''}`)
  }

  const isUntouched =
    last && body.isAsReplaced && fieldNamesOf(last.after).every((key) => fields[key] === last.after[key])

  return {
    ...search,
    count,
    current,
    report,
    look(changes: Partial<typeof search>) {
      setSearch({ ...search, ...changes })
      setInField(undefined)
      setReport('')
      setLast(undefined)
      clearField()
    },
    go: (by: 1 | -1) => count > 0 && goTo((current + by + count) % count),
    replaceOne,
    replaceAll,
    takeBack: isUntouched
      ? () => {
          if (last.doc) editor.commands.undo()
          change(last.before)
          setLast(undefined)
          setReport('Undone.')
        }
      : undefined,
    leave() {
      const field = document.querySelector<FieldElement>('[data-found]')
      if (field) return field.focus()
      inBody.selectCurrent(editor.view)
      editor.commands.focus(undefined, { scrollIntoView: false })
    },
  }
}

function fieldNamesOf(changes: Partial<Fields>) {
  return Object.keys(changes) as (keyof Fields)[]
}

type FieldElement = HTMLInputElement | HTMLTextAreaElement

function showField({ place, index, length }: FieldMatch, text: string) {
  clearField()
  const field = fieldElement(place, text)
  if (!field) return
  const section = field.closest('details')
  if (section) section.open = true
  field.dataset.found = ''
  field.setSelectionRange(index, index + length)
  field.scrollIntoView({ block: 'center' })
}

function clearField() {
  for (const field of document.querySelectorAll<FieldElement>('[data-found]')) delete field.dataset.found
}

function fieldElement(place: FieldPlace, text: string): FieldElement | undefined {
  const [title, summary] = document.querySelectorAll<FieldElement>('.editor .line')
  if (place === 'title') return title
  if (place === 'summary') return summary
  const inPanel = document.querySelectorAll<FieldElement>('#panel :is(textarea, input)')
  return [...inPanel].find((field) => field.value === text)
}
