import type { Node } from '@tiptap/pm/model'
import { NotAllowed } from './limits'
import { bodySchema } from './schema'

/**
 * The greatest depth of a body: what reads it recursively never runs out of stack. And how many nodes it has: more than the
 * longest text that an import takes in.
 */
const maxDepth = 500
const maxNodes = 5_000_000

const tooDeep = 'Its parts stand within each other too deep.'
const unknown = 'It holds something that this version does not know.'

export type Body = {
  doc: Node
  /** The reason why what came in is refused, as a sentence: then the document holds its words alone. */
  problem?: string
}

/**
 * The one way from JSON to a document, whoever wrote the JSON. What the schema refuses becomes paragraphs of its words, with
 * the reason beside them; never an error, and never markup.
 */
export function readBody(json: unknown): Body {
  try {
    return { doc: checkedDocument(json) }
  } catch (error) {
    return { doc: wordsAlone(json), problem: error instanceof NotAllowed ? error.message : unknown }
  }
}

/** A stored body that is safe to use: as it is, or its words alone where the schema refuses it. */
export function harmlessBody(json: unknown): unknown {
  const { doc, problem } = readBody(json)
  return problem ? doc.toJSON() : json
}

/** The document of a body. @throws NotAllowed with a sentence where the schema refuses it */
export function documentOf(json: unknown): Node {
  const { doc, problem } = readBody(json)
  if (problem) throw new NotAllowed(problem)
  return doc
}

function checkedDocument(json: unknown) {
  measure(json)
  const doc = bodySchema.nodeFromJSON(json)
  if (doc.type !== bodySchema.topNodeType) throw new NotAllowed(unknown)
  doc.check()
  return doc
}

/** A node has each mark once; the schema finds that out too, by comparing them. */
const maxMarks = Object.keys(bodySchema.marks).length

/** Checks a body before ProseMirror does, without recursion: that drops what it does not know, and recurses into all that nests. */
function measure(json: unknown) {
  let nodes = 0
  const open = [{ json, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const node = plain(next.json, keysOfNodes)
    if (next.depth > maxDepth || ++nodes > maxNodes) throw new NotAllowed(tooDeep)
    attributesOf(node, keysOfAttributes.nodes)
    const marks = listOf(node.marks)
    if (marks.length > maxMarks) throw new NotAllowed(unknown)
    for (const mark of marks) attributesOf(plain(mark, keysOfMarks), keysOfAttributes.marks)
    for (const child of listOf(node.content)) open.push({ json: child, depth: next.depth + 1 })
  }
}

const keysOfNodes = new Set(['type', 'attrs', 'content', 'marks', 'text'])
const keysOfMarks = new Set(['type', 'attrs'])

/** An object that has these keys and no others. `__proto__`, which JSON can name, is such another. */
function plain(json: unknown, keys: Set<string>): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new NotAllowed(unknown)
  for (const key of Object.keys(json)) if (!keys.has(key)) throw new NotAllowed(unknown)
  return json as Record<string, unknown>
}

function listOf(json: unknown): unknown[] {
  if (json === undefined) return []
  if (!Array.isArray(json)) throw new NotAllowed(unknown)
  return json
}

/** The names of attributes by the name of what has them: asked of each node and mark of a long text. */
const keysOfAttributes = { nodes: keysByName(bodySchema.nodes), marks: keysByName(bodySchema.marks) }

function keysByName(types: Record<string, { spec: { attrs?: object } }>) {
  return new Map(Object.entries(types).map(([name, { spec }]) => [name, new Set(Object.keys(spec.attrs ?? {}))]))
}

function attributesOf({ type, attrs }: Record<string, unknown>, keysOf: Map<unknown, Set<string>>) {
  const keys = keysOf.get(type)
  if (!keys) throw new NotAllowed(unknown)
  if (attrs !== undefined && attrs !== null) plain(attrs, keys)
}

const spokenAttributes = [
  'text',
  'alt',
  'caption',
  'credit',
  'title',
  'transcript',
  'label',
  'source',
  'speaker',
] as const

/** A document of the words alone: a paragraph for each block that has any. */
function wordsAlone(json: unknown): Node {
  const lines: string[] = []
  let line = ''
  const close = () => {
    if (line.trim()) lines.push(line)
    line = ''
  }
  const open = [json]
  for (let remaining = maxNodes; open.length > 0 && remaining > 0; remaining--) {
    const next = open.pop()
    if (typeof next !== 'object' || next === null) continue
    const { text, attrs, content } = next as Record<string, unknown>
    if (typeof text === 'string') line += text
    else close()
    const attributes = typeof attrs === 'object' && attrs !== null ? (attrs as Record<string, unknown>) : {}
    for (const name of spokenAttributes)
      if (typeof attributes[name] === 'string' && attributes[name].trim()) lines.push(attributes[name])
    if (Array.isArray(content)) for (let n = content.length - 1; n >= 0; n--) open.push(content[n])
  }
  close()
  const { doc, paragraph } = bodySchema.nodes
  const blocks = lines.map((words) => paragraph!.create(null, bodySchema.text(words)))
  return doc!.create(null, blocks.length > 0 ? blocks : [paragraph!.create()])
}
