/** @module-tag property */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withStaffMedia } from '@/app/(desk)/admin/entries/staff-media'
import { runs } from '@/db/test-runs'
import { readBody } from '@/domain/content/body/document'
import { bodyElements } from '@/domain/content/body/elements'
import type { BodyMedia } from '@/domain/content/body/body-media'
import { renderBody, plainTextOf } from '@/domain/content/body/render'
import { bodySchema } from '@/domain/content/body/schema'
import { unlimitedSchema } from '@/domain/content/body/test-unlimited'
import { renderChanges } from '@/domain/writing/comparison/render'
import { Content } from '@/domain/content/content'
import { bodyBlocks } from '@/domain/exports/wordpress/blocks'
import { wordpressElements } from '@/domain/exports/wordpress/elements'
import { absoluteHtml } from '@/lib/web/html'
import type { Node } from '@tiptap/pm/model'
import { hostile, hostileBody } from './test-hostile'
import { strayIn } from './test-listed'

const origin = 'https://archive.example'
const id = '0123456789ab'
const upload: BodyMedia = {
  id,
  lineage: id,
  name: 'report.pdf',
  type: 'image/jpeg',
  bytes: 1_200_000,
  width: 1200,
  height: 800,
  pages: 4,
  tone: 't14',
}
const media = new Map([[id, upload]])
const shown = (mediaId: string) =>
  mediaId === id ? { number: 7, url: `${origin}/media/${id}/960.jpg`, name: '<x>.jpg', isPicture: true } : undefined
const plainDoc = bodySchema.nodeFromJSON({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'was' }] }],
})

/** The time (ms) that a property may take: twenty seconds in the suite, hours in `npm run soak`. */
const maxTime = 6 * 3_600_000

/** Finds output of a document that is not on the list, in every form of output. */
async function strayFrom(doc: Node): Promise<string[]> {
  const html = renderBody(doc, media)
  const [blocks, before] = [[...doc.children], [...plainDoc.children]]
  const pages = [
    ...(await renderChanges(before, blocks, { media, language: 'en' })),
    ...(await renderChanges(blocks, before, { media, language: 'en' })),
  ]
  const compared = pages.map((passage) => passage.html).join('')
  const wordpress = bodyBlocks(doc, { of: 'x', language: 'en', hrefOf: (href) => href, uploadOf: shown })
  const notes = wordpress.notes.map(({ content }) => content).join('')
  return [
    ...strayIn(html, bodyElements),
    ...strayIn(compared, bodyElements),
    ...strayIn(absoluteHtml(html, origin), bodyElements, (value) => value.replaceAll(`${origin}/`, '/')),
    ...strayIn(withStaffMedia(html), bodyElements, (value) => value.replaceAll('/api/desk/media/', '/media/')),
    ...strayIn(withoutBlockComments(wordpress.html) + notes, wordpressElements),
  ]
}

/** The comments of WordPress's blocks, as its parser finds them; any other stays and is found. */
function withoutBlockComments(html: string) {
  return html.replace(/<!-- (\/?wp:[a-z-]+ (\{[^<>]*\} )?\/?)-->/g, '')
}

test(
  'whatever a body says in an attribute, only elements and attributes of the list come out, everywhere',
  async () => {
    let accepted = 0
    const tried = runs({ suite: 12_000, soak: 600_000, seed: 20141128 })
    await fc.assert(
      fc.asyncProperty(hostileBody, async (json) => {
        const { doc, problem } = readBody(json)
        if (!problem) accepted++
        expect(Content.shape.body.safeParse(json).success).toBe(!problem)
        expect(() => doc.check()).not.toThrow()
        expect(await strayFrom(doc)).toEqual([])
        expect(typeof plainTextOf(doc)).toBe('string')
      }),
      tried,
    )
    // Otherwise nothing would have been tried but what the schema refuses.
    expect(accepted).toBeGreaterThan(tried.numRuns / 24)
  },
  maxTime,
)

test(
  'rendering alone holds, where a body came past the schema',
  async () => {
    await fc.assert(
      fc.asyncProperty(hostileBody, async (json) => {
        expect(await strayPast(json)).toEqual([])
      }),
      runs({ suite: 8_000, soak: 400_000, seed: 20141129 }),
    )
  },
  maxTime,
)

/** Tries a document of any JSON. Nothing is written if ProseMirror refuses it, or if its values are not strings. */
async function strayPast(json: unknown): Promise<string[]> {
  try {
    return await strayFrom(unlimitedSchema.nodeFromJSON(json))
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return []
    throw error
  }
}

test(
  'every field of an entry is taken or refused in a sentence, whatever is sent',
  () => {
    const fields = Object.keys(Content.shape)
    expect(fields).toContain('publication')
    const field = (name: string) => {
      const inner = {
        publication: ['type', 'publishedOn', 'authors', 'isbn', 'doi', 'licence'],
        lead: ['mediaId', 'alt', 'caption'],
        files: [],
      }[name]
      return inner?.length
        ? fc.oneof(hostile, fc.record(Object.fromEntries(inner.map((name) => [name, hostile]))))
        : fc.oneof(hostile, fc.array(hostile, { maxLength: 3 }))
    }
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(fields.map((name) => [name, field(name)])), { requiredKeys: [] }),
        (content) => {
          const { success, error } = Content.safeParse(content)
          if (!success) for (const { message } of error.issues) expect(message).toMatch(/\S/)
        },
      ),
      runs({ suite: 3_000, soak: 100_000, seed: 20141130 }),
    )
  },
  maxTime,
)

test('a caption of 100,001 characters is refused, one of 100,000 is shown as text', async () => {
  const body = (caption: string) => ({ type: 'doc', content: [{ type: 'picture', attrs: { mediaId: id, caption } }] })
  expect(readBody(body('<'.repeat(100_001))).problem).toBe(`The caption of a picture cannot be “${'<'.repeat(40)}…”.`)
  const { doc, problem } = readBody(body('<'.repeat(100_000)))
  expect([problem, await strayFrom(doc)]).toEqual([undefined, []])
})

// The exploits of a contributor's forged save: a button over the whole page, readers sent elsewhere, an export that never ends.
test.each([
  '1 onclick=alert(1)',
  '1><form action="/admin/staff"><button style="position:fixed;inset:0;opacity:0">x</button></form><h1',
  '1><meta http-equiv="refresh" content="0;url=https://evil.example/"><h1',
  1e9,
  '2',
  -1,
])('a heading of the level %j cannot be saved, and is a heading like any other where it was', (level) => {
  const json = {
    type: 'doc',
    content: [{ type: 'heading', attrs: { level }, content: [{ type: 'text', text: 'Aims' }] }],
  }
  expect(Content.shape.body.safeParse(json).error!.issues[0]!.message).toMatch(
    /^The text cannot be kept as it is\. The level of a heading cannot be “/,
  )
  const doc = unlimitedSchema.nodeFromJSON(json)
  expect(renderBody(doc, media)).toBe('<h2 id="aims">Aims</h2>')
  expect(bodyBlocks(doc, { of: 'x', language: 'en', hrefOf: (href) => href, uploadOf: shown }).html).toContain(
    '<h2 class="wp-block-heading" id="aims">Aims</h2>',
  )
})

test.each([
  [
    'a body nested 50,000 deep',
    '{"type":"blockquote","content":['.repeat(50_000) + '{"type":"paragraph"}' + ']}'.repeat(50_000),
  ],
  ['an attribute that no node has', '{"type":"paragraph","attrs":{"onclick":"x"}}'],
  ['__proto__ among the attributes', '{"type":"heading","attrs":{"level":2,"__proto__":{"level":"1 onclick=x"}}}'],
  [
    'an object for an address',
    '{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":{"x":1}}}]}]}',
  ],
  ['a node for a document', '{"type":"doc","content":[{"type":"paragraph"}]}'],
])('%s is refused in a sentence', (_, node) => {
  const json: unknown = JSON.parse(`{"type":"doc","content":[${node}]}`)
  expect(Content.shape.body.safeParse(json).error!.issues[0]!.message).toMatch(/^The text cannot be kept as it is\. /)
})

test('a body nested so deep that it is too long is refused as that', () => {
  const nested = '{"type":"blockquote","content":['.repeat(300_000) + ']}'.repeat(300_000)
  const { error } = Content.shape.body.safeParse(JSON.parse(`{"type":"doc","content":[${nested}]}`))
  expect(error!.issues[0]!.message).toBe('The text is too long. Split it into several.')
})
