import journal from '@/db/migrations-postgres/meta/_journal.json' with { type: 'json' }
import { laterBy } from '@/db/test-later-build'

// Loaded before anything else, it makes this process a later build, which knows more changes of the schema.

for (const name of process.env.LATER_CHANGES!.split(' ')) {
  const last = journal.entries.at(-1)!
  const idx = last.idx + 1
  journal.entries.push({ ...last, idx, when: last.when + laterBy, tag: `${String(idx).padStart(4, '0')}_${name}` })
}
