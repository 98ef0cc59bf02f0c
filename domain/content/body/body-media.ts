/** The facts that rendering needs to know of an upload. */
export type BodyMedia = {
  id: string
  lineage: string
  name: string
  type: string
  bytes: number
  width: number | null
  height: number | null
  pages: number | null
  /** For sound and films: how long they are, and the size of their picture. */
  recording?: { seconds: number; width?: number; height?: number } | null
  tone: string | null
}
