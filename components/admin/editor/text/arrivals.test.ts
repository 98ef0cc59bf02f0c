import { getSchema } from '@tiptap/core'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { textExtensions } from '@/domain/content/body/schema'
import { arrivals, arrivalsPlugin, arrivalsKey } from './arrivals'

const schema = getSchema(textExtensions)
const p = (words: string) => schema.node('paragraph', null, words ? [schema.text(words)] : [])
const element = {} as HTMLElement

/** “Above.” and “Below.”, with places kept between them for the files 1 and 2. */
function writing() {
  let state = EditorState.create({
    doc: schema.node('doc', null, [p('Above.'), p('Below.')]),
    plugins: [arrivalsPlugin],
  })
  const apply = (tr: Transaction) => void (state = state.apply(tr))
  for (const id of [1, 2]) apply(state.tr.setMeta(arrivalsKey, { add: { id, at: 8, element } }))
  const come = (id: number, words: string) => {
    const { at } = arrivals(state).find((one) => one.id === id)!
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
    expect(arrivals(state())).toEqual([])
  }
})

test('a place is not lost with the text around it', () => {
  const { apply, come, lines, state } = writing()
  apply(state().tr.delete(0, state().doc.content.size))
  come(1, 'one')
  expect(lines()).toContain('one')
})
