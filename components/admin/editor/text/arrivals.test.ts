import { Editor, getSchema } from '@tiptap/core'
import { history, redo, undo } from '@tiptap/pm/history'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import type { Editor as PageEditor } from '@tiptap/react'
import { expect, test } from 'vitest'
import { Picture, textExtensions } from '@/domain/content/body/schema'
import { arrivalsOf, arrivalsPlugin, arrivalsKey } from './arrivals'
import { replacePlace } from './insert'

const schema = getSchema(textExtensions)
const p = (words: string) => schema.node('paragraph', null, words ? [schema.text(words)] : [])
const element = {} as HTMLElement

/** “Above.” and “Below.”, with places for the files 1 and 2 between them. */
function writing() {
  let state = EditorState.create({
    doc: schema.node('doc', null, [p('Above.'), p('Below.')]),
    plugins: [arrivalsPlugin],
  })
  const apply = (tr: Transaction) => void (state = state.apply(tr))
  for (const id of [1, 2]) apply(state.tr.setMeta(arrivalsKey, { add: { id, at: 8, element } }))
  const come = (id: number, words: string) => {
    const { at } = arrivalsOf(state).find((one) => one.id === id)!
    apply(state.tr.insert(at, p(words)).setMeta(arrivalsKey, { drop: id }))
  }
  const lines = () => state.doc.children.map((line) => line.textContent)
  return { apply, come, lines, state: () => state }
}

test('a kept place is no part of the text, and moves with what is written above it', () => {
  const { apply, come, lines, state } = writing()
  expect(lines()).toEqual(['Above.', 'Below.'])
  apply(state().tr.insertText('Far ', 1))
  apply(state().tr.insert(0, p('First.')))
  come(1, 'one')
  expect(lines()).toEqual(['First.', 'Far Above.', 'one', 'Below.'])
})

test('files that were dropped together stand in their order, whichever comes first', () => {
  for (const order of [
    [1, 2],
    [2, 1],
  ]) {
    const { come, lines, state } = writing()
    for (const id of order) come(id, String(id))
    expect(lines()).toEqual(['Above.', '1', '2', 'Below.'])
    expect(arrivalsOf(state())).toEqual([])
  }
})

test('a place is not lost with the text around it', () => {
  const { apply, come, lines, state } = writing()
  apply(state().tr.delete(0, state().doc.content.size))
  come(1, 'one')
  expect(lines()).toContain('one')
})

/** An editor with a history, and places for the files 1 and 2. */
function waiting() {
  const editor = new Editor({
    element: null,
    extensions: [...textExtensions, Picture],
    content: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Above.' }] }] },
  }) as PageEditor
  for (const plugin of [history(), arrivalsPlugin]) editor.registerPlugin(plugin)
  for (const id of [1, 2]) editor.view.dispatch(editor.state.tr.setMeta(arrivalsKey, { add: { id, at: 8, element } }))
  return {
    comes: (id: number) => replacePlace(editor, id, { id: `00000000000${id}`, type: 'image/png', alt: '' } as never),
    undo: () => undo(editor.state, editor.view.dispatch),
    redo: () => redo(editor.state, editor.view.dispatch),
    pictures: () =>
      editor.state.doc.children
        .filter(({ type }) => type.name === 'picture')
        .map(({ attrs }) => attrs.mediaId as string),
  }
}

test('a picture that was undone can be redone after another upload has ended', () => {
  const { comes, undo, redo, pictures } = waiting()
  comes(1)
  expect(undo()).toBe(true)
  expect(pictures()).toEqual([])
  comes(2)
  expect(pictures()).toEqual(['000000000002'])
  expect(redo()).toBe(true)
  expect(pictures().toSorted()).toEqual(['000000000001', '000000000002'])
})

test('a picture that came while nothing was undone is a step that can be undone', () => {
  const { comes, undo, pictures } = waiting()
  comes(1)
  expect(pictures()).toEqual(['000000000001'])
  expect(undo()).toBe(true)
  expect(pictures()).toEqual([])
})
