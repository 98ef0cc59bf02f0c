import { Slice } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { bodySchema } from '@/domain/content/body/schema'
import { choicesFor } from './language-choices'
import { markRange, withoutOwnLanguage } from './language-marks'

const lang = (lang: string) => ({ type: 'language', attrs: { lang } })
const words = (text: string, ...marks: object[]) => ({ type: 'text', text, marks })
const note = (...marks: object[]) => ({ type: 'footnote', attrs: { text: 'Said so.' }, marks })
const doc = (...content: object[]) =>
  bodySchema.nodeFromJSON({
    type: 'doc',
    content: [
      { type: 'paragraph', content },
      { type: 'codeBlock', content: [words('x')] },
    ],
  })

/** The languages in a document, as a list of words with theirs. */
function languagesIn(node: ReturnType<typeof doc>) {
  const found: string[] = []
  node.descendants(({ isInline, marks, text, attrs }) => {
    if (isInline)
      found.push(
        `${text ?? String(attrs.text)}: ${marks.map((mark) => String(mark.attrs.lang ?? mark.type.name)).join()}`,
      )
  })
  return found
}

test('a passage is marked with all of its words and none of its footnotes; one that is chosen alone is marked', () => {
  const { tr } = EditorState.create({
    doc: doc(words('one '), note(), words('two', { type: 'code' }), words(' three')),
  })
  markRange(tr, { from: 2, to: tr.doc.content.size }, 'fr')
  expect(languagesIn(tr.doc)).toEqual(['o: ', 'ne : fr', 'Said so.: ', 'two: code', ' three: fr', 'x: '])
  markRange(tr, { from: 5, to: 6 }, 'es')
  expect(languagesIn(tr.doc)[2]).toBe('Said so.: es')
  markRange(tr, { from: 0, to: tr.doc.content.size }, undefined)
  expect(languagesIn(tr.doc)).toEqual(['one : ', 'Said so.: es', 'two: code', ' three: ', 'x: '])
})

test('what is pasted loses the language that the text has, in any of its countries, and keeps others', () => {
  const { content } = doc(words('a', lang('en-GB')), words('b', lang('km')), note(lang('en')))
  const { content: kept } = withoutOwnLanguage(new Slice(content, 0, 0), 'en')
  expect(languagesIn(bodySchema.node('doc', null, kept))).toEqual(['a: ', 'b: km', 'Said so.: ', 'x: '])
})

test('languages are found by any of their names or by their code; any other has its code', () => {
  const tags = (typed: string, own = 'en') => choicesFor(typed, own).map(({ choices }) => choices.map(({ tag }) => tag))
  expect(tags('')[0]).toEqual(['km', 'lo', 'my', 'th', 'vi', 'zh', 'en'])
  expect(tags('', 'km')[0]!.at(-1)).toBe('km')
  expect(tags('ខ្មែរ')).toEqual([['km']])
  expect(tags('fran')).toEqual([['fr']])
  expect(tags('karen')).toEqual([['ksw']])
  expect(tags('fr_ca')).toEqual([['fr-CA']])
  expect([tags('khm'), tags('jpn')]).toEqual([[['km'], ['kjg']], [['ja']]])
  expect(tags('no language')).toEqual([])
})
