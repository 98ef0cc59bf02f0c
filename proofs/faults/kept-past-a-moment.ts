import { changeQueries } from './change-queries'

// A fault for controls: whoever keeps pages is not told that something goes live. Loaded before a program by `--import`.

changeQueries((sql) => sql.replace(/min\(("[^)]*goes_live_at")\)/, 'min($1) + 9e12'))
