import { EditorState, type NodeSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { bodySchema } from '@/domain/content/body/schema'
import { moveBlock } from './picture-tools'

const paragraph = (text: string) => bodySchema.node('paragraph', null, text ? bodySchema.text(text) : [])
const picture = bodySchema.node('picture', { alt: 'A boat' })

function stateWith(...blocks: ReturnType<typeof paragraph>[]) {
  const doc = bodySchema.node('doc', null, blocks)
  let at = -1
  doc.descendants((node, pos) => void (node.type.name === 'picture' && (at = pos)))
  return { state: EditorState.create({ doc }), at }
}

const order = (state: EditorState) => state.doc.children.map((node) => node.textContent || node.type.name)

test('a picture changes places with the block above it or below it, and stays selected', () => {
  const { state, at } = stateWith(paragraph('One'), picture, paragraph('Two, longer'))
  const up = state.apply(moveBlock(state, at, -1)!)
  expect(order(up)).toEqual(['picture', 'One', 'Two, longer'])
  const down = state.apply(moveBlock(state, at, 1)!)
  expect(order(down)).toEqual(['One', 'Two, longer', 'picture'])
  for (const { selection } of [up, down]) expect((selection as NodeSelection).node.eq(picture)).toBe(true)
})

test('nothing moves past an end, or to where it may not stand', () => {
  const { state, at } = stateWith(picture)
  expect([moveBlock(state, at, -1), moveBlock(state, at, 1)]).toEqual([undefined, undefined])
  const item = bodySchema.node('listItem', null, [paragraph('A point'), picture])
  const list = stateWith(bodySchema.node('bulletList', null, [item]))
  // A point of a list begins with words.
  expect(moveBlock(list.state, list.at, -1)).toBeUndefined()
})
