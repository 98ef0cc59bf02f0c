export type BodyMedia = {
  id: string
  lineage: string
  name: string
  type: string
  bytes: number
  width: number | null
  height: number | null
  pages: number | null
  /** Seconds, and pixels of a film. */
  recording?: { seconds: number; width?: number; height?: number } | null
  tone: string | null
}
