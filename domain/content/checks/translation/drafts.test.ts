import { expect, test } from 'vitest'
import { bodySchema } from '../../body/schema'
import { draftKey } from './draft-key'
import { draftChecks } from './drafts'
import { followDrafts } from './follow-drafts'
import { comparableText, blockWords } from './passages'
import { draftedParagraph, textForMachine } from './placeholders'

const link = [{ type: 'link', attrs: { href: 'https://example.org' } }]
const say = (text: string, marks?: object[]) => ({ type: 'text', text, ...(marks && { marks }) })
const block = (...content: object[]) => bodySchema.nodeFromJSON({ type: 'paragraph', content })
const footnote = { type: 'footnote', attrs: { text: 'A note.' } }

const plan = block(
  say('Five officials signed '),
  say('a plan', link),
  say(' in May.'),
  footnote,
  { type: 'hardBreak' },
  say('make test', [{ type: 'code' }]),
)

test('a paragraph goes out as one text, with signs for its links and for what is no text', () => {
  expect(textForMachine(plan)).toBe('Five officials signed [[1]]a plan[[/1]] in May.[[3]][[4]][[5]]')
  expect(textForMachine(block(say('Bold all through', [{ type: 'bold' }])))).toBe('Bold all through')
  expect(textForMachine(block(say('See [[1]] there.')))).toBeUndefined()
})

test('what comes back in another order has its links, its footnote and its code again', () => {
  const made = draftedParagraph(plan, 'ឧសភា [[3]] [[ 1 ]]ផែនការ[[/1]] ប្រាំ[[4]][[5]]')
  if (made.is !== 'drafted') throw new Error(made.is)
  expect(made.isPlain).toBe(false)
  const paragraph = plan.copy(bodySchema.node('paragraph', null, made.content).content)
  paragraph.check()
  expect(paragraph.toJSON()).toMatchObject({
    content: [
      { text: 'ឧសភា ' },
      { type: 'footnote', attrs: { text: 'A note.' } },
      { text: ' ' },
      { text: 'ផែនការ', marks: [{ type: 'link', attrs: { href: 'https://example.org' } }] },
      { text: ' ប្រាំ' },
      { type: 'hardBreak' },
      { text: 'make test', marks: [{ type: 'code' }] },
    ],
  })
})

test.each([
  ['lost', 'ផែនការ [[1]]ផែន[[/1]] [[4]][[5]]'],
  ['lost', 'ផែនការ [[1]]ផែន[[/1]] [[3]][[3]][[4]][[5]]'],
  ['empty', '[[1]][[/1]] … [[3]][[4]][[5]]'],
])('where something is missing or twice nothing is drafted: %s', (is, text) => {
  expect(draftedParagraph(plan, text)).toEqual({ is })
})

test.each(['[[1]]ផែនការ [[3]][[4]][[5]]', 'ផែនការ[[/1]] [[1]][[3]][[4]][[5]]', 'ផែនការ [[3]][[4]][[5]][[77]]'])(
  'where a link did not come back the words are plain, and it is said: %s',
  (text) => {
    const made = draftedParagraph(plan, text)
    expect(made).toMatchObject({ is: 'drafted', isPlain: true })
    if (made.is !== 'drafted') return
    expect(made.content.some(({ marks }) => marks.some(({ type }) => type.name === 'link'))).toBe(false)
    expect(made.content.map((node) => node.textContent).join('')).not.toMatch(/\[\[/)
  },
)

test('formatting of a whole paragraph stays on its draft', () => {
  const made = draftedParagraph(block(say('Bold', [{ type: 'bold' }])), 'ដិត')
  expect(made).toMatchObject({ is: 'drafted', isPlain: false })
  if (made.is === 'drafted') expect(made.content[0]!.marks[0]!.type.name).toBe('bold')
})

test('the key of words is the same with and without the room of a footnote, and another one for other words', () => {
  const [a, b] = ['ឧសភា ផែនការ', 'ឧសភាផែនការ'].map((text) => draftKey(comparableText(text)))
  expect(a).toBe(b)
  expect(draftKey('ab')).not.toBe(draftKey('ba'))
  const keys = new Set(Array.from({ length: 50_000 }, (_, n) => draftKey(`words of number ${n}`)))
  expect(keys.size).toBe(50_000)
})

const isDraft = (key: string) => key.startsWith('D')

test.each<[string, string[], string[], string[]]>([
  ['other words in its place are its words', ['a', 'D', 'b'], ['a', 'x', 'b'], ['x']],
  ['both halves of what was divided', ['a', 'D', 'b'], ['a', 'x', 'y', 'b'], ['x', 'y']],
  ['what was joined with the one before', ['a', 'D', 'b'], ['aD', 'b'], ['aD']],
  ['all of it, in a text that was written anew', ['D', 'E'], ['x', 'y'], ['x', 'y']],
  ['nothing where it was deleted', ['a', 'D', 'b'], ['a', 'b'], []],
  ['nothing where only others changed', ['a', 'D', 'b'], ['x', 'D', 'y'], []],
  ['nothing where it was moved', ['a', 'D', 'b'], ['D', 'a', 'b'], []],
  ['not what stood there before', ['a', 'b', 'D'], ['b', 'a', 'x'], ['x']],
  ['its own place among others that changed far away', ['a', 'D', 'b', 'c'], ['a', 'x', 'b', 'y'], ['x']],
  ['with words that stand there twice beside it', ['t', 'D', 't', 'b'], ['t', 'x', 't', 'b'], ['x']],
])('a draft is followed: %s', (_, before, after, followed) => {
  expect(followDrafts(before, after, isDraft).map(({ to }) => to)).toEqual(followed)
})

test('the check names how many nobody has signed, and leads to the first', () => {
  const doc = bodySchema.nodeFromJSON({ type: 'doc', content: [plan.toJSON(), plan.toJSON()] })
  const text = { title: 'ចំណងជើង', summary: '', lead: null, doc }
  expect(draftChecks(text)).toEqual([])
  const drafts = new Set([draftKey(comparableText(blockWords(plan)))])
  const [check] = draftChecks({ ...text, drafts })
  expect(check).toMatchObject({ level: 'blocking', place: { from: 1 } })
  expect(check!.message).toContain('2 paragraphs are a machine’s drafts')
})
