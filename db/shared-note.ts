/** A note under a name of a topic; `at`: UTC ms. */
export type SharedNote = { name: string; value: unknown; at: number }
