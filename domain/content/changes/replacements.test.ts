import { Slice, type Mark, type Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodySchema as schema } from '@/domain/content/body/schema'
import { replacementsIn } from './replacements'

const p = (words: string, ...marks: Mark[]) => schema.node('paragraph', null, words ? [schema.text(words, marks)] : [])
const allMarks = [[], [schema.mark('bold')], [schema.mark('language', { lang: 'fr' })]]
const h = (words: string) => schema.node('heading', { level: 2 }, words ? [schema.text(words)] : [])
const list = (...items: string[]) =>
  schema.node(
    'bulletList',
    null,
    items.map((words) => schema.node('listItem', null, [p(words)])),
  )
const doc = (...blocks: Node[]) => schema.node('doc', null, blocks)

function made(before: Node, after: Node) {
  const { tr } = EditorState.create({ doc: before })
  for (const { from, to, content } of replacementsIn(before, after).reverse())
    tr.step(new ReplaceStep(from, to, new Slice(content, 0, 0)))
  return tr
}

test('whatever two texts are, the replacements make one of the other', () => {
  const words = fc.constantFrom('', 'one', 'one two', 'one 𝒙two three', 'four', 'five six')
  const block = fc.oneof(
    fc.tuple(words, fc.constantFrom(...allMarks)).map(([text, marks]) => p(text, ...marks)),
    words.map(h),
    fc.array(words, { minLength: 1, maxLength: 3 }).map((items) => list(...items)),
  )
  const text = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => doc(...blocks))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { doc } = made(before, after)
      expect(doc.toJSON()).toEqual(after.toJSON())
      doc.check()
    }),
    { numRuns: 500 },
  )
})

test('a place in words that stay is not touched', () => {
  const before = doc(p('First line.'), p('The road is long.'), list('a', 'b'))
  const after = doc(p('New.'), p('First line.'), p('The old road is very long.'), list('a', 'b', 'c'))
  const tr = made(before, after)
  const at = (text: Node, words: string) => {
    let found = -1
    text.descendants((node, pos) => {
      if (node.isText && node.text!.includes(words)) found = pos + node.text!.indexOf(words)
    })
    return found
  }
  expect(tr.mapping.map(at(before, 'road') + 2)).toBe(at(after, 'road') + 2)
  expect(tr.mapping.map(at(before, 'b'))).toBe(at(after, 'b'))
})
