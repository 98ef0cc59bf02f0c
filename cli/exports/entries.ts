import { entryList, type ListedEntry } from '@/domain/published/entry-list'

const entriesAtOnce = 50

export async function* everyEntry(now: number): AsyncGenerator<ListedEntry> {
  for (let page = 1; ; page++) {
    const { entries, total } = await entryList({ now, filter: {}, page, limit: entriesAtOnce })
    yield* entries
    if (page * entriesAtOnce >= total) return
  }
}
