import type { Node } from '@tiptap/pm/model'

/** A file that a text shows or offers: by its number in WordPress where that is known, and by its address. */
export type MediaRef = { id?: string; url: string }

/** A file that is here: what to put in its place. */
export type MediaHere = {
  mediaId: string
  kind: 'picture' | 'document'
  alt?: string
  caption?: string
  credit?: string
}

/** The facts that the text cannot say itself. */
export type BodyContext = {
  /** The text's own language: words that are marked as in this one need no mark. */
  language?: string
  /** Returns where a link leads from now on; undefined where it stays as it is. */
  resolveLink(href: string): string | undefined
  resolveMedia(ref: MediaRef): MediaHere | undefined
  /** No folder of uploads was given: no file can be there, whatever the text shows. */
  hasNoFiles?: boolean
  /** The content of a block that several texts share, by its number. */
  resolveBlock?(id: string): string | undefined
  /** The pictures that were uploaded to this text, for a gallery that names none. */
  attached?: MediaRef[]
  /** The text's meta `footnotes`: a list of { id, content } as JSON. */
  footnotes?: string
}

/** A problem that a person should look at; `place`: the words or the address that it is about. */
export type BodyProblem = { what: string; place: string }

/** The place to which each name leads within a text as it is here: to a heading's own; empty where no heading stands before it. */
export type PlaceMap = Map<string, string>

export type ImportedBody = {
  /** A body as the schema has it. */
  body: unknown
  /** The body as a document, with its links within the text unchanged. */
  doc: Node
  problems: BodyProblem[]
  /** All files, links and shared blocks that the text refers to, in its order, each once. */
  mediaRefs: MediaRef[]
  links: string[]
  blocks: string[]
  /** The words before the line that says "read more"; empty where there is no such line. */
  teaser: string
  /** The places where the names of its places lead here. */
  places: PlaceMap
}
