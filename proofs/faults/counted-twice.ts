import { changeQueries } from './change-queries'

// Deliberate fault: a later count of the same key is added twice. Loaded by `--import`.

changeQueries((sql) => sql.replace(/\+ excluded\.times/, '+ 2 * excluded.times'))
