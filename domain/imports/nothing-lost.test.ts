import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainTextOf } from '@/domain/content/body/render'
import { bodySchema } from '@/domain/content/body/schema'
import { bodyFromHtml } from './body'
import { type BodyContext } from './imported-body'
import { refsIn } from './test-body'

/** Markup, and the words that a reader sees of it, in its order. */
type Piece = { html: string; words: string[] }

const word = fc.stringMatching(/^[a-zé河ក]{1,8}$/).map((letters) => `${letters}${String(++wordCount)}.`)
let wordCount = 0

const inlineTags = [
  'b',
  'em',
  'a href="https://x.example/"',
  'a href="nowhere"',
  'code',
  'span style="font-weight:bold"',
  'u',
  'font',
  'x-y',
  'label',
]
const blockTags = [
  'p',
  'div',
  'h1',
  'h2',
  'h6',
  'blockquote',
  'ul',
  'ol',
  'li',
  'table',
  'tr',
  'td',
  'th',
  'pre',
  'dl',
  'dt',
  'dd',
  'section',
  'figure',
  'figcaption',
  'form',
  'details',
  'summary',
  'center',
]
const blockNames = ['paragraph', 'heading', 'list', 'group', 'columns', 'acme/card', 'html', 'classic']
const shortcodes = ['box', 'vc_row', 'acme-tabs', 'su_note title="x1y"', 'caption']
const empty = [
  '<br>',
  '<hr>',
  '<!-- note -->',
  '&nbsp;',
  '\n',
  '\n\n',
  ' ',
  '<img src="x.png" alt="">',
  '<p></p>',
  '<td>',
  '</div>',
  '[acme_form id="1"]',
  '<!-- wp:spacer /-->',
  '<!--more-->',
  '<script>no()</script>',
]

const { piece } = fc.letrec<{ piece: Piece; inner: Piece }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 6, depthSize: 'small' },
    word.map((text) => ({ html: text, words: [text] })),
    fc.constantFrom(...empty).map((html) => ({ html, words: [] })),
    around(
      tie('inner'),
      fc.constantFrom(...inlineTags, ...blockTags),
      (tag, html) => `<${tag}>${html}</${tag.split(' ')[0]}>`,
    ),
    around(tie('inner'), fc.constantFrom(...blockTags), (tag, html) => `<${tag}>${html}`),
    around(
      tie('inner'),
      fc.constantFrom(...blockNames),
      (name, html) => `<!-- wp:${name} {"a":"<b"} -->${html}<!-- /wp:${name} -->`,
    ),
    around(tie('inner'), fc.constantFrom(...shortcodes), (name, html) => `[${name}]${html}[/${name.split(' ')[0]}]`),
  ),
  inner: fc.array(tie('piece'), { maxLength: 5 }).map((pieces) => ({
    html: pieces.map(({ html }) => html).join(''),
    words: pieces.flatMap(({ words }) => words),
  })),
}))

function around(inner: fc.Arbitrary<Piece>, names: fc.Arbitrary<string>, wrap: (name: string, html: string) => string) {
  return fc.tuple(names, inner).map(([name, { html, words }]) => ({ html: wrap(name, html), words }))
}

const text = fc.array(piece, { maxLength: 8 }).map((pieces) => ({
  html: pieces.map(({ html }) => html).join(''),
  words: pieces.flatMap(({ words }) => words),
}))

const everythingHere: BodyContext = {
  resolveLink: (href) => (href === 'nowhere' ? undefined : '/here'),
  resolveMedia: () => ({ mediaId: 'a', kind: 'picture' }),
}
const nothingHere: BodyContext = { resolveLink: () => undefined, resolveMedia: () => undefined }

function readHtml(html: string, context: BodyContext) {
  const result = bodyFromHtml(html, context)
  const doc = bodySchema.nodeFromJSON(result.body)
  doc.check()
  return { ...result, text: plainTextOf(doc).replace(/\s+/g, '') }
}

test('no visible word is lost, whatever it stands in, and what comes out is a body', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(everythingHere, nothingHere), ({ html, words }, context) => {
      const { text } = readHtml(html, context)
      expect(words.filter((word) => !text.includes(word))).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test('and without pictures and tables, which may stand elsewhere, words keep their order', () => {
  const moves = /<(img|table|tr|td|th|figure|figcaption|li)|\[caption/
  fc.assert(
    fc.property(text, ({ html, words }) => {
      fc.pre(!moves.test(html))
      const { text } = readHtml(html, nothingHere)
      const places = words.map((word) => text.indexOf(word))
      expect(places).toEqual([...places].sort((a, b) => a - b))
    }),
    { numRuns: 200 },
  )
})

const scraps = fc.oneof(
  fc.constantFrom(
    '<',
    '>',
    '</',
    '<!--',
    '-->',
    '<!-- wp:',
    '<!-- wp:list -->',
    '<!-- /wp:list -->',
    '/-->',
    '[',
    ']',
    '[/',
    '[caption]',
    '[/caption]',
    '[gallery]',
    '[embed]',
    '[youtube',
    '<ul>',
    '<li>',
    '</ul>',
    '<table>',
    '<td>',
    '<caption>',
    '<pre>',
    '</pre>',
    '<script>',
    '</p>',
    '<a href="',
    '"',
    "'",
    '&',
    '&#0;',
    '&lt;',
    '<svg/>',
    '<template>',
    '<body>',
    '</html>',
    '<title>',
    '<textarea>',
    '<iframe src=//youtu.be/abcdefg>',
    '<img src=x>',
    '<object>',
    '<sup data-fn=x>',
    '<h2>',
    '<blockquote>',
    '<wp-block name="core/embed">',
    '<wp-classic>',
    '<!--more-->',
    '\ud800',
    '\u0000',
    '\u2028',
    '{"a":',
    '=',
    '/',
  ),
  fc.string({ maxLength: 6 }),
)

test('whatever is written, a body comes out, and nothing is asked for that was not told beforehand', () => {
  fc.assert(
    fc.property(fc.array(scraps, { maxLength: 30 }), (pieces) => {
      const html = pieces.join('')
      const { mediaRefs, links } = readHtml(html, everythingHere)
      const refs = refsIn(html)
      expect(refs.mediaRefs).toEqual(mediaRefs)
      expect(refs.links).toEqual(expect.arrayContaining(links))
    }),
    { numRuns: 400 },
  )
})
