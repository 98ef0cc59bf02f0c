export type EntryParams = { id: string }

/** The number of the entry in an address; for any other text a number that no entry has. */
export function entryIdOf({ id }: EntryParams) {
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0
}
