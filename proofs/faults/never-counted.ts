import { changeQueries } from './change-queries'

// Deliberate fault: a later count of the same key is not added. Loaded by `--import`.

changeQueries((sql) => sql.replace(/\+ excluded\.times/, '+ 0 * excluded.times'))
