/** UTC ms. */
export type SharedNote = { name: string; value: unknown; at: number }
