export type EntryParams = { id: string }

/** The entry an address names; a number that no entry has when it is none. */
export function entryIdOf({ id }: EntryParams) {
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0
}
