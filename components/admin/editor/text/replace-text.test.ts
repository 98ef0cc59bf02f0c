import { getSchema } from '@tiptap/core'
import { history, redo, redoDepth, undo } from '@tiptap/pm/history'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'
import { expect, test } from 'vitest'
import { textExtensions } from '@/domain/content/body/schema'
import { createReplacement } from './replace-text'

const schema = getSchema(textExtensions)
const body = (...lines: string[]) => ({
  type: 'doc',
  content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})

/** An editor with some paragraphs, which remembers the moment at which they were compared. */
function writing(...lines: string[]) {
  let state = EditorState.create({ doc: schema.nodeFromJSON(body(...lines)), plugins: [history()] })
  const moment = { doc: state.doc, since: new Mapping() }
  const apply = (tr: Transaction) => {
    moment.since.appendMapping(tr.mapping)
    state = state.apply(tr)
  }
  return {
    apply,
    state: () => state,
    lines: () => state.doc.children.map((line) => line.textContent),
    type: (words: string, at: number) => apply(state.tr.insertText(words, at)),
    comes(...newer: string[]) {
      const tr = createReplacement(state, moment, body(...newer))
      if (tr) state = state.apply(tr)
      return tr !== undefined
    },
  }
}

test('what is typed while two texts are compared stays, above, below and within the paragraph that changes', () => {
  const e = writing('One line.', 'Two lines.')
  e.type('Typed. ', 1)
  e.type(' more', e.state().doc.content.size - 2)
  expect(e.comes('One long line.', 'Two lines.', 'Three.')).toBe(true)
  expect(e.lines()).toEqual(['Typed. One long line.', 'Two lines more.', 'Three.'])
})

test('a word that goes on while the other puts words behind it stays one word', () => {
  const e = writing('The ro')
  e.type('ad', 7)
  expect(e.comes('The ro is long')).toBe(true)
  expect(e.lines()).toEqual(['The road is long'])
})

test('nothing changes where something was typed in the words that change', () => {
  const e = writing('One line.')
  e.type('st', 4)
  expect(e.comes('Two lines.')).toBe(false)
  expect(e.lines()).toEqual(['Onest line.'])
})

test('the cursor stays in its word, and what can be undone and redone is what this window did', () => {
  const e = writing('One line.', 'Two lines.')
  e.type('My ', 1)
  e.type('x', 4)
  undo(e.state(), e.apply)
  e.type('And ', 1)
  undo(e.state(), e.apply)
  e.apply(e.state().tr.setSelection(TextSelection.create(e.state().doc, 14)))
  const word = () => e.state().doc.textBetween(e.state().selection.from, e.state().selection.from + 3)
  const before = word()
  const steps = redoDepth(e.state())
  expect(steps).toBeGreaterThan(0)
  expect(e.comes('New.', 'One long line.', 'Two lines.')).toBe(true)
  expect(word()).toBe(before)
  expect(redoDepth(e.state())).toBe(steps)
  redo(e.state(), e.apply)
  expect(e.lines()).toContain('And One long line.')
  undo(e.state(), e.apply)
  expect(e.lines()).toEqual(['New.', 'One long line.', 'Two lines.'])
})
