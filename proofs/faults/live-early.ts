import { changeQueries } from './change-queries'

// Deliberate fault: scheduled texts are live at once. Loaded by `--import`.

changeQueries((sql) => sql.replaceAll('newest.goes_live_at <= ', 'newest.goes_live_at - 9e12 <= '))
