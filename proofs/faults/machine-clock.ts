import { changeQueries } from './change-queries'

// A fault for controls: the clock of the machine is taken for that of the database. Loaded before a program by `--import`.

changeQueries((sql) => sql.replace('clock_timestamp()', `to_timestamp(${Date.now()} / 1000.0)`))
