import { changeQueries } from './change-queries'

// Deliberate fault: scheduled texts are live, and kept pages end, one millisecond too early. Loaded by `--import`.

changeQueries((sql) =>
  sql
    .replaceAll('newest.goes_live_at <= ', 'newest.goes_live_at - 1 <= ')
    .replace(/min\(("[^)]*goes_live_at")\)/, 'min($1) - 1'),
)
