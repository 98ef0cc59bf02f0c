import { expect, test } from 'vitest'
import { renderBody } from './render'
import { bodySchema } from './schema'

const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'One' }] }
const item = { type: 'listItem', content: [paragraph] }

function rendered(attrs: object) {
  const list = { type: 'orderedList', attrs, content: [item] }
  const doc = bodySchema.nodeFromJSON({ type: 'doc', content: [list] })
  return renderBody(doc, new Map()).replace('<li><p>One</p></li>', '…')
}

test('a list is numbered by figures, letters or Roman figures, from where it says; any other way to number it is none', () => {
  expect(rendered({ start: 3 })).toBe('<ol start="3">…</ol>')
  expect(rendered({ type: 'a', start: 2 })).toBe('<ol type="a" class="lower-alpha" start="2">…</ol>')
  expect(['A', 'i', 'I'].map((type) => rendered({ type }))).toEqual([
    '<ol type="A" class="upper-alpha">…</ol>',
    '<ol type="i" class="lower-roman">…</ol>',
    '<ol type="I" class="upper-roman">…</ol>',
  ])
  expect(rendered({ type: 'disc' })).toBe('<ol>…</ol>')
})

test('the editor shows a list as readers get it', () => {
  const { orderedList } = bodySchema.nodes
  const node = orderedList!.create({ type: 'i', start: 4 })
  expect(orderedList!.spec.toDOM!(node)).toEqual(['ol', { class: 'lower-roman', start: 4, type: 'i' }, 0])
})
