import fc from 'fast-check'
import type { Attrs, MarkType, NodeType } from '@tiptap/pm/model'
import { bodySchema } from '@/domain/content/body/schema'

// Hostile values, and documents that carry one in every place of the schema.

const markup = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '1 onclick=alert(1)',
  '1><meta http-equiv=refresh content=0;url=//evil.example><h1',
  '1 style="position:fixed;inset:0"',
  "' onmouseover='alert(1)",
  '--><form action=/admin><button>',
  ']]><x>',
  '</p></div></main><iframe src=//evil.example>',
  '&lt;script&gt;',
  '\u0000<b>',
  '\ud800',
  '\u202e\u2028',
  '[x](javascript:alert(1))',
  '![x](data:text/html,x)',
  '[caption]<b>[/caption]',
  '*/ --> <!-- wp:html -->',
  '\n# heading\n\n<b>',
]
const addresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  ' javascript:alert(1)',
  '\tjavascript:x',
  'data:text/html,<script>',
  'vbscript:x',
  '//evil.example',
  '/\\evil.example',
  'https:evil',
  'http://[',
  'blob:x',
  'https://ok.example/" onclick="x',
  "https://ok.example/'><b>",
  '/about',
  '#aims',
  'mailto:a@b.example',
  'tel:+855',
]
const numbers = [0, 1, 2, 3, 4, 5, -1, 1.5, 1_000, 1_001, 1e9, 2 ** 53, 1e300, -1e9, NaN, Infinity, -0]
const good = [
  '',
  'words',
  'warning',
  'note',
  '0123456789ab',
  'left',
  'a',
  'https://www.youtube.com/watch?v=a',
  '_blank',
]
const otherValues: unknown[] = [
  null,
  undefined,
  true,
  false,
  {},
  [],
  [120, 80],
  [NaN],
  ['x'],
  { toString: 'x' },
  { length: 3 },
]
const proto: Record<string, unknown> = JSON.parse('{"__proto__":{"level":2},"constructor":{"prototype":1}}') as Record<
  string,
  unknown
>

export const hostile = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(...markup, ...addresses) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...numbers) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...good) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...otherValues, proto) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 1, arbitrary: fc.integer({ min: 500, max: 3_000 }).map((length) => '<'.repeat(length)) },
  { weight: 1, arbitrary: fc.anything({ maxDepth: 2 }) },
)

type Json = { type: string; attrs?: Record<string, unknown>; content?: Json[]; marks?: Json[]; text?: string }

const nodes = Object.values(bodySchema.nodes).filter((type) => !type.isText && type !== bodySchema.topNodeType)
const marks = Object.values(bodySchema.marks)

/** A document with hostile attributes of a node or mark. */
export const hostileBody: fc.Arbitrary<Json> = fc
  .array(fc.oneof(fc.constantFrom(...nodes).chain(nodeWith), fc.constantFrom(...marks).chain(markWith)), {
    minLength: 1,
    maxLength: 3,
  })
  .map((content) => ({ type: 'doc', content }))

function nodeWith(type: NodeType): fc.Arbitrary<Json> {
  return attributesOf(type).map((attrs) => {
    const json = filled(type)
    return wrapped(type, Object.keys(attrs).length ? { ...json, attrs: { ...json.attrs, ...attrs } } : json)
  })
}

function markWith(type: MarkType): fc.Arbitrary<Json> {
  return fc.tuple(attributesOf(type), hostile).map(([attrs, words]) => {
    const text = typeof words === 'string' && words ? words : 'words'
    return { type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: type.name, attrs }] }] }
  })
}

function attributesOf({ spec }: NodeType | MarkType): fc.Arbitrary<Record<string, unknown>> {
  const names = Object.keys(spec.attrs ?? {})
  const knownAttributes = fc.record(Object.fromEntries(names.map((name) => [name, hostile])), { requiredKeys: [] })
  const unknown = fc.record({ onclick: hostile, style: hostile }, { requiredKeys: [] })
  return fc.oneof(
    { weight: 9, arbitrary: knownAttributes },
    {
      weight: 1,
      arbitrary: fc
        .oneof(unknown, fc.constant(proto))
        .map((other) => Object.assign(Object.create(null), other) as Record<string, unknown>),
    },
  )
}

function filled(type: NodeType): Json {
  const attrs = type.hasRequiredAttrs() ? undefined : (defaults(type) as Record<string, unknown>)
  if (type.inlineContent) return { type: type.name, attrs, content: [{ type: 'text', text: '<b>words</b> & "more"' }] }
  const content: Json[] = []
  for (let match = type.contentMatch; !match.validEnd; match = match.matchType(match.defaultType!)!)
    content.push(filled(match.defaultType!))
  return { type: type.name, attrs, ...(content.length > 0 && { content }) }
}

function defaults(type: NodeType): Attrs {
  return Object.fromEntries(
    Object.entries(type.spec.attrs ?? {}).map(([name, { default: value }]) => [name, value as unknown]),
  )
}

function wrapped(type: NodeType, json: Json): Json {
  const around = bodySchema.topNodeType.contentMatch.findWrapping(type) ?? []
  return around.reduceRight(
    (inner, outer) => ({ type: outer.name, attrs: { ...defaults(outer) }, content: [inner] }),
    json,
  )
}
