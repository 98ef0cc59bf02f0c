import { changeQueries } from './change-queries'

// Deliberate fault: the machine's clock is used instead of the database's. Loaded by `--import`.

changeQueries((sql) => sql.replace('clock_timestamp()', `to_timestamp(${Date.now()} / 1000.0)`))
