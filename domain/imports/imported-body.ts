import type { Node } from '@tiptap/pm/model'

/** A file in a text: by its WordPress number, if known, and by address. */
export type MediaRef = { id?: string; url: string }

export type MediaHere = {
  mediaId: string
  kind: 'picture' | 'document'
  alt?: string
  caption?: string
  credit?: string
}

export type BodyContext = {
  /** Words marked with the text's own language need no mark. */
  language?: string
  /** Returns undefined for a link that stays unchanged. */
  resolveLink(href: string): string | undefined
  resolveMedia(ref: MediaRef): MediaHere | undefined
  isTextOnly?: boolean
  resolveBlock?(id: string): string | undefined
  /** Pictures of this text, for a gallery that lists none. */
  attached?: MediaRef[]
  /** JSON of the text's meta `footnotes`: a list of { id, content }. */
  footnotes?: string
}

/** `place`: the words or address with the problem. */
export type BodyProblem = { what: string; place: string }

/** Heading ids by the names of anchors; '' for an anchor before all headings. */
export type PlaceMap = Map<string, string>

export type ImportedBody = {
  body: unknown
  doc: Node
  problems: BodyProblem[]
  mediaRefs: MediaRef[]
  links: string[]
  blocks: string[]
  /** The words before “read more”; '' without such a line. */
  teaser: string
  places: PlaceMap
}
