import type { Node } from '@tiptap/pm/model'
import { LRUCache } from 'lru-cache'
import { ValueNotAllowed } from './limits'
import { bodySchema } from './schema'
import { keptByObject } from '@/lib/lists/kept-results'

/** `maxDepth` keeps recursive readers within the stack; `maxNodes`: more than any import has. */
const maxDepth = 500
const maxNodes = 5_000_000

const nestedTooDeep = 'Its parts stand within each other too deep.'
const unknownContent = 'It holds something that this version does not know.'

export type ReadBody = {
  doc: Node
  /** Set if the schema refuses the body: the document then has only its words. */
  problem?: string
}

/** Kept with the JSON: one save of a long text reads it five times. Neither is changed afterwards. */
const readOnce = keptByObject<object, ReadBody>(readAgain)

/** The only way from JSON to a document. A refused body becomes its words; never an error, never markup. */
export function readBody(json: unknown): ReadBody {
  return typeof json === 'object' && json !== null ? readOnce(json) : readAgain(json)
}

/** Texts of the last requests, up to two of the maximum length. */
const parsedBodies = new LRUCache<string, object>({ maxSize: 4_000_000, sizeCalculation: (_, text) => text.length })

/** Returns a stored body from its JSON, like `harmlessBody`. */
export function storedBody(text: string): unknown {
  const json = parsedBodies.get(text) ?? (JSON.parse(text) as object)
  parsedBodies.set(text, json)
  return harmlessBody(json)
}

function readAgain(json: unknown): ReadBody {
  try {
    return { doc: checkedDocument(json) }
  } catch (error) {
    return { doc: wordsOnlyDocument(json), problem: error instanceof ValueNotAllowed ? error.message : unknownContent }
  }
}

/** Returns a stored body; only its words if the schema refuses it. */
export function harmlessBody(json: unknown): unknown {
  const { doc, problem } = readBody(json)
  return problem ? doc.toJSON() : json
}

/** @throws NotAllowed with a sentence if the schema refuses it */
export function documentOf(json: unknown): Node {
  const { doc, problem } = readBody(json)
  if (problem) throw new ValueNotAllowed(problem)
  return doc
}

function checkedDocument(json: unknown) {
  checkSize(json)
  const doc = bodySchema.nodeFromJSON(json)
  if (doc.type !== bodySchema.topNodeType) throw new ValueNotAllowed(unknownContent)
  doc.check()
  return doc
}

/** A node has each mark once; the schema checks that too, but by comparing all. */
const maxMarks = Object.keys(bodySchema.marks).length

/** Checks without recursion, before ProseMirror, which drops unknown keys and recurses into everything. */
function checkSize(json: unknown) {
  let nodes = 0
  const open = [{ json, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const node = plainObject(next.json, keysOfNodes)
    if (next.depth > maxDepth || ++nodes > maxNodes) throw new ValueNotAllowed(nestedTooDeep)
    attributesOf(node, keysOfAttributes.nodes)
    const marks = plainList(node.marks)
    if (marks.length > maxMarks) throw new ValueNotAllowed(unknownContent)
    for (const mark of marks) attributesOf(plainObject(mark, keysOfMarks), keysOfAttributes.marks)
    for (const child of plainList(node.content)) open.push({ json: child, depth: next.depth + 1 })
  }
}

const keysOfNodes = new Set(['type', 'attrs', 'content', 'marks', 'text'])
const keysOfMarks = new Set(['type', 'attrs'])

/** Refuses other keys, also `__proto__`, which JSON can name. */
function plainObject(json: unknown, keys: Set<string>): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new ValueNotAllowed(unknownContent)
  for (const key of Object.keys(json)) if (!keys.has(key)) throw new ValueNotAllowed(unknownContent)
  return json as Record<string, unknown>
}

function plainList(json: unknown): unknown[] {
  if (json === undefined) return []
  if (!Array.isArray(json)) throw new ValueNotAllowed(unknownContent)
  return json
}

/** Cached, since each node and mark of a long text needs it. */
const keysOfAttributes = { nodes: keysByName(bodySchema.nodes), marks: keysByName(bodySchema.marks) }

function keysByName(types: Record<string, { spec: { attrs?: object } }>) {
  return new Map(Object.entries(types).map(([name, { spec }]) => [name, new Set(Object.keys(spec.attrs ?? {}))]))
}

function attributesOf({ type, attrs }: Record<string, unknown>, keysOf: Map<unknown, Set<string>>) {
  const keys = keysOf.get(type)
  if (!keys) throw new ValueNotAllowed(unknownContent)
  if (attrs !== undefined && attrs !== null) plainObject(attrs, keys)
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

function wordsOnlyDocument(json: unknown): Node {
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
