import { entryList, type ListedEntry } from '@/domain/published/entry-list'

const atOnce = 50

export async function* everyEntry(now: number): AsyncGenerator<ListedEntry> {
  for (let page = 1; ; page++) {
    const { entries, total } = await entryList({ now, filter: {}, page, limit: atOnce })
    yield* entries
    if (page * atOnce >= total) return
  }
}
