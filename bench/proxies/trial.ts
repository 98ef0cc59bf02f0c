import type { Archive } from './archive'
import type { Answer, Request } from './ask'
import type { Example, Proxy } from './examples'

export type Trial = { example: Example; proxy: Proxy; archive: Archive }

/** Asks through the proxy of a trial, or an instance itself. */
export type Asking = (path: string, more?: Partial<Request>) => Promise<Answer>
