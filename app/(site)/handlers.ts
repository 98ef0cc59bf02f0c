import { publicAddress } from '@/lib/web/public-address'
import { book } from './book/book'
import { feed } from './feed/feeds'
import * as forms from './handlers/forms'
import * as help from './handlers/help'
import * as lists from './handlers/lists'
import { llms } from './handlers/llms'
import * as machines from './handlers/machines'
import * as reading from './handlers/reading'
import { search } from './handlers/search'
import { icon } from './icon/draw-icon'
import { entryRoute as entry } from './item'
import { oai } from './oai/oai'
import * as api from './open-data/handlers'
import type { PublicHandler } from './public-route'
import * as sitemaps from './sitemap/parts'
import * as social from './social/social'

const groups = { ...api, ...forms, ...help, ...lists, ...machines, ...reading, ...sitemaps, ...social }

/** Handlers by their names in `addresses.mjs`. */
export const handlers: Record<string, PublicHandler> = { ...groups, book, entry, feed, icon, llms, oai, search }

/** Returns the handler of a path; for a file, that of a missing page, since the front door sends files itself. */
export function handlerAt(path: string): PublicHandler {
  return handlers[publicAddress(path).row.handler ?? 'entry']!
}

/** Returns the handler for a moment that is not the present. Files for programs are missing then. */
export function handlerOf(path: string): PublicHandler {
  return publicAddress(path).row.forPrograms ? entry : handlerAt(path)
}
